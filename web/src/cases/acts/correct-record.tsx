import { Select } from 'antd';
import { api, type CaseFile, type Schemas, value } from '../../api/client';
import { Field, ProseField } from '../../common/fields/Field';
import { chinaMinute } from '../../common/china-time';
import { useTexts } from '../../texts';
import { actForm, at } from './act-form';

function CorrectionFields({ file }: { file: CaseFile }) {
  const { acts: a } = useTexts();
  const papers = [...file.documents].reverse().map(({ id, title, number, createdAt }) => ({
    value: id,
    label: [title, number, chinaMinute(createdAt)].filter(Boolean).join(' · '),
  }));
  return (
    <>
      <Field name="documentId" label={a.paper}>
        <Select options={papers} showSearch optionFilterProp="label" />
      </Field>
      <ProseField name="sentence" label={a.sentence} rows={3} maxLength={1000} />
      <ProseField name="truth" label={a.truth} rows={4} maxLength={2000} />
      <ProseField name="reason" label={a.reason} rows={3} maxLength={1000} />
    </>
  );
}
/** 更正记录: the paper stays, the correction stands beside it. */
export const correctRecord = actForm<Schemas['RecordCorrectionInput']>({
  Fields: CorrectionFields,
  send: (file, body) => value(api.POST('/api/cases/{id}/record-corrections', { ...at(file), body })),
});
