import { Select } from 'antd';
import { api, type Schemas, value } from '../../api/client';
import { chinaToday } from '../../common/china-time';
import { HourField } from '../../common/fields/DayField';
import { Field, LineField, options, ProseField, TickField } from '../../common/fields/Field';
import { OfficerField } from '../../common/fields/OfficersField';
import { useTexts } from '../../texts';
import { actForm, at } from './act-form';
import { OnDay } from './shared-fields';

export const requestHearing = actForm<Schemas['HearingRequestInput']>({
  Fields: () => <OnDay />,
  initial: () => ({ on: chinaToday() }),
  send: (file, body) => value(api.POST('/api/cases/{id}/hearing/request', { ...at(file), body })),
});

function WaiverFields() {
  return (
    <>
      <OnDay />
      <ProseField name="text" label={useTexts().acts.text} maxLength={10_000} />
    </>
  );
}
export const waiveHearing = actForm<Schemas['HearingWaiverInput']>({
  Fields: WaiverFields,
  initial: () => ({ on: chinaToday() }),
  send: (file, body) => value(api.POST('/api/cases/{id}/hearing/waiver', { ...at(file), body })),
});

function ScheduleFields() {
  const { acts: a, closedFor } = useTexts();
  return (
    <>
      <OnDay name="noticedOn" label={a.noticedOn} />
      <OnDay label={a.hearingDay} future />
      <Field name="time" label={a.hearingTime}>
        <HourField />
      </Field>
      <LineField name="place" label={a.hearingPlace} />
      <Field name="closedFor" label={a.closedFor} extra={a.closedForHint} optional>
        <Select options={options(closedFor)} placeholder={a.public} allowClear />
      </Field>
      <Field name="presiderOfficerId" label={a.presider}>
        <OfficerField kind="hearing-presider" />
      </Field>
    </>
  );
}
export const scheduleHearing = actForm<Schemas['ScheduleHearingInput']>({
  Fields: ScheduleFields,
  send: (file, body) => value(api.POST('/api/cases/{id}/hearing/schedule', { ...at(file), body })),
});

function RecordFields() {
  const { acts: a } = useTexts();
  return (
    <>
      <ProseField name="record" label={a.hearingRecord} rows={8} maxLength={50_000} />
      <TickField name="partyAbsent" label={a.partyAbsent} />
    </>
  );
}
export const recordHearing = actForm<Schemas['HearingRecordInput']>({
  Fields: RecordFields,
  initial: () => ({ partyAbsent: false }),
  send: (file, body) => value(api.POST('/api/cases/{id}/hearing/record', { ...at(file), body })),
});

function ReportFields() {
  return <ProseField name="report" label={useTexts().votes.report} rows={8} maxLength={20_000} />;
}
export const reportHearing = actForm<Schemas['HearingReportInput']>({
  Fields: ReportFields,
  send: (file, body) => value(api.POST('/api/cases/{id}/hearing/report', { ...at(file), body })),
});
