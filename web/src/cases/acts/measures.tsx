import { Radio, Select } from 'antd';
import { api, type CaseFile, type Schemas, value } from '../../api/client';
import { MomentField } from '../../common/fields/DayField';
import { Field, LineField, options, ProseField, TickField } from '../../common/fields/Field';
import { chinaMinute } from '../../common/china-time';
import { useTexts } from '../../texts';
import { actForm, at } from './act-form';
import { AnnulFields } from './decision';
import { AtWorkFields, OnDay, WitnessField } from './shared-fields';

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
function said<T extends Schemas['SeizureInput'] | Schemas['DemolitionInput']>(body: T): T {
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
  send: (file, body) => value(api.POST('/api/cases/{id}/seizures', { ...at(file), body: said(body) })),
});

function LiftFields() {
  const { acts: a, matters } = useTexts();
  return (
    <>
      <OnDay />
      <ProseField name="reason" label={a.reason} rows={2} maxLength={1000} />
      <ProseField name="disposal" label={a.disposal} rows={2} maxLength={2000} />
      <TickField name="unlawful" label={matters.unlawful} />
    </>
  );
}
export const liftSeizure = actForm<Schemas['LiftSeizureInput']>({
  Fields: LiftFields,
  send: (file, body) => value(api.POST('/api/cases/{id}/seizures/lifting', { ...at(file), body })),
});

function DemolitionFields() {
  const { vault: t } = useTexts();
  return (
    <>
      <TickField name="conditionsMet" label={t.demolitionConditions} must />
      <MeasureFields />
    </>
  );
}
export const demolish = actForm<Schemas['DemolitionInput']>({
  Fields: DemolitionFields,
  initial: begun,
  send: (file, body) => value(api.POST('/api/cases/{id}/demolitions', { ...at(file), body: said(body) })),
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
