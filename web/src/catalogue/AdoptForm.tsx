import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Card, Form, Radio, Select } from 'antd';
import { api, type Schemas, value } from '../api/client';
import { chinaToday } from '../common/china-time';
import { DayField } from '../common/fields/DayField';
import { Field, LineField, options, YuanField } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { fenOf } from '../common/money';
import { useTexts } from '../texts';

type EntryInput = Schemas['CatalogueEntryInput'];
type EntryValues = Omit<EntryInput, 'fromFen'> & { fromYuan?: string };
type Values = Omit<Schemas['CatalogueInput'], 'entries'> & { entries: EntryValues[] };

const EMPTY: Partial<EntryValues> = { decisionKinds: ['penalty'], level: 'own' };

const inputOf = ({ fromYuan, penaltyKinds, fields, ...entry }: EntryValues): EntryInput => ({
  ...entry,
  ...(penaltyKinds?.length && { penaltyKinds }),
  ...(fields?.length && { fields }),
  ...(fromYuan?.trim() && { fromFen: fenOf(fromYuan) }),
});

/** 公布目录: a document with its dates, and each kind of decision it names. */
export function AdoptForm({ onClose }: { onClose: () => void }) {
  const { catalogue: t } = useTexts();
  const { message } = App.useApp();
  const today = chinaToday();
  return (
    <FormModal<Values>
      draft="catalogue.adopt/new"
      title={t.adopt}
      initial={{ publishedOn: today, effectiveFrom: today, entries: [EMPTY as EntryValues] }}
      send={({ entries, effectiveTo, ...head }) =>
        value(
          api.POST('/api/review-catalogue', {
            body: { ...head, ...(effectiveTo && { effectiveTo }), entries: entries.map(inputOf) },
          }),
        ).then(({ ids }) => void message.success(t.adopted(ids.length)))
      }
      onClose={onClose}
    >
      <LineField name="document" label={t.document} />
      <Field name="publishedOn" label={t.publishedOn}>
        <DayField />
      </Field>
      <Field name="effectiveFrom" label={t.effectiveFrom}>
        <DayField future />
      </Field>
      <Field name="effectiveTo" label={t.effectiveTo} optional>
        <DayField future />
      </Field>
      <Form.List name="entries">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <Card
                key={key}
                size="small"
                title={t.entry(name + 1)}
                style={{ marginBottom: 12 }}
                extra={
                  rows.length > 1 && (
                    <Button size="small" onClick={() => remove(name)}>
                      {t.remove}
                    </Button>
                  )
                }
              >
                <EntryFields name={name} />
              </Card>
            ))}
            <Button block icon={<PlusOutlined />} onClick={() => add(EMPTY)} disabled={rows.length >= 100}>
              {t.add}
            </Button>
          </>
        )}
      </Form.List>
    </FormModal>
  );
}

function EntryFields({ name }: { name: number }) {
  const texts = useTexts();
  const t = texts.catalogue;
  return (
    <>
      <LineField name={[name, 'title']} label={t.name} />
      <Field name={[name, 'decisionKinds']} label={t.decisionKinds}>
        <Select mode="multiple" optionFilterProp="label" options={options(texts.decisionKinds)} />
      </Field>
      <Field name={[name, 'penaltyKinds']} label={t.penaltyKinds} optional>
        <Select mode="multiple" optionFilterProp="label" options={options(texts.penalties)} />
      </Field>
      <Field name={[name, 'fields']} label={t.fields} optional>
        <Select mode="multiple" optionFilterProp="label" options={options(texts.fields)} />
      </Field>
      <YuanField name={[name, 'fromYuan']} label={t.fromYuan} optional />
      <Field name={[name, 'level']} label={t.level}>
        <Radio.Group vertical options={options(t.levels)} />
      </Field>
    </>
  );
}
