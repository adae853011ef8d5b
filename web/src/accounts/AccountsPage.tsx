import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex, Grid, Input, Select, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import { chinaMinute } from '../common/china-time';
import { PageTitle } from '../common/PageTitle';
import { Refusal } from '../common/Refusal';
import { useMay } from '../session/session';
import { useSpeech, useTexts } from '../texts';
import { type AccountAct, AccountActs } from './AccountActs';
import { ActWindow } from './ActWindow';
import { LinkModal } from './LinkModal';
import { NewAccount } from './NewAccount';
import { type Account, RoleTags } from './RolesModals';

type Only = 'waiting' | 'conflict' | 'disabled';

/** Accounts for the administrators; the filters stand in the address. */
export default function AccountsPage() {
  const { accounts: t } = useTexts();
  const may = useMay();
  const wide = Grid.useBreakpoint().md ?? true;
  const [search, setSearch] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<{ name: string; issued: Schemas['LinkView']; resting?: boolean }>();
  const [open, setOpen] = useState<{ id: string; act: AccountAct }>();
  const q = search.get('q') ?? '';
  const only = (search.get('only') ?? '') as Only | '';
  const accounts = useQuery(queries.accounts({ limit: '200', ...(q && { q }), ...(only && { only }) }));
  const asked = accounts.data?.find(({ id }) => id === open?.id);
  const keep = (name: string, text?: string) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (text) next.set(name, text);
      else next.delete(name);
      return next;
    });
  return (
    <>
      <PageTitle
        title={t.title}
        extra={
          may('account.create') && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t.create.title}
            </Button>
          )
        }
      />
      <Refusal error={accounts.error} />
      <Card>
        <Flex gap={8} wrap style={{ marginBottom: 12 }}>
          <Input.Search
            allowClear
            aria-label={t.list.search}
            placeholder={t.list.search}
            defaultValue={q}
            maxLength={60}
            onSearch={(text) => keep('q', text.trim())}
            style={{ width: 240 }}
          />
          <Select
            aria-label={t.list.only}
            value={only}
            onChange={(picked) => keep('only', picked)}
            style={{ width: 180 }}
            options={[
              { value: '', label: t.list.all },
              { value: 'waiting', label: t.list.waiting },
              { value: 'conflict', label: t.list.conflict },
              { value: 'disabled', label: t.list.disabled },
            ]}
          />
        </Flex>
        <Table
          rowKey="id"
          size="middle"
          loading={accounts.isLoading}
          dataSource={accounts.data}
          scroll={wide ? { x: 860 } : undefined}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            {
              title: t.list.name,
              render: (_, account) => (
                <Flex vertical gap={4}>
                  <span>
                    <strong>{account.name}</strong> {account.username}
                  </span>
                  {!wide && <Roles account={account} />}
                  {!wide && <Standing account={account} />}
                  {!wide && (
                    <AccountActs account={account} onAct={(act) => setOpen({ id: account.id, act })} />
                  )}
                </Flex>
              ),
            },
            {
              title: t.list.roles,
              responsive: ['md'],
              render: (_, account) => <Roles account={account} />,
            },
            {
              title: t.list.state,
              width: 220,
              responsive: ['md'],
              render: (_, account) => <Standing account={account} />,
            },
            {
              title: t.list.acts,
              width: 220,
              responsive: ['md'],
              render: (_, account) => (
                <AccountActs account={account} onAct={(act) => setOpen({ id: account.id, act })} />
              ),
            },
          ]}
        />
      </Card>
      {adding && (
        <NewAccount onMade={(name, issued) => setMade({ name, issued })} onClose={() => setAdding(false)} />
      )}
      {open && asked && (
        <ActWindow
          act={open.act}
          account={asked}
          onIssued={(issued, resting) => setMade({ name: asked.name, issued, resting })}
          onClose={() => setOpen(undefined)}
        />
      )}
      {made && <LinkModal {...made} onClose={() => setMade(undefined)} />}
    </>
  );
}

function Roles({ account }: { account: Account }) {
  const { texts, language } = useSpeech();
  const t = texts.accounts.list;
  return (
    <Flex vertical gap={4} align="start">
      <span>
        <RoleTags roles={account.roles} />
      </span>
      {account.proposal && (
        <span>
          <Tag color="orange">{t.pending}</Tag>
          <RoleTags roles={account.proposal.roles} />
        </span>
      )}
      {account.conflicts.map((pair) => (
        <Typography.Text key={pair.roles.join()} type="danger">
          {t.conflictOf(language === 'en' ? pair.reasonEn : pair.reason)}
        </Typography.Text>
      ))}
    </Flex>
  );
}

function Standing({ account }: { account: Account }) {
  const { accounts } = useTexts();
  const t = accounts.list;
  if (account.status === 'disabled') return <Tag>{t.disabled}</Tag>;
  return (
    <Flex vertical gap={4} align="start">
      {account.ready ? <Tag color="green">{t.active}</Tag> : <Tag color="orange">{t.notReady}</Tag>}
      {account.linkUntil && <span>{t.linkUntil(chinaMinute(account.linkUntil))}</span>}
      {!account.ready && !account.linkUntil && <span>{t.linkOver}</span>}
      {account.delayedUntil && <span>{t.delayed(chinaMinute(account.delayedUntil))}</span>}
      {account.sharesFile && <Typography.Text type="danger">{t.sharesFile}</Typography.Text>}
      {account.sameName.length > 0 && <span>{t.sameName(account.sameName.join('、'))}</span>}
    </Flex>
  );
}
