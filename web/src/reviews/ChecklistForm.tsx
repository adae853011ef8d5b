import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Form, Radio, Select, Typography } from 'antd';
import { useEffect, useImperativeHandle, useRef } from 'react';
import { api, type Schemas, value } from '../api/client';
import { asRead } from '../api/versions';
import { Field, options, ProseField } from '../common/fields/Field';
import { DraftOffer, DraftStatus } from '../drafts/DraftBar';
import { useDraft } from '../drafts/use-draft';
import { Refusal } from '../common/Refusal';
import { useAsRead } from '../common/use-as-read';
import { useTexts } from '../texts';
import type { Citing, CitingRef } from './citing';
import { HeadFields, type Judged, judgedItems } from './HeadFields';

/** Place of the opinion among what Alt and a digit go to. */
const OPINION = 8;

interface Values {
  items: Judged[];
  opinion: 'agree' | 'problems';
  problemKind?: Schemas['OpinionInput']['problemKind'];
  text: string;
}

const opinionOf = ({ items, opinion, problemKind, text }: Values): Schemas['OpinionInput'] => ({
  items: judgedItems(items),
  opinion,
  text,
  ...(opinion === 'problems' && problemKind && { problemKind }),
});

/** Seven heads, each judged with a note, then the opinion. What is written is kept as a draft until it is signed. */
export function ChecklistForm({ review, citing }: { review: Schemas['ReviewView']; citing: CitingRef }) {
  const texts = useTexts();
  const t = texts.review;
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const draft = useDraft(form, `review.give-opinion/${review.id}`, `${t.sign} · ${review.cause}`);
  const { changed } = draft;
  const opinion = Form.useWatch('opinion', form);
  const current = useRef(1);
  useImperativeHandle(citing, (): Citing => {
    const add = (field: 'note' | 'citation', joint: string) => (text: string) => {
      const name: ['items', number, typeof field] = ['items', current.current - 1, field];
      const written = (form.getFieldValue(name) as string | undefined)?.trim();
      form.setFieldValue(name, written ? `${written}${joint}${text}` : text);
      changed();
      void message.info(texts.background.cited(current.current));
    };
    return { note: add('note', '；'), law: add('citation', '；') };
  });
  const { read, readAgain } = useAsRead(review);
  const sign = useMutation({
    mutationFn: (values: Values) =>
      draft.issue(() =>
        value(api.POST('/api/reviews/{id}/opinion', { ...asRead(read), body: opinionOf(values) })),
      ),
    onSuccess: async ({ opinionNumber }) => {
      void message.success(`${t.signed} ${opinionNumber}`);
      await client.invalidateQueries();
    },
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey) return;
      const digit = /^Digit([1-8])$/.exec(event.code)?.[1];
      const place = { KeyE: 'evidence', KeyL: 'law' }[event.code];
      if (digit) document.querySelector<HTMLElement>(`[data-item="${digit}"] input`)?.focus();
      else if (place) document.querySelector<HTMLElement>(`[data-place="${place}"] button`)?.focus();
      else if (event.code === 'KeyS') document.querySelector<HTMLElement>('[data-place="second"]')?.click();
      else if (event.code === 'KeyP' || event.code === 'KeyX') {
        const item = document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset.item;
        if (!item || Number(item) === OPINION) return;
        form.setFieldValue(['items', Number(item) - 1, 'passed'], event.code === 'KeyP');
        changed();
      } else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [form, changed]);

  return (
    <Card title={t.checklist} size="small" className="column" tabIndex={0}>
      <Form
        form={form}
        name="review"
        layout="vertical"
        scrollToFirstError
        initialValues={{ items: review.heads.map(() => ({})) }}
        onValuesChange={changed}
        onFinish={(values) => sign.mutate(values)}
      >
        <Typography.Paragraph type="secondary" className="wide-only">
          {t.keyboard}
        </Typography.Paragraph>
        <DraftOffer draft={draft} />
        <HeadFields heads={review.heads} onEnter={(item) => (current.current = item)} />
        <div data-item={OPINION}>
          <Field name="opinion" label={t.opinion}>
            <Radio.Group
              options={[
                { value: 'agree', label: t.agree },
                { value: 'problems', label: t.problems },
              ]}
            />
          </Field>
        </div>
        {opinion === 'problems' && (
          <Field name="problemKind" label={t.kind}>
            <Select options={options(t.problemKind)} />
          </Field>
        )}
        <ProseField name="text" label={t.text} rows={3} maxLength={10_000} />
        <Refusal error={sign.error} readAgain={() => readAgain().then(sign.reset)} />
        <Button type="primary" htmlType="submit" block size="large" loading={sign.isPending}>
          {t.sign}
        </Button>
        <Typography.Paragraph type="secondary" style={{ marginTop: 8 }}>
          <DraftStatus draft={draft} />
        </Typography.Paragraph>
      </Form>
    </Card>
  );
}
