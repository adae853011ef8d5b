import { useQuery } from '@tanstack/react-query';
import { Flex, Grid, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import type { CaseSummary } from '../api/client';
import { queries } from '../api/queries';
import { namesOf } from '../cases/names';
import { needsReview, nextAct, offeredActs } from '../cases/next-act';
import { CaseCell } from '../cases/CaseCell';
import { isSoft } from '../cases/missing';
import { StateTag } from '../cases/StateTag';
import { DueBlock } from '../common/Day';
import { Rows } from '../common/Rows';
import { useMay } from '../session/session';
import { useTexts } from '../texts';

/** Cases with what to do next, by when, and what is missing. Outlines of the rows shown are one request. */
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
    <Rows
      rows={rows}
      keyOf={({ id }) => id}
      loading={loading}
      empty={empty}
      pageSize={8}
      minWidth={960}
      columns={[
        {
          title: t.caseOf,
          width: 300,
          cell: (row) => (
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
          wideOnly: true,
          cell: (row) => <StateTag state={row.state} />,
        },
        { title: t.nextAct, width: 150, wideOnly: true, cell: (row) => <NextOf id={row.id} /> },
        {
          title: t.deadline,
          width: 250,
          wideOnly: true,
          cell: (row) => row.nextDue && <DueBlock due={row.nextDue} />,
        },
        { title: t.missing, wideOnly: true, cell: (row) => <MissingOf id={row.id} /> },
      ]}
    />
  );
}

function NextOf({ id }: { id: string }) {
  const texts = useTexts();
  const may = useMay();
  const { data: file } = useQuery(queries.caseOutline(id));
  if (!file) return <>…</>;
  const next = nextAct(file, offeredActs(file, may));
  if (file.pendingReview && needsReview(file))
    return (
      <Typography.Text type="secondary">
        {texts.casePage.waitsForReview}
        {file.pendingReview.by.length > 0 && `（${namesOf(file.pendingReview.by, texts)}）`}
      </Typography.Text>
    );
  if (!next) return <Typography.Text type="secondary">{texts.app.none}</Typography.Text>;
  const title = texts.acts.titles[next.act] ?? next.act;
  return next.mine ? (
    <Link to={`/cases/${id}?act=${next.act}`}>{title}</Link>
  ) : (
    <Typography.Text type="secondary">
      {title}（{namesOf(next.by, texts) || texts.work.byOthers}）
    </Typography.Text>
  );
}

const SHOWN = 2;

function MissingOf({ id }: { id: string }) {
  const t = useTexts().work;
  const { data: file } = useQuery(queries.caseOutline(id));
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
