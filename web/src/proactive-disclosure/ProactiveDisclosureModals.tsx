import { api, type Schemas, value } from '../api/client';
import { DayField } from '../common/fields/DayField';
import { Field, ProseField } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { useTexts } from '../texts';

type Item = Schemas['OpennessItemView'];
type Code = Schemas['OpennessTextInput']['item'];

interface Props {
  item: Item;
  onClose: () => void;
}

export function TextModal({ item, onClose }: Props) {
  const t = useTexts().openness;
  return (
    <FormModal<{ text: string }>
      draft={`openness.write-text/${item.item}`}
      title={`${t.edit} · ${item.title}`}
      initial={{ text: item.text ?? '' }}
      send={({ text }) => value(api.POST('/api/openness/texts', { body: { item: item.item as Code, text } }))}
      onClose={onClose}
    >
      <ProseField name="text" label={t.text} rows={12} maxLength={20_000} />
    </FormModal>
  );
}

export function ChangeModal({ item, onClose }: Props) {
  const t = useTexts().openness;
  return (
    <FormModal<{ happenedOn: string; what: string }>
      draft={`openness.record-change/${item.item}`}
      title={`${t.change} · ${item.title}`}
      send={(values) =>
        value(api.POST('/api/openness/changes', { body: { item: item.item as Code, ...values } }))
      }
      onClose={onClose}
    >
      <Field name="happenedOn" label={t.happenedOn}>
        <DayField />
      </Field>
      <ProseField name="what" label={t.what} rows={3} maxLength={500} />
    </FormModal>
  );
}
