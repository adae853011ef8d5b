import { api, type Schemas, value } from '../../api/client';
import { Select } from 'antd';
import { Field, options, ProseField } from '../../common/fields/Field';
import { useTexts } from '../../texts';
import { actForm, at } from './act-form';

function ReasonFields() {
  const { acts: a } = useTexts();
  return <ProseField name="reason" label={a.reason} rows={4} maxLength={1000} />;
}

type ReasonPath =
  | '/api/cases/{id}/resume'
  | '/api/cases/{id}/drop'
  | '/api/cases/{id}/transfer'
  | '/api/cases/{id}/close'
  | '/api/cases/{id}/lead-withdrawal';

/** Acts that ask for a reason and nothing else. */
export const withReason = (path: ReasonPath) =>
  actForm<Schemas['ReasonInput']>({
    Fields: ReasonFields,
    send: (file, body) => value(api.POST(path, { ...at(file), body })),
  });

function GapFields() {
  const texts = useTexts();
  return (
    <>
      <Field name="stage" label={texts.evidence.stage}>
        <Select options={options(texts.stages)} />
      </Field>
      <ProseField name="reason" label={texts.acts.reason} rows={4} maxLength={500} />
    </>
  );
}
/** REC-03: a stage without recordings says why. */
export const explainGap = actForm<Schemas['RecordReasonInput']>({
  Fields: GapFields,
  initial: (_, stage) => ({ stage: stage as Schemas['RecordReasonInput']['stage'] }),
  send: (file, body) =>
    value(api.POST('/api/cases/{id}/record-reasons', { params: { path: { id: file.id } }, body })),
});
