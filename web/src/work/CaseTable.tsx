import { useQuery } from '@tanstack/react-query';
import { Flex, Grid, Table, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import type { CaseSummary } from '../api/client';
import { queries } from '../api/queries';
import { nextAct, offeredActs } from '../cases/next-act';
import { CaseCell } from '../cases/CaseCell';
import { isSoft } from '../cases/missing';
import { StateTag } from '../cases/StateTag';
import { DueBlock } from '../common/Day';
import { useMay } from '../session/session';
import { useTexts } from '../texts';

/** Cases with what to do next, by when, and what is missing. The file of a row is asked for when the row is shown. */
export function CaseTable({
  rows,
  loading,
  empty,
}: {
  rows: CaseSummary[];
  loading: boolean;
  empty: string;
}) {
  const texts = useTexts();
  const t = texts.work;
  const wide = Grid.useBreakpoint().md ?? true;
  return (
    <Table
      rowKey="id"
      size="middle"
      loading={loading}
      dataSource={rows}
      showHeader={wide}
      scroll={wide ? { x: 960 } : undefined}
      pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: empty }}
      columns={[
        {
          title: t.caseOf,
          width: wide ? 300 : undefined,
          render: (_, row) => (
            <CaseCell row={row}>
              {!wide && (
                <Flex vertical gap={4} align="start">
                  <Flex wrap align="center" gap="2px 6px">
                    <StateTag state={row.state} />
                    <span>
                      {t.nextAct}
                      {texts.app.colon}
                    </span>
                    <NextOf id={row.id} />
                  </Flex>
                  {row.nextDue && <DueBlock due={row.nextDue} />}
                  <MissingOf id={row.id} />
                </Flex>
              )}
            </CaseCell>
          ),
        },
        {
          title: t.state,
          width: 100,
          responsive: ['md'],
          render: (_, row) => <StateTag state={row.state} />,
        },
        { title: t.nextAct, width: 150, responsive: ['md'], render: (_, row) => <NextOf id={row.id} /> },
        {
          title: t.deadline,
          width: 250,
          responsive: ['md'],
          render: (_, row) => row.nextDue && <DueBlock due={row.nextDue} />,
        },
        { title: t.missing, responsive: ['md'], render: (_, row) => <MissingOf id={row.id} /> },
      ]}
    />
  );
}

function NextOf({ id }: { id: string }) {
  const texts = useTexts();
  const may = useMay();
  const { data: file } = useQuery(queries.case(id));
  if (!file) return <>…</>;
  const next = nextAct(file, offeredActs(file, may));
  if (!next) return <Typography.Text type="secondary">{texts.app.none}</Typography.Text>;
  const title = texts.acts.titles[next.act] ?? next.act;
  return next.mine ? (
    <Link to={`/cases/${id}?act=${next.act}`}>{title}</Link>
  ) : (
    <Typography.Text type="secondary">
      {title}（{texts.work.byOthers}）
    </Typography.Text>
  );
}

const SHOWN = 2;

function MissingOf({ id }: { id: string }) {
  const t = useTexts().work;
  const { data: file } = useQuery(queries.case(id));
  if (!file) return <>…</>;
  if (file.missing.length === 0) return <Tag color="green">{t.nothingMissing}</Tag>;
  return (
    <Flex vertical gap={2} align="start">
      {file.missing.slice(0, SHOWN).map((item, i) => (
        <Tag key={i} color={isSoft(item) ? 'orange' : 'red'} style={{ whiteSpace: 'normal' }}>
          {item.text}
        </Tag>
      ))}
      {file.missing.length > SHOWN && (
        <Link to={`/cases/${id}`}>
          <small>{t.moreMissing(file.missing.length - SHOWN)}</small>
        </Link>
      )}
    </Flex>
  );
}
