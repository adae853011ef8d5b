import { Radio, Select } from 'antd';
import { api, type CaseFile, type Schemas, value } from '../../api/client';
import { Field, LineField, options, ProseField, TickField } from '../../common/fields/Field';
import { useTexts } from '../../texts';
import { actForm, at } from './act-form';
import { AtWorkFields, ItemsField, itemsAtFirst, OnDay, WitnessField } from './shared-fields';

function FilingFields({ file }: { file: CaseFile }) {
  const { acts: a, app, casePage: t } = useTexts();
  return (
    <>
      <p>
        <strong>{file.cause}</strong> · {file.partyName}
      </p>
      <p className="paper">{`${t.summary}${app.colon}${file.summary}`}</p>
      <ProseField name="timeBarReason" label={a.timeBarReason} optional rows={2} maxLength={1000} />
    </>
  );
}
export const requestFiling = actForm<Schemas['RequestFilingInput']>({
  Fields: FilingFields,
  send: (file, { timeBarReason }) =>
    value(
      api.POST('/api/cases/{id}/filing-request', {
        ...at(file),
        body: timeBarReason ? { timeBarReason } : {},
      }),
    ),
});

function InvestigationFields() {
  const texts = useTexts();
  const { acts: a } = texts;
  return (
    <>
      <Field name="kind" label={a.recordKind}>
        <Select options={options(texts.investigationKinds)} />
      </Field>
      <AtWorkFields />
      <LineField name="place" label={a.place} />
      <ProseField name="content" label={a.content} rows={6} maxLength={20_000} />
      <TickField name="certificatesShown" label={a.certificatesShown} />
      <Field name="partyPresence" label={a.partyPresence}>
        <Radio.Group options={options(a.presence)} />
      </Field>
      <WitnessField />
      <TickField name="wholeCourse" label={texts.vault.wholeCourse} />
    </>
  );
}
export const recordInvestigation = actForm<Schemas['InvestigationInput']>({
  Fields: InvestigationFields,
  initial: (file) => ({
    kind: 'site-inspection',
    officerIds: file.officerIds,
    place: file.place,
    partyPresence: 'signed',
    certificatesShown: false,
  }),
  send: (file, { witness, ...body }) =>
    value(
      api.POST('/api/cases/{id}/investigations', {
        ...at(file),
        body: { ...body, ...(witness && { witness }) },
      }),
    ),
});

function PreservationFields() {
  const { acts: a } = useTexts();
  return (
    <>
      <AtWorkFields />
      <ProseField name="items" label={a.items} />
      <ProseField name="reason" label={a.reason} rows={2} maxLength={1000} />
    </>
  );
}
export const orderPreservation = actForm<Schemas['PreservationInput']>({
  Fields: PreservationFields,
  initial: (file) => ({ officerIds: file.officerIds }),
  send: (file, body) => value(api.POST('/api/cases/{id}/preservations', { ...at(file), body })),
});

function SettleFields({ file }: { file: CaseFile }) {
  const { acts: a } = useTexts();
  return (
    <>
      <ItemsField file={file} kind="preserved" />
      <OnDay />
      <ProseField name="disposal" label={a.disposal} maxLength={2000} />
    </>
  );
}
export const settlePreservation = actForm<Schemas['SettlePreservationInput']>({
  Fields: SettleFields,
  initial: (file) => ({ itemIds: itemsAtFirst(file, 'preserved') }),
  send: (file, body) => value(api.POST('/api/cases/{id}/preservations/settlement', { ...at(file), body })),
});

function FactsFields() {
  const { acts: a } = useTexts();
  return (
    <>
      <ProseField name="facts" label={a.facts} rows={8} maxLength={20_000} />
      <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
        <legend style={{ marginBottom: 8 }}>{a.scope}</legend>
        <TickField name="publicInterest" label={a.publicInterest} />
        <TickField name="socialRisk" label={a.socialRisk} />
        <TickField name="complex" label={a.complex} />
        <TickField name="grave" label={a.grave} />
      </fieldset>
    </>
  );
}
export const stateFacts = actForm<Schemas['FactsInput']>({
  Fields: FactsFields,
  initial: ({ facts, publicInterest, socialRisk, complex, grave }) => ({
    facts,
    publicInterest,
    socialRisk,
    complex,
    grave,
  }),
  send: (file, body) => value(api.POST('/api/cases/{id}/facts', { ...at(file), body })),
});

function ConclusionFields() {
  const { acts: a } = useTexts();
  return <ProseField name="report" label={a.report} rows={8} maxLength={20_000} />;
}
export const concludeInvestigation = actForm<Schemas['ConclusionInput']>({
  Fields: ConclusionFields,
  send: (file, body) => value(api.POST('/api/cases/{id}/conclusion', { ...at(file), body })),
});
