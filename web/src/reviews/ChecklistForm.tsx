import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Form, Input, Radio, Select, Typography } from 'antd';
import { useEffect } from 'react';
import { api, type Schemas, value } from '../api/client';
import { Field, options, ProseField } from '../common/fields/Field';
import { useKeptForm } from '../common/kept-form';
import { Refusal } from '../common/Refusal';
import { useTexts } from '../texts';

interface Judged {
  passed?: boolean;
  note?: string;
  citation?: string;
}
interface Values {
  items: Judged[];
  opinion: 'agree' | 'problems';
  problemKind?: Schemas['OpinionInput']['problemKind'];
  text: string;
}

const opinionOf = ({ items, opinion, problemKind, text }: Values): Schemas['OpinionInput'] => ({
  items: items.map(({ passed, note, citation }, i) => ({
    item: i + 1,
    passed: passed ?? false,
    note: note ?? '',
    ...(citation?.trim() && { citation }),
  })),
  opinion,
  text,
  ...(opinion === 'problems' && problemKind && { problemKind }),
});

/** Seven heads, each judged with a note, then the opinion. What is written stays in this browser until it is signed. */
export function ChecklistForm({ review }: { review: Schemas['ReviewView'] }) {
  const texts = useTexts();
  const t = texts.review;
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const kept = useKeptForm(form, `review.${review.id}`);
  const opinion = Form.useWatch('opinion', form);
  const sign = useMutation({
    mutationFn: (values: Values) =>
      value(
        api.POST('/api/reviews/{id}/opinion', {
          params: { path: { id: review.id } },
          body: opinionOf(values),
        }),
      ),
    onSuccess: async ({ opinionNumber }) => {
      kept.forget();
      void message.success(`${t.signed} ${opinionNumber}`);
      await client.invalidateQueries();
    },
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey) return;
      const digit = /^Digit([1-7])$/.exec(event.code)?.[1];
      if (digit) document.querySelector<HTMLElement>(`[data-item="${digit}"] input`)?.focus();
      else if (event.code === 'KeyP' || event.code === 'KeyX') {
        const item = document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset.item;
        if (!item) return;
        form.setFieldValue(['items', Number(item) - 1, 'passed'], event.code === 'KeyP');
        kept.keep();
      } else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [form, kept]);

  return (
    <Card title={t.checklist} size="small" className="column" tabIndex={0}>
      <Form
        form={form}
        name="review"
        layout="vertical"
        scrollToFirstError
        initialValues={{ items: review.heads.map(() => ({})) }}
        onValuesChange={kept.keep}
        onFinish={(values) => sign.mutate(values)}
      >
        <Typography.Paragraph type="secondary" className="wide-only">
          {t.keyboard}
        </Typography.Paragraph>
        {review.heads.map((head, i) => (
          <fieldset
            key={head}
            data-item={i + 1}
            style={{ border: 0, borderTop: '1px solid #f0f0f0', margin: 0, padding: '10px 0' }}
          >
            <legend style={{ float: 'left', width: '100%', margin: '0 0 6px' }}>
              <strong>{i + 1}</strong> {head}
            </legend>
            <Form.Item
              name={['items', i, 'passed']}
              style={{ marginBottom: 6, clear: 'both' }}
              rules={[{ required: true, message: texts.app.required(`${t.pass} / ${t.problem}`) }]}
            >
              <Radio.Group
                aria-label={`${i + 1} ${head}`}
                options={[
                  { value: true, label: t.pass },
                  { value: false, label: t.problem },
                ]}
              />
            </Form.Item>
            <Form.Item
              name={['items', i, 'note']}
              style={{ marginBottom: 6 }}
              rules={[{ required: true, whitespace: true, message: texts.app.required(t.note) }]}
            >
              <Input.TextArea
                autoSize
                maxLength={2000}
                placeholder={t.note}
                aria-label={`${i + 1} ${t.note}`}
              />
            </Form.Item>
            <Form.Item name={['items', i, 'citation']} style={{ marginBottom: 0 }}>
              <Input maxLength={500} placeholder={t.citation} aria-label={`${i + 1} ${t.citation}`} />
            </Form.Item>
          </fieldset>
        ))}
        <Field name="opinion" label={t.opinion}>
          <Radio.Group
            options={[
              { value: 'agree', label: t.agree },
              { value: 'problems', label: t.problems },
            ]}
          />
        </Field>
        {opinion === 'problems' && (
          <Field name="problemKind" label={t.kind}>
            <Select options={options(t.problemKind)} />
          </Field>
        )}
        <ProseField name="text" label={t.text} rows={3} maxLength={10_000} />
        <Refusal error={sign.error} />
        <Button type="primary" htmlType="submit" block size="large" loading={sign.isPending}>
          {t.sign}
        </Button>
        <Typography.Paragraph type="secondary" style={{ marginTop: 8 }}>
          {t.unsaved}
        </Typography.Paragraph>
      </Form>
    </Card>
  );
}
