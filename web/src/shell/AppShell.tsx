import {
  KeyOutlined,
  LogoutOutlined,
  MenuOutlined,
  SafetyCertificateOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Dropdown, Flex, Grid, Layout, Menu, Spin, Tag } from 'antd';
import { Suspense, useState } from 'react';
import { Link, Navigate, Outlet, useLocation, useNavigate } from 'react-router';
import { AccountEvents } from '../accounts/AccountEvents';
import { api, value } from '../api/client';
import { useMay, useMe } from '../session/session';
import { SignInAgain } from '../session/SignInAgain';
import { useActivity } from '../session/use-activity';
import { useTexts } from '../texts';
import { useSendingEffects } from '../evidence/use-sendings';
import { LanguageSwitch } from './LanguageSwitch';
import { MENU } from './menu';

/** The frame of every page: a menu beside the work, or in a drawer on a phone. */
export function AppShell() {
  const texts = useTexts();
  const me = useMe();
  const may = useMay();
  const wide = Grid.useBreakpoint().lg ?? true;
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const client = useQueryClient();
  useSendingEffects();
  useActivity();

  const entries = MENU.filter(({ permission }) => !permission || may(permission));
  const selected = entries
    .filter(({ path }) => pathname === path || (path !== '/' && pathname.startsWith(`${path}/`)))
    .map(({ path }) => path);
  const menu = (
    <Menu
      mode="inline"
      selectedKeys={selected}
      style={{ borderInlineEnd: 0 }}
      items={entries.map(({ path, icon, label }) => ({
        key: path,
        icon,
        label: (
          <Link to={path} onClick={() => setOpen(false)}>
            {label(texts)}
          </Link>
        ),
      }))}
    />
  );
  const signOut = async () => {
    await value(api.POST('/api/auth/logout'));
    client.clear();
    sessionStorage.clear();
    void navigate('/sign-in');
  };

  return (
    <Layout style={{ minHeight: '100vh' }}>
      <SignInAgain />
      <a className="skip" href="#main">
        {texts.app.skip}
      </a>
      <Layout.Header className="top">
        {!wide && (
          <Button
            type="text"
            icon={<MenuOutlined />}
            aria-label={texts.app.menu}
            onClick={() => setOpen(true)}
          />
        )}
        <Link to="/" className="brand">
          <SafetyCertificateOutlined /> {wide ? texts.app.full : texts.app.name}
        </Link>
        <Flex flex={1} justify="end" align="center" gap={4}>
          {wide && <span className="agency">{me.agencyName}</span>}
          <LanguageSwitch />
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'agency', label: me.agencyName, disabled: true },
                {
                  key: 'roles',
                  disabled: true,
                  label: me.roles.map((role) => <Tag key={role}>{texts.roles[role]}</Tag>),
                },
                { type: 'divider' },
                {
                  key: 'account',
                  icon: <KeyOutlined />,
                  label: texts.accounts.mine,
                  onClick: () => void navigate('/account'),
                },
                {
                  key: 'out',
                  icon: <LogoutOutlined />,
                  label: texts.app.signOut,
                  onClick: () => void signOut(),
                },
              ],
            }}
          >
            <Button type="text" icon={<UserOutlined />}>
              {me.name}
            </Button>
          </Dropdown>
        </Flex>
      </Layout.Header>
      <Layout>
        {wide ? (
          <Layout.Sider theme="light" width={200} className="side">
            <nav aria-label={texts.app.menu}>{menu}</nav>
          </Layout.Sider>
        ) : (
          <Drawer
            open={open}
            onClose={() => setOpen(false)}
            placement="left"
            size={260}
            title={texts.app.menu}
          >
            {menu}
          </Drawer>
        )}
        <Layout.Content id="main" role="main" tabIndex={-1} className="content">
          <AccountEvents />
          <Suspense fallback={<Spin style={{ display: 'block', margin: 48 }} />}>
            {me.roles.length === 0 && pathname !== '/account' ? (
              <Navigate to="/account" replace />
            ) : (
              <Outlet />
            )}
          </Suspense>
        </Layout.Content>
      </Layout>
    </Layout>
  );
}
