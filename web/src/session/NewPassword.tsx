import { Form, Input } from 'antd';
import { useTexts } from '../texts';

/** A new password typed twice. What is typed is sent as it is: nothing is trimmed. */
export function NewPassword() {
  const { accounts, app } = useTexts();
  const t = accounts.password;
  return (
    <>
      <Form.Item
        name="password"
        label={t.next}
        extra={t.hint}
        rules={[{ required: true, message: app.required(t.next) }]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t.again}
        dependencies={['password']}
        rules={[
          { required: true, message: app.required(t.again) },
          ({ getFieldValue }) => ({
            validator: (_, typed?: string) =>
              !typed || typed === getFieldValue('password')
                ? Promise.resolve()
                : Promise.reject(new Error(t.differs)),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
    </>
  );
}
