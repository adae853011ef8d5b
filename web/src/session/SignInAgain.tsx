import { useMutation } from '@tanstack/react-query';
import { Button, Flex, Form, Input, Modal, Typography } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { api, value } from '../api/client';
import { Refusal } from '../common/Refusal';
import { useTexts } from '../texts';
import { useMe } from './session';
import { askingForPassword } from './sign-in-again';

/** Over the page, when the session ended in the midst of the work: nothing that was typed is lost. */
export function SignInAgain() {
  const { app, signIn: t } = useTexts();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const answer = useRef<(signedIn: boolean) => void>(undefined);
  const [form] = Form.useForm<{ password: string }>();
  useEffect(() => {
    const stop = askingForPassword(
      () =>
        new Promise((resolve) => {
          answer.current = resolve;
          setOpen(true);
        }),
    );
    return () => {
      stop();
      answer.current?.(false);
    };
  }, []);
  const end = (signedIn: boolean) => {
    setOpen(false);
    form.resetFields();
    answer.current?.(signedIn);
  };
  const login = useMutation({
    mutationFn: ({ password }: { password: string }) =>
      value(api.POST('/api/auth/login', { body: { username: me.username, password } })),
    onSuccess: () => end(true),
  });
  return (
    <Modal
      open={open}
      title={t.again}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      zIndex={2000}
      footer={null}
    >
      <Typography.Paragraph>{t.againHint}</Typography.Paragraph>
      <Form
        form={form}
        name="sign-in-again"
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => login.mutate(values)}
      >
        <Form.Item label={t.username}>
          <Input value={me.username} disabled autoComplete="username" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t.password}
          rules={[{ required: true, message: app.required(t.password) }]}
        >
          <Input.Password autoFocus autoComplete="current-password" maxLength={500} />
        </Form.Item>
        <Refusal error={login.error} />
        <Flex justify="end" gap={8}>
          <Button onClick={() => window.location.assign('/app/sign-in')}>{t.otherPerson}</Button>
          <Button type="primary" htmlType="submit" loading={login.isPending}>
            {t.submit}
          </Button>
        </Flex>
      </Form>
    </Modal>
  );
}
