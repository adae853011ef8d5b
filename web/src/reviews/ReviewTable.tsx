import { Flex, Grid, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import type { Schemas } from '../api/client';
import { chinaDay } from '../common/china-time';
import { Day, DaysLeft } from '../common/Day';
import { Rows } from '../common/Rows';
import { useTexts } from '../texts';
import { isPaused } from './paused';

type Row = Schemas['ReviewListView'];

const open = ({ state }: Row) => state === 'submitted' || state === 'taken';

/** Submissions by remaining working days; on a telephone each in one cell. */
export function ReviewTable({ rows, loading }: { rows: Row[]; loading: boolean }) {
  const texts = useTexts();
  const t = texts.review;
  const wide = Grid.useBreakpoint().md ?? true;
  return (
    <Rows
      rows={[...rows].sort(
        (a, b) => Number(open(b)) - Number(open(a)) || a.workingDaysLeft - b.workingDaysLeft,
      )}
      keyOf={({ id }) => id}
      loading={loading}
      empty={texts.work.reviewEmpty}
      pageSize={15}
      minWidth={1000}
      columns={[
        {
          title: texts.cases.number,
          width: 320,
          cell: (row) => (
            <Flex vertical align="start">
              <Link to={`/reviews/${row.id}`}>{row.caseNumber ?? texts.cases.unnumbered}</Link>
              <Typography.Text type="secondary">
                {row.cause} · {row.party}
              </Typography.Text>
              {!wide && <Outcome row={row} />}
              {!wide && <Due row={row} paused={isPaused(row, rows)} />}
            </Flex>
          ),
        },
        { title: t.round, width: 80, wideOnly: true, cell: (row) => texts.work.round(row.round) },
        { title: t.state, width: 110, wideOnly: true, cell: (row) => <Outcome row={row} /> },
        {
          title: t.submitted,
          width: 140,
          wideOnly: true,
          cell: (row) => <Day day={chinaDay(row.submittedAt)} />,
        },
        {
          title: texts.days.due,
          width: 260,
          wideOnly: true,
          cell: (row) => <Due row={row} paused={isPaused(row, rows)} />,
        },
        { title: t.reviewer, width: 110, wideOnly: true, cell: (row) => row.reviewerName ?? '' },
      ]}
    />
  );
}

function Outcome({ row }: { row: Row }) {
  const { review: t, reviewStates } = useTexts();
  if (row.opinion)
    return (
      <Tag color={row.opinion === 'agree' ? 'green' : 'red'}>
        {row.opinion === 'agree' ? t.agree : t.problems}
      </Tag>
    );
  return <Tag color={row.state === 'taken' ? 'processing' : 'gold'}>{reviewStates[row.state]}</Tag>;
}

function Due({ row, paused }: { row: Row; paused: boolean }) {
  const { materials: t } = useTexts();
  return (
    <span>
      <Day day={row.due} /> {open(row) && <DaysLeft left={row.workingDaysLeft} />}
      {paused && <Tag color="orange">{t.paused}</Tag>}
      {row.extended && <Tag color="purple">{t.extended}</Tag>}
    </span>
  );
}
