import { Alert, Descriptions, Form, Radio, Select } from 'antd';
import { api, type CaseFile, type Schemas, value } from '../../api/client';
import { Field, LineField, options, ProseField, TickField, YuanField } from '../../common/fields/Field';
import { DayField } from '../../common/fields/DayField';
import { Rule } from '../../common/Rule';
import { fenOf, yuanOf } from '../../common/money';
import { chinaToday } from '../../common/china-time';
import { useTexts } from '../../texts';
import { draftItems } from '../draft-items';
import { isSoft } from '../missing';
import { actForm, at } from './act-form';
import { AtWorkFields, DeliveryFields, OnDay, WitnessField } from './shared-fields';

function NoticeFields() {
  return (
    <>
      <AtWorkFields />
      <DeliveryFields />
    </>
  );
}
export const giveNotice = actForm<Schemas['NoticeInput']>({
  Fields: NoticeFields,
  initial: (file) => ({ officerIds: file.officerIds, method: 'direct', receivedOn: chinaToday() }),
  send: (file, body) => value(api.POST('/api/cases/{id}/notice', { ...at(file), body })),
});

function DefenceFields() {
  const { acts: a } = useTexts();
  return (
    <>
      <Field name="kind" label={a.defenceKind}>
        <Radio.Group options={options(a.defenceKinds)} />
      </Field>
      <OnDay />
      <ProseField name="text" label={a.text} maxLength={10_000} />
      <ProseField name="consideration" label={a.consideration} rows={2} optional />
    </>
  );
}
export const recordDefence = actForm<Schemas['DefenceInput']>({
  Fields: DefenceFields,
  initial: () => ({ on: chinaToday() }),
  send: (file, { consideration, ...body }) =>
    value(
      api.POST('/api/cases/{id}/defence', {
        ...at(file),
        body: { ...body, ...(consideration && { consideration }) },
      }),
    ),
});

function DecideFields({ file }: { file: CaseFile }) {
  const texts = useTexts();
  const { acts: a, casePage: t } = texts;
  const blockers = file.missing.filter((item) => !isSoft(item));
  return (
    <>
      <Alert
        showIcon
        style={{ marginBottom: 16 }}
        type={blockers.length ? 'warning' : 'success'}
        title={blockers.length ? a.decideBlocked : a.decideReady}
        description={
          blockers.length > 0 && (
            <ul style={{ margin: 0, paddingInlineStart: 18 }}>
              {blockers.map((item, i) => (
                <li key={i}>
                  {item.text} {item.ruleId && <Rule id={item.ruleId} />}
                </li>
              ))}
            </ul>
          )
        }
      />
      {file.reviewScope && (
        <p>
          <strong>
            {t.review}
            {texts.app.colon}
          </strong>
          {file.reviewScope.required ? t.reviewNeeded : t.reviewNotNeeded}（{file.reviewScope.because}）
          {file.review &&
            ` ${file.review.opinionNumber} ${file.review.reviewerName} ${file.review.passed ? '✓' : '✗'}`}
        </p>
      )}
      {file.draft && (
        <>
          <p>{a.decideLead}</p>
          <Descriptions
            bordered
            size="small"
            column={1}
            styles={{ label: { width: 120 } }}
            items={draftItems(file.draft, texts)}
          />
        </>
      )}
    </>
  );
}
/** The decision as it goes out: about whom, what, on which basis. */
function DecisionGoesOut({ file }: { file: CaseFile }) {
  const texts = useTexts();
  const { acts: a, casePage: t } = texts;
  return (
    <>
      <p>{a.decideOnce}</p>
      <Descriptions
        bordered
        size="small"
        column={1}
        styles={{ label: { width: 120 } }}
        items={[
          { key: 'party', label: texts.cases.party, children: file.partyName },
          { key: 'cause', label: a.cause, children: file.cause },
          { key: 'facts', label: t.facts, children: <div className="paper">{file.facts}</div> },
          ...(file.draft ? draftItems(file.draft, texts) : []),
        ]}
      />
    </>
  );
}
export const decide = actForm<Schemas['DecideInput']>({
  Fields: DecideFields,
  Confirm: DecisionGoesOut,
  send: (file) =>
    value(api.POST('/api/cases/{id}/decision', { ...at(file), body: { version: file.version } })),
});

function AnnouncementFields() {
  const { acts: a } = useTexts();
  return (
    <>
      <Field name="paper" label={a.announcedPaper}>
        <Radio.Group options={options(a.announcedPapers)} />
      </Field>
      <OnDay name="postedOn" label={a.postedOn} />
      <LineField name="place" label={a.postedAt} />
      <Field name="ground" label={a.announcementGround}>
        <Radio.Group options={options(a.announcementGrounds)} />
      </Field>
      <ProseField name="tried" label={a.servicesTried} rows={2} />
      <ProseField name="text" label={a.announcementText} maxLength={10_000} />
    </>
  );
}
export const announceService = actForm<Schemas['AnnouncementInput']>({
  Fields: AnnouncementFields,
  initial: (file) => ({
    paper: file.state === 'decided' ? 'decision' : 'notice',
    postedOn: chinaToday(),
  }),
  send: (file, body) => value(api.POST('/api/cases/{id}/announcements', { ...at(file), body })),
});

function ServiceFields() {
  const { acts: a } = useTexts();
  return (
    <>
      <AtWorkFields />
      <DeliveryFields />
      <LineField name="recipient" label={a.recipient} maxLength={60} />
      <WitnessField />
      <TickField name="consent" label={a.consent} />
    </>
  );
}
export const serveDecision = actForm<Schemas['ServiceInput']>({
  Fields: ServiceFields,
  initial: (file) => ({
    officerIds: file.officerIds,
    method: 'direct',
    receivedOn: chinaToday(),
    recipient: file.party.representative ?? file.party.name,
  }),
  send: (file, { witness, consent, ...body }) =>
    value(
      api.POST('/api/cases/{id}/service', {
        ...at(file),
        body: { ...body, ...(witness && { witness }), ...(consent && { consent }) },
      }),
    ),
});

function PaymentFields() {
  const { acts: a } = useTexts();
  return (
    <>
      <OnDay name="paidOn" label={a.paidOn} />
      <YuanField name="amount" label={a.amount} />
      <LineField name="receipt" label={a.receipt} maxLength={80} />
    </>
  );
}
export const recordPayment = actForm<{ paidOn: string; amount: string; receipt: string }>({
  Fields: PaymentFields,
  initial: (file) => ({
    paidOn: chinaToday(),
    ...(file.account && { amount: yuanOf(file.account.owedFen) }),
  }),
  send: (file, { paidOn, amount, receipt }) =>
    value(
      api.POST('/api/cases/{id}/payments', {
        ...at(file),
        body: { paidOn, amountFen: fenOf(amount) ?? 0, receipt },
      }),
    ),
});

function HandInFields() {
  const { acts: a } = useTexts();
  return (
    <>
      <OnDay name="handedInOn" label={a.handedInOn} />
      <OnDay name="bankedOn" label={a.bankedOn} />
      <LineField name="receipt" label={a.receipt} maxLength={80} />
    </>
  );
}
export const handInCash = actForm<Schemas['HandInInput']>({
  Fields: HandInFields,
  send: (file, body) => value(api.POST('/api/cases/{id}/cash', { ...at(file), body })),
});

export function AnnulFields() {
  const { acts: a } = useTexts();
  return (
    <>
      <OnDay />
      <Field name="outcome" label={a.outcome}>
        <Select options={options(a.outcomes)} />
      </Field>
      <LineField name="document" label={a.annulDocument} />
      <ProseField name="reason" label={a.reason} rows={2} maxLength={500} />
    </>
  );
}
function AnnulDecisionFields() {
  const { acts: a } = useTexts();
  const changed = (Form.useWatch('outcome') as string | undefined) === 'changed';
  return (
    <>
      <AnnulFields />
      {changed && (
        <>
          <YuanField name="changedFine" label={a.changedFine} />
          <YuanField name="changedConfiscated" label={a.changedConfiscated} />
          <Field name="payBy" label={a.changedPayBy} optional>
            <DayField future />
          </Field>
        </>
      )}
    </>
  );
}
interface AnnulmentValues extends Omit<Schemas['DecisionAnnulmentInput'], 'content'> {
  changedFine?: string;
  changedConfiscated?: string;
  payBy?: string;
}
export const annulDecision = actForm<AnnulmentValues>({
  Fields: AnnulDecisionFields,
  initial: () => ({ changedConfiscated: '0' }),
  send: (file, { changedFine, changedConfiscated, payBy, ...body }) => {
    const content = {
      fineFen: fenOf(changedFine ?? '') ?? 0,
      confiscatedFen: fenOf(changedConfiscated ?? '') ?? 0,
      ...(payBy && { payBy }),
    };
    return value(
      api.POST('/api/cases/{id}/annulment', {
        ...at(file),
        body: { ...body, ...(body.outcome === 'changed' && { content }) },
      }),
    );
  },
});

function RefundFields() {
  const { acts: a } = useTexts();
  return (
    <>
      <OnDay />
      <YuanField name="amount" label={a.amount} />
      <LineField name="receipt" label={a.receipt} maxLength={80} />
    </>
  );
}
export const recordRefund = actForm<{ on: string; amount: string; receipt: string }>({
  Fields: RefundFields,
  initial: (file) => ({
    on: chinaToday(),
    ...(file.account && { amount: yuanOf(file.account.refundFen) }),
  }),
  send: (file, { on, amount, receipt }) =>
    value(
      api.POST('/api/cases/{id}/refunds', {
        ...at(file),
        body: { on, amountFen: fenOf(amount) ?? 0, receipt },
      }),
    ),
});
