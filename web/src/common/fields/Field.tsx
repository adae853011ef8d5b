import { Checkbox, Form, Input } from 'antd';
import type { Rule } from 'antd/es/form';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts';
import { fenOf } from '../money';

interface FieldProps {
  name: string | (string | number)[];
  label: string;
  optional?: boolean;
  extra?: ReactNode;
  rules?: Rule[];
  children: ReactNode;
}

/** A labelled field; required unless said otherwise. */
export function Field({ name, label, optional = false, extra, rules = [], children }: FieldProps) {
  const { app } = useTexts();
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      rules={[{ required: !optional, message: app.required(label) }, ...rules]}
    >
      {children}
    </Form.Item>
  );
}

type Named = Pick<FieldProps, 'name' | 'label' | 'optional' | 'extra'>;

export function LineField({
  maxLength = 200,
  rules,
  ...rest
}: Named & { maxLength?: number; rules?: Rule[] }) {
  return (
    <Field {...rest} rules={[{ whitespace: !rest.optional, message: '' }, ...(rules ?? [])]}>
      <Input maxLength={maxLength} autoComplete="off" />
    </Field>
  );
}

export function ProseField({
  rows = 4,
  maxLength = 5000,
  ...rest
}: Named & { rows?: number; maxLength?: number }) {
  return (
    <Field {...rest}>
      <Input.TextArea autoSize={{ minRows: rows, maxRows: 16 }} maxLength={maxLength} />
    </Field>
  );
}

/** Money typed in 元; the form keeps the words typed, `fenOf` reads them when they are sent. */
export function YuanField(props: Named) {
  const { acts } = useTexts();
  return (
    <Field
      {...props}
      rules={[
        {
          validator: (_, typed?: string) =>
            !typed || fenOf(typed) !== undefined
              ? Promise.resolve()
              : Promise.reject(new Error(acts.badMoney)),
        },
      ]}
    >
      <Input inputMode="decimal" autoComplete="off" suffix="元" />
    </Field>
  );
}

export function TickField({ name, label, must = false }: { name: string; label: string; must?: boolean }) {
  const { app } = useTexts();
  return (
    <Form.Item
      name={name}
      valuePropName="checked"
      style={{ marginBottom: 8 }}
      rules={
        must
          ? [
              {
                validator: (_, on) =>
                  on ? Promise.resolve() : Promise.reject(new Error(app.required(label))),
              },
            ]
          : []
      }
    >
      <Checkbox>{label}</Checkbox>
    </Form.Item>
  );
}

/** `{code: 词}` → options of a select. */
export const options = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
