import { Select } from 'antd';
import { api, type Schemas, value } from '../../api/client';
import { Field, ProseField } from '../../common/fields/Field';
import { useTexts } from '../../texts';
import { actForm, at } from './act-form';

function SubmissionFields() {
  const { acts: a } = useTexts();
  return (
    <>
      <ProseField name="statement" label={a.statement} rows={6} maxLength={10_000} />
      <Field name="materials" label={a.materials}>
        <Select mode="tags" options={a.materialChoices.map((name) => ({ value: name, label: name }))} />
      </Field>
    </>
  );
}
export const submitReview = actForm<Schemas['SubmissionInput']>({
  Fields: SubmissionFields,
  initial: (file) => ({
    // Documents of the file are named in Chinese in any language.
    materials: ['送审说明', '决定书草稿', '证据材料', ...(file.hearing?.heldOn ? ['听证笔录'] : [])],
  }),
  send: (file, body) => value(api.POST('/api/cases/{id}/reviews', { ...at(file), body })),
});
