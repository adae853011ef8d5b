import { useQuery } from '@tanstack/react-query';
import { Form, InputNumber, Radio, Select } from 'antd';
import { api, type Schemas, value } from '../api/client';
import { MomentField } from '../common/fields/DayField';
import { Field, LineField, options } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { useTexts } from '../texts';
import { examQueries } from './queries';

type Values = Schemas['NewExamBatchInput'];

/** A new batch of a blueprint in use, for the own agency. */
export function NewBatch({ onClose }: { onClose: () => void }) {
  const { examAdmin: t, exams } = useTexts();
  const { data: blueprints } = useQuery(examQueries.blueprints());
  const choices = (blueprints ?? [])
    .filter(({ state }) => state === 'active')
    .map(({ id, name, subject }) => ({ value: id, label: `${name}（${exams.subjects[subject]}）` }));
  return (
    <FormModal<Values>
      draft="exam.add-batch/new"
      title={t.newBatch}
      initial={{ graceSeconds: 60, leaveRule: 'warn', audience: 'staff' }}
      onClose={onClose}
      send={({ leaveLimit, ...body }) =>
        value(
          api.POST('/api/exams/batches', {
            body: { ...body, ...(body.leaveRule === 'submit' && { leaveLimit: leaveLimit ?? 3 }) },
          }),
        )
      }
    >
      <LineField name="title" label={t.batchTitle} maxLength={120} />
      <Field name="blueprintId" label={t.blueprints}>
        <Select options={choices} />
      </Field>
      <Field name="opensAt" label={t.opensAt}>
        <MomentField />
      </Field>
      <Field name="closesAt" label={t.closesAt}>
        <MomentField />
      </Field>
      <Field name="graceSeconds" label={t.grace}>
        <InputNumber min={0} max={3600} precision={0} />
      </Field>
      <Field name="leaveRule" label={t.leaveRule}>
        <Radio.Group options={options(exams.leaveRules)} />
      </Field>
      <LimitField />
      <Field name="audience" label={t.audience}>
        <Radio.Group options={options(t.audiences)} />
      </Field>
    </FormModal>
  );
}

function LimitField() {
  const { examAdmin: t } = useTexts();
  if (Form.useWatch('leaveRule') !== 'submit') return null;
  return (
    <Field name="leaveLimit" label={t.leaveLimit}>
      <InputNumber min={1} max={100} precision={0} />
    </Field>
  );
}
