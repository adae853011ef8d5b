import { Radio } from 'antd';
import { api, type Schemas, value } from '../api/client';
import { asRead } from '../api/versions';
import { DayField } from '../common/fields/DayField';
import { Field, options, ProseField } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { chinaToday } from '../common/china-time';
import { useTexts } from '../texts';

interface Props {
  row: Schemas['LicenceListView'];
  onClose: () => void;
}

export function DeliverModal({ row, onClose }: Props) {
  const t = useTexts().matters;
  return (
    <FormModal<Schemas['LicenceDeliveryInput']>
      draft={`licence.deliver/${row.id}`}
      title={`${t.deliver} · ${row.number}`}
      initial={{ on: chinaToday() }}
      about={row}
      send={(body, read) => value(api.POST('/api/licences/{id}/delivery', { ...asRead(read), body }))}
      onClose={onClose}
    >
      <Field name="on" label={t.on}>
        <DayField />
      </Field>
    </FormModal>
  );
}

export function EndModal({ row, onClose }: Props) {
  const { matters: t, app } = useTexts();
  return (
    <FormModal<Schemas['LicenceEndInput']>
      draft={`licence.end/${row.id}`}
      title={`${t.end} · ${row.number}`}
      initial={{ on: chinaToday() }}
      about={row}
      send={(body, read) => value(api.POST('/api/licences/{id}/ending', { ...asRead(read), body }))}
      onClose={onClose}
    >
      <Field name="ending" label={t.ending} extra={t.endingHint}>
        <Radio.Group options={options(t.endings)} />
      </Field>
      <Field name="on" label={t.on}>
        <DayField />
      </Field>
      <ProseField name="reason" label={app.reason} rows={3} maxLength={500} />
    </FormModal>
  );
}
