import { Form, Input, Radio } from 'antd';
import { useTexts } from '../texts';

export interface Judged {
  passed?: boolean;
  note?: string;
  citation?: string;
}

interface Props {
  heads: readonly string[];
  /** The item a person is in, from 1. */
  onEnter?: (item: number) => void;
}

/** Heads of a review, each with a verdict, a note and a citation. */
export function HeadFields({ heads, onEnter }: Props) {
  const texts = useTexts();
  const t = texts.review;
  return heads.map((head, i) => (
    <fieldset
      key={head}
      data-item={i + 1}
      onFocus={() => onEnter?.(i + 1)}
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
        <Input.TextArea autoSize maxLength={2000} placeholder={t.note} aria-label={`${i + 1} ${t.note}`} />
      </Form.Item>
      <Form.Item name={['items', i, 'citation']} style={{ marginBottom: 0 }}>
        <Input maxLength={500} placeholder={t.citation} aria-label={`${i + 1} ${t.citation}`} />
      </Form.Item>
    </fieldset>
  ));
}

/** What was filled in, as the API takes it. */
export const judgedItems = (items: readonly Judged[]) =>
  items.map(({ passed, note, citation }, i) => ({
    item: i + 1,
    passed: passed ?? false,
    note: note ?? '',
    ...(citation?.trim() && { citation }),
  }));
