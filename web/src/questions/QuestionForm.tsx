import { AutoComplete, Form, Input, InputNumber, Radio } from 'antd';
import { api, value } from '../api/client';
import { Field, options, ProseField, TickField } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { useTexts } from '../texts';
import {
  contentOf,
  type QuestionValues,
  readableCitations,
  readableOptions,
  valuesOf,
  type Version,
} from './question-values';

interface Props {
  /** The version to revise; a new question without it. */
  revised?: { id: string; version: Version };
  onClose: () => void;
}

export function QuestionForm({ revised, onClose }: Props) {
  const t = useTexts().questions;
  const send = (values: QuestionValues) =>
    revised
      ? value(
          api.POST('/api/questions/{id}/versions', {
            params: { path: { id: revised.id } },
            body: contentOf(values),
          }),
        )
      : value(api.POST('/api/questions', { body: { ...contentOf(values), shared: values.shared ?? false } }));
  const initial = revised ? valuesOf(revised.version) : { kind: 'single' as const, difficulty: 3 };
  return (
    <FormModal<QuestionValues>
      draft={revised ? `question.revise/${revised.id}` : 'question.add/new'}
      title={revised ? t.revise : t.add}
      initial={initial}
      send={send}
      onClose={onClose}
    >
      <Fields isNew={!revised} />
    </FormModal>
  );
}

function Fields({ isNew }: { isNew: boolean }) {
  const t = useTexts().questions;
  const kind = Form.useWatch<string | undefined>('kind');
  const { case: _, ...kinds } = t.kinds;
  const check = (fits: (text?: string) => boolean, words: string) => ({
    validator: (__: unknown, text?: string) =>
      fits(text) ? Promise.resolve() : Promise.reject(new Error(words)),
  });
  return (
    <>
      <Field name="kind" label={t.kind}>
        <Radio.Group options={options(kinds)} />
      </Field>
      <Field name="topic" label={t.topic}>
        <AutoComplete
          options={options(t.topics).map((one) => ({ value: one.value, label: one.label }))}
          maxLength={60}
        />
      </Field>
      <Field name="difficulty" label={t.difficulty}>
        <InputNumber min={1} max={5} precision={0} />
      </Field>
      <ProseField name="stem" label={t.stem} rows={3} maxLength={10_000} />
      {kind !== 'true-false' && (
        <Field
          name="options"
          label={t.options}
          extra={t.optionsHint}
          rules={[check(readableOptions, t.badOptions)]}
        >
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={20_000} />
        </Field>
      )}
      <Field
        name="answer"
        label={t.answer}
        extra={t.answerHint}
        rules={[{ pattern: /^\s*[A-Za-z]{1,26}\s*$/, message: t.answerHint }]}
      >
        <Input maxLength={26} autoComplete="off" />
      </Field>
      <Field
        optional
        name="citations"
        label={t.citations}
        extra={t.citationsHint}
        rules={[check(readableCitations, t.badCitation)]}
      >
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={4000} />
      </Field>
      <ProseField optional name="explanation" label={t.explanation} rows={2} maxLength={10_000} />
      {isNew && <TickField name="shared" label={t.shared} />}
    </>
  );
}
