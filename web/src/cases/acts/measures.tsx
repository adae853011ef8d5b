import { Radio, Select } from 'antd';
import { api, type CaseFile, type Schemas, value } from '../../api/client';
import { MomentField } from '../../common/fields/DayField';
import { Field, LineField, options, ProseField, TickField } from '../../common/fields/Field';
import { chinaMinute } from '../../common/china-time';
import { useTexts } from '../../texts';
import { actForm, at } from './act-form';
import { AnnulFields } from './decision';
import { AtWorkFields, ItemsField, itemsAtFirst, OnDay, WitnessField } from './shared-fields';

function MeasureFields() {
  const { acts: a, vault: t } = useTexts();
  return (
    <>
      <AtWorkFields />
      <LineField name="place" label={a.place} maxLength={150} />
      <ProseField name="reason" label={t.measureReason} rows={2} maxLength={2000} />
      <Field name="approvedAt" label={t.approvedAt} extra={t.approvedHint} optional>
        <MomentField />
      </Field>
      <TickField name="urgent" label={t.urgent} />
      <TickField name="certificatesShown" label={a.certificatesShown} must />
      <Field name="partyPresence" label={a.partyPresence}>
        <Radio.Group options={options(a.presence)} />
      </Field>
      <WitnessField />
    </>
  );
}

const begun = (file: CaseFile) => ({
  officerIds: file.officerIds,
  place: file.place,
  partyPresence: 'signed' as const,
  urgent: false,
});

/** What was left empty is not sent. */
function withoutEmpty<T extends Schemas['SeizureInput'] | Schemas['DemolitionInput']>(body: T): T {
  return Object.fromEntries(Object.entries(body).filter(([, v]) => v !== undefined && v !== '')) as T;
}

function SeizureFields() {
  const { vault: t } = useTexts();
  return (
    <>
      <ProseField name="items" label={t.seized} />
      <MeasureFields />
    </>
  );
}
export const seize = actForm<Schemas['SeizureInput']>({
  Fields: SeizureFields,
  initial: begun,
  send: (file, body) =>
    value(api.POST('/api/cases/{id}/seizures', { ...at(file), body: withoutEmpty(body) })),
});

function LiftFields({ file }: { file: CaseFile }) {
  const { acts: a, matters } = useTexts();
  return (
    <>
      <ItemsField file={file} kind="seized" />
      <OnDay />
      <ProseField name="reason" label={a.reason} rows={2} maxLength={1000} />
      <ProseField name="disposal" label={a.disposal} rows={2} maxLength={2000} />
      <TickField name="unlawful" label={matters.unlawful} />
    </>
  );
}
export const liftSeizure = actForm<Schemas['LiftSeizureInput']>({
  Fields: LiftFields,
  initial: (file) => ({ itemIds: itemsAtFirst(file, 'seized') }),
  send: (file, body) => value(api.POST('/api/cases/{id}/seizures/lifting', { ...at(file), body })),
});

function GoodsFields({ file }: { file: CaseFile }) {
  const { acts: a } = useTexts();
  return (
    <>
      <ItemsField file={file} kind="confiscated" />
      <OnDay />
      <Field name="way" label={a.goodsWay}>
        <Radio.Group options={options(a.goodsWays)} />
      </Field>
      <ProseField name="account" label={a.goodsAccount} rows={2} maxLength={1900} />
    </>
  );
}
export const disposeGoods = actForm<Schemas['GoodsDisposalInput']>({
  Fields: GoodsFields,
  initial: (file) => ({ itemIds: itemsAtFirst(file, 'confiscated') }),
  send: (file, body) => value(api.POST('/api/cases/{id}/goods-disposals', { ...at(file), body })),
});

function DemolitionFields() {
  const { vault: t } = useTexts();
  return (
    <>
      <p>{t.demolitionConditions}</p>
      <ProseField name="duty" label={t.demolitionDuty} rows={2} maxLength={500} />
      <OnDay name="announcedOn" label={t.demolitionAnnouncedOn} />
      <LineField name="announcedAt" label={t.demolitionAnnouncedAt} />
      <LineField name="demandNumber" label={t.demandNumber} maxLength={80} />
      <OnDay name="demandServedOn" label={t.demandServedOn} />
      <OnDay name="demandedBy" label={t.demandedBy} />
      <LineField name="executionNumber" label={t.executionNumber} maxLength={80} />
      <OnDay name="executionServedOn" label={t.executionServedOn} />
      <LineField name="statedBy" label={t.statedBy} maxLength={60} />
      <ProseField name="statedOn" label={t.statedOn} rows={2} maxLength={500} />
      <MeasureFields />
    </>
  );
}
export const demolish = actForm<Schemas['DemolitionInput']>({
  Fields: DemolitionFields,
  initial: begun,
  send: (file, body) =>
    value(api.POST('/api/cases/{id}/demolitions', { ...at(file), body: withoutEmpty(body) })),
});

const bare = (file: CaseFile) => file.courses.filter((course) => course.status === 'uncovered');

function ExcuseFields({ file }: { file: CaseFile }) {
  const { vault: t } = useTexts();
  const words = Object.fromEntries(
    bare(file).map(({ id, title, from }) => [id, `${title} ${chinaMinute(from)}`]),
  );
  return (
    <>
      <Field name="courseId" label={t.course}>
        <Select options={options(words)} />
      </Field>
      <ProseField name="reason" label={t.excuse} rows={4} maxLength={500} />
    </>
  );
}
export const excuseCourse = actForm<Schemas['ExcuseCourseInput']>({
  Fields: ExcuseFields,
  initial: (file) => ({ courseId: bare(file)[0]?.id }),
  send: (file, body) => value(api.POST('/api/cases/{id}/course-excuses', { ...at(file), body })),
});

const standing = (file: CaseFile) => file.measures.filter(({ annulledOn }) => !annulledOn);

function AnnulMeasureFields({ file }: { file: CaseFile }) {
  const { matters: t } = useTexts();
  const words = Object.fromEntries(standing(file).map(({ id, number, items }) => [id, `${number} ${items}`]));
  return (
    <>
      <Field name="measureId" label={t.measure}>
        <Select options={options(words)} />
      </Field>
      <AnnulFields />
    </>
  );
}
export const annulMeasure = actForm<Schemas['MeasureAnnulmentInput']>({
  Fields: AnnulMeasureFields,
  initial: (file) => ({ measureId: standing(file)[0]?.id }),
  send: (file, body) => value(api.POST('/api/cases/{id}/measure-annulments', { ...at(file), body })),
});
