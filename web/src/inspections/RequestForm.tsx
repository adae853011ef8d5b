import { Select } from 'antd';
import { api, type Schemas, value } from '../api/client';
import { chinaToday } from '../common/china-time';
import { DayField } from '../common/fields/DayField';
import { Field, LineField, options, ProseField } from '../common/fields/Field';
import { OfficersField } from '../common/fields/OfficersField';
import { FormModal } from '../common/FormModal';
import { useTexts } from '../texts';

type Input = Schemas['InspectionInput'];

export function RequestForm({
  items,
  onClose,
}: {
  items: readonly Schemas['InspectionItemView'][];
  onClose: () => void;
}) {
  const { inspections: t } = useTexts();
  const today = chinaToday();
  const open = items.filter(({ to }) => to === undefined || to >= today);
  return (
    <FormModal<Input>
      draft="inspection.request/new"
      title={t.request}
      initial={{ kind: 'planned', first: today, last: today }}
      send={(body) => value(api.POST('/api/inspections', { body: withoutBlanks(body) }))}
      onClose={onClose}
    >
      <Field name="itemId" label={t.item}>
        <Select options={open.map(({ id, name }) => ({ value: id, label: name }))} />
      </Field>
      <Field name="kind" label={t.kind}>
        <Select options={options(t.kinds)} />
      </Field>
      <LineField name="origin" label={t.origin} maxLength={300} />
      <LineField name="companyName" label={t.company} maxLength={120} />
      <LineField name="companyCode" label={t.companyCode} maxLength={18} />
      <LineField name="address" label={t.address} />
      <Field name="first" label={t.first}>
        <DayField future />
      </Field>
      <Field name="last" label={t.last}>
        <DayField future />
      </Field>
      <Field name="noticeOn" label={t.noticeOn} optional>
        <DayField future />
      </Field>
      <ProseField name="noNoticeReason" label={t.noNoticeReason} optional rows={2} maxLength={500} />
      <Field name="officerIds" label={t.officers}>
        <OfficersField />
      </Field>
      <ProseField name="urgentReason" label={t.urgentReason} optional rows={2} maxLength={500} />
    </FormModal>
  );
}

/** A field that was opened and left empty was not filled in. */
function withoutBlanks(input: Input): Input {
  return Object.fromEntries(Object.entries(input).filter(([, given]) => given !== '')) as unknown as Input;
}
