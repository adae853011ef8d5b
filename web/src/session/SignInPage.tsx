import { LockOutlined, SafetyCertificateOutlined, UserOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Col, Flex, Form, Input, Row, Typography } from 'antd';
import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { api, type Schemas, value } from '../api/client';
import { queries } from '../api/queries';
import { Refusal } from '../common/Refusal';
import { LanguageSwitch } from '../shell/LanguageSwitch';
import { useTexts } from '../texts';

export default function SignInPage() {
  const { app, signIn } = useTexts();
  const navigate = useNavigate();
  const client = useQueryClient();
  const from = (useLocation().state as { from?: string } | null)?.from ?? '/';
  useEffect(() => {
    document.title = `${signIn.title} · ${app.full}`;
  }, [signIn.title, app.full]);
  const login = useMutation({
    mutationFn: (body: Schemas['LoginInput']) => value(api.POST('/api/auth/login', { body })),
    onSuccess: ({ user }) => {
      client.clear();
      client.setQueryData(queries.me().queryKey, user as Schemas['UserView']);
      void navigate(from, { replace: true });
    },
  });
  return (
    <Flex
      vertical
      justify="center"
      component="main"
      style={{ minHeight: '100vh', padding: 24, overflow: 'hidden', background: '#f0f4fa' }}
    >
      <Row gutter={[48, 24]} justify="center" align="middle">
        <Col xs={24} md={12} lg={9}>
          <Typography.Title level={1} style={{ marginTop: 0, fontSize: 'clamp(24px, 6.4vw, 38px)' }}>
            <SafetyCertificateOutlined style={{ color: '#1554ad' }} /> {app.full}
          </Typography.Title>
          <Typography.Paragraph style={{ fontSize: 17 }}>{app.motto}</Typography.Paragraph>
          <Typography.Paragraph type="secondary">{signIn.lead}</Typography.Paragraph>
          <ul className="wide-only" style={{ lineHeight: 2, paddingInlineStart: 20 }}>
            {signIn.points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </Col>
        <Col xs={24} md={11} lg={8} xl={7}>
          <Card title={signIn.title} extra={<LanguageSwitch />}>
            <Form
              name="sign-in"
              layout="vertical"
              requiredMark={false}
              onFinish={(input) => login.mutate(input)}
            >
              <Form.Item
                name="username"
                label={signIn.username}
                rules={[{ required: true, message: app.required(signIn.username) }]}
              >
                <Input size="large" prefix={<UserOutlined />} autoComplete="username" autoFocus />
              </Form.Item>
              <Form.Item
                name="password"
                label={signIn.password}
                rules={[{ required: true, message: app.required(signIn.password) }]}
              >
                <Input.Password size="large" prefix={<LockOutlined />} autoComplete="current-password" />
              </Form.Item>
              <Refusal error={login.error} />
              <Button type="primary" size="large" htmlType="submit" block loading={login.isPending}>
                {signIn.submit}
              </Button>
            </Form>
          </Card>
          <Flex justify="center" style={{ marginTop: 16 }}>
            <a href="/portal/">{signIn.portal}</a>
          </Flex>
        </Col>
      </Row>
    </Flex>
  );
}
