import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Flex } from 'antd';
import { useMay, useMe } from '../session/session';
import { useTexts } from '../texts';
import type { Account } from './RolesModals';

export type AccountAct =
  'propose' | 'decide' | 'withdraw' | 'link' | 'reset' | 'unlock' | 'endSessions' | 'disable' | 'enable';

/** What an administrator can do with one account; the server judges again. */
export function AccountActs({ account, onAct }: { account: Account; onAct: (act: AccountAct) => void }) {
  const { accounts: t } = useTexts();
  const may = useMay();
  const me = useMe();
  if (account.id === me.id) return <span>—</span>;
  const active = account.status === 'active';
  const waiting = account.proposal;
  const offered: readonly [AccountAct, string, boolean][] = [
    ['link', t.acts.link, may('account.issue-link') && active && !account.ready],
    ['withdraw', t.decide.withdraw, may('account.reject-roles') && waiting?.proposedBy === me.id],
    ['reset', t.acts.reset, may('account.reset-password') && active && account.ready],
    ['unlock', t.acts.unlock, may('account.unlock') && Boolean(account.delayedUntil)],
    ['endSessions', t.acts.endSessions, may('account.end-sessions') && active],
    ['disable', t.acts.disable, may('account.disable') && active],
    ['enable', t.acts.enable, may('account.enable') && !active],
  ];
  const items = offered
    .filter(([, , possible]) => possible)
    .map(([key, label]) => ({ key, label, danger: key === 'disable' }));
  return (
    <Flex gap={8} wrap>
      {may('account.confirm-roles') && waiting && waiting.proposedBy !== me.id && (
        <Button type="primary" onClick={() => onAct('decide')}>
          {t.decide.title}
        </Button>
      )}
      {may('account.propose-roles') && active && !waiting && (
        <Button onClick={() => onAct('propose')}>{t.propose.title}</Button>
      )}
      {items.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => onAct(key as AccountAct) }}>
          <Button aria-label={t.actOn(t.list.acts, account.username)}>
            {t.list.acts} <DownOutlined />
          </Button>
        </Dropdown>
      )}
    </Flex>
  );
}
