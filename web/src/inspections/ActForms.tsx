import { Select } from 'antd';
import { api, type Schemas, value } from '../api/client';
import { asRead } from '../api/versions';
import { DayField } from '../common/fields/DayField';
import { Field, options, ProseField } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { useTexts } from '../texts';
import type { Inspection } from './InspectionsTab';

interface Props {
  row: Inspection;
  onClose: () => void;
}

export function ApproveForm({ row, onClose }: Props) {
  const { inspections: t } = useTexts();
  return (
    <FormModal<{ note?: string }>
      draft={`inspection.approve/${row.id}`}
      title={`${t.approve} · ${row.companyName}`}
      about={row}
      send={({ note }, read) =>
        value(
          api.POST('/api/inspections/{id}/approve', {
            ...asRead(read),
            body: note ? { note } : {},
          }),
        )
      }
      onClose={onClose}
    >
      <ProseField name="note" label={t.approvalNote} optional rows={2} maxLength={500} />
    </FormModal>
  );
}

export function FinishForm({ row, onClose }: Props) {
  const { inspections: t } = useTexts();
  return (
    <FormModal<Schemas['FinishInspectionInput']>
      draft={`inspection.finish/${row.id}`}
      title={`${t.finish} · ${row.companyName}`}
      about={row}
      send={(body, read) => value(api.POST('/api/inspections/{id}/finish', { ...asRead(read), body }))}
      onClose={onClose}
    >
      <Field name="result" label={t.result}>
        <Select options={options(t.results)} />
      </Field>
      <ProseField name="findings" label={t.findings} rows={4} maxLength={5000} />
      <Field name="correctBy" label={t.correctBy} optional>
        <DayField future />
      </Field>
    </FormModal>
  );
}
