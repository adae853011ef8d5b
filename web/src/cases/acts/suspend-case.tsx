import { Alert, Select } from 'antd';
import { api, type Schemas, value } from '../../api/client';
import { Field, options, ProseField, TickField } from '../../common/fields/Field';
import { useTexts } from '../../texts';
import { actForm, at } from './act-form';

function SuspendFields() {
  const { acts: a } = useTexts();
  return (
    <>
      <Field name="ground" label={a.suspensionGround}>
        <Select options={options(a.suspensionGrounds)} />
      </Field>
      <ProseField name="reason" label={a.reason} rows={4} maxLength={1000} />
      <Alert type="info" showIcon message={a.suspensionHint} style={{ marginBottom: 16 }} />
      <TickField name="periodRunsOn" label={a.periodRunsOn} />
    </>
  );
}
/** 中止: where the rule of the period admits no such ground, the approver states that it runs on. */
export const suspendCase = actForm<Schemas['SuspensionInput']>({
  Fields: SuspendFields,
  send: (file, body) => value(api.POST('/api/cases/{id}/suspend', { ...at(file), body })),
});
