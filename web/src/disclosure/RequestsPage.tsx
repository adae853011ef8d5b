import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex, Grid, Table, Tabs, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import { Day, DaysLeft } from '../common/Day';
import { PageTitle } from '../common/PageTitle';
import { Refusal } from '../common/Refusal';
import { useTexts } from '../texts';

type Row = Schemas['RequestListView'];
const LISTS = ['open', 'proposed', 'overdue', 'settled', 'all'] as const;

/** What the public asked of the agency, the most urgent first. */
export default function RequestsPage() {
  const { requests: t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const status = LISTS.find((list) => list === search.get('status')) ?? 'open';
  return (
    <>
      <PageTitle title={t.title} />
      <Card styles={{ body: { paddingTop: 4 } }}>
        <Tabs
          activeKey={status}
          onChange={(key) => setSearch(key === 'open' ? {} : { status: key })}
          items={LISTS.map((key) => ({ key, label: t.lists[key] }))}
        />
        <Listed key={status} status={status} />
      </Card>
    </>
  );
}

/** One page after the other by key; the next replaces the one before. */
function Listed({ status }: { status: (typeof LISTS)[number] }) {
  const texts = useTexts();
  const t = texts.requests;
  const wide = Grid.useBreakpoint().md ?? true;
  const [after, setAfter] = useState<string>();
  const list = useQuery(queries.requests({ status, ...(after && { after }) }));
  return (
    <>
      <Refusal error={list.error} />
      <Table
        rowKey="id"
        size="middle"
        loading={list.isLoading}
        dataSource={list.data?.requests ?? []}
        showHeader={wide}
        scroll={wide ? { x: 900 } : undefined}
        pagination={false}
        locale={{ emptyText: t.empty }}
        columns={[
          {
            title: t.matter,
            render: (_, row: Row) => (
              <Flex vertical align="start">
                <Link to={`/requests/${row.id}`}>{t.kinds[row.kind]}</Link>
                <Typography.Text type="secondary">{row.excerpt}</Typography.Text>
                {!wide && <State row={row} />}
                {!wide && <Due row={row} />}
              </Flex>
            ),
          },
          { title: t.state, width: 150, responsive: ['md'], render: (_, row: Row) => <State row={row} /> },
          {
            title: texts.days.due,
            width: 280,
            responsive: ['md'],
            render: (_, row: Row) => <Due row={row} />,
          },
          {
            title: t.received,
            width: 140,
            responsive: ['md'],
            render: (_, row: Row) => <Day day={row.receivedOn} />,
          },
        ]}
      />
      {list.data?.next && (
        <Button style={{ marginTop: 12 }} onClick={() => setAfter(list.data.next)}>
          {texts.app.loadMore}
        </Button>
      )}
    </>
  );
}

export const isWaiting = (state: string) => state === 'open' || state === 'proposed';

export function State({ row }: { row: Row }) {
  const t = useTexts().requests;
  const colour = row.state === 'accepted' ? 'green' : isWaiting(row.state) ? 'gold' : undefined;
  const answered = row.state === 'accepted' && row.publicPath === null;
  return <Tag color={colour}>{answered ? t.states.refused : t.states[row.state]}</Tag>;
}

function Due({ row }: { row: Row }) {
  return (
    <span>
      <Day day={row.due} /> {isWaiting(row.state) && <DaysLeft left={row.workingDaysLeft} />}
    </span>
  );
}
