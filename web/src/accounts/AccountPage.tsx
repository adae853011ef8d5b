import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, Descriptions, Flex, Form, Input, Tag } from 'antd';
import { api, value } from '../api/client';
import { queries } from '../api/queries';
import { PageTitle } from '../common/PageTitle';
import { Refusal } from '../common/Refusal';
import { NewPassword } from '../session/NewPassword';
import { useMe } from '../session/session';
import { useTexts } from '../texts';
import { NoticesCard } from './NoticesCard';
import { SessionsCard } from './SessionsCard';

/** What a person sees and does of his own account. */
export default function AccountPage() {
  const texts = useTexts();
  const t = texts.accounts;
  const me = useMe();
  return (
    <>
      <PageTitle title={t.mine} />
      <Flex vertical gap={16} style={{ maxWidth: 860 }}>
        {me.roles.length === 0 && (
          <Alert type="warning" showIcon title={t.noRoles} description={t.noRolesHint} />
        )}
        <Card>
          <Descriptions
            column={1}
            size="small"
            items={[
              { key: 'name', label: t.list.name, children: me.name },
              { key: 'username', label: t.list.username, children: me.username },
              {
                key: 'roles',
                label: t.list.roles,
                children: me.roles.length
                  ? me.roles.map((role) => <Tag key={role}>{texts.roles[role]}</Tag>)
                  : t.list.noRole,
              },
            ]}
          />
        </Card>
        <NoticesCard />
        <SessionsCard />
        <PasswordCard />
      </Flex>
    </>
  );
}

interface Typed {
  current: string;
  password: string;
}

function PasswordCard() {
  const { accounts, app, signIn } = useTexts();
  const t = accounts.password;
  const me = useMe();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Typed>();
  const change = useMutation({
    mutationFn: ({ current, password }: Typed) =>
      value(api.POST('/api/me/password', { body: { current, password } })),
    onSuccess: async () => {
      form.resetFields();
      message.success(t.done);
      await client.invalidateQueries({ queryKey: queries.ownSessions().queryKey });
      await client.invalidateQueries({ queryKey: queries.notices().queryKey });
    },
  });
  return (
    <Card title={t.title}>
      <Form
        form={form}
        name="password"
        layout="vertical"
        requiredMark={false}
        onFinish={(typed) => change.mutate(typed)}
        style={{ maxWidth: 420 }}
      >
        <input
          hidden
          readOnly
          name="username"
          autoComplete="username"
          aria-label={signIn.username}
          value={me.username}
        />
        <Form.Item
          name="current"
          label={t.current}
          rules={[{ required: true, message: app.required(t.current) }]}
        >
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <NewPassword />
        <Refusal error={change.error} />
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t.submit}
        </Button>
      </Form>
    </Card>
  );
}
