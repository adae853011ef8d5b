import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Card, Flex, Form, Result, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { api, value } from '../api/client';
import { Refusal } from '../common/Refusal';
import { LanguageSwitch } from '../shell/LanguageSwitch';
import { useTexts } from '../texts';
import { NewPassword } from './NewPassword';

/** The owner of an account sets the password by the one-time link he was given; its secret stands behind the #. */
export default function FirstUsePage() {
  const { accounts, app } = useTexts();
  const t = accounts.firstUse;
  const [token] = useState(() => window.location.hash.slice(1));
  useEffect(() => {
    document.title = `${t.title} · ${app.full}`;
    // What was read need not stand in the address bar and in the history.
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }, [t.title, app.full]);
  const set = useMutation({
    mutationFn: ({ password }: { password: string }) =>
      value(api.POST('/api/auth/first-use', { body: { token, password } })),
  });
  return (
    <Flex
      vertical
      align="center"
      justify="center"
      component="main"
      style={{ minHeight: '100vh', padding: 24, background: '#f0f4fa' }}
    >
      <Card
        style={{ width: '100%', maxWidth: 460 }}
        title={
          <Typography.Title level={1} style={{ fontSize: 18, margin: 0 }}>
            {t.title}
          </Typography.Title>
        }
        extra={<LanguageSwitch />}
      >
        {set.isSuccess ? (
          <Result
            status="success"
            title={t.done}
            extra={
              <Link to="/sign-in">
                <Button type="primary">{t.signIn}</Button>
              </Link>
            }
          />
        ) : token ? (
          <Form
            name="first-use"
            layout="vertical"
            requiredMark={false}
            onFinish={(typed: { password: string }) => set.mutate(typed)}
          >
            <Typography.Paragraph>{t.lead}</Typography.Paragraph>
            <NewPassword />
            <Refusal error={set.error} />
            <Button type="primary" size="large" htmlType="submit" block loading={set.isPending}>
              {t.submit}
            </Button>
          </Form>
        ) : (
          <Alert type="warning" showIcon title={t.noToken} description={t.noTokenHint} />
        )}
      </Card>
    </Flex>
  );
}
