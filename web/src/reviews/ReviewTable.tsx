import { Table, Tag } from 'antd';
import { Link } from 'react-router';
import type { Schemas } from '../api/client';
import { chinaDay } from '../common/china-time';
import { Day, DaysLeft } from '../common/Day';
import { useTexts } from '../texts';

type Row = Schemas['ReviewListView'];

/** Submissions by remaining working days. */
export function ReviewTable({ rows, loading }: { rows: Row[]; loading: boolean }) {
  const texts = useTexts();
  const t = texts.review;
  const open = ({ state }: Row) => state === 'submitted' || state === 'taken';
  return (
    <Table
      rowKey="id"
      size="middle"
      loading={loading}
      dataSource={[...rows].sort(
        (a, b) => Number(open(b)) - Number(open(a)) || a.workingDaysLeft - b.workingDaysLeft,
      )}
      scroll={{ x: 1000 }}
      pagination={{ pageSize: 15, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: texts.work.reviewEmpty }}
      columns={[
        {
          title: texts.cases.number,
          width: 270,
          render: (_, row) => (
            <Link to={`/reviews/${row.id}`}>{row.caseNumber ?? texts.cases.unnumbered}</Link>
          ),
        },
        { title: texts.cases.cause, render: (_, row) => `${row.cause} · ${row.party}` },
        { title: t.round, width: 80, render: (_, row) => texts.work.round(row.round) },
        {
          title: t.state,
          width: 110,
          render: (_, row) =>
            row.opinion ? (
              <Tag color={row.opinion === 'agree' ? 'green' : 'red'}>
                {row.opinion === 'agree' ? t.agree : t.problems}
              </Tag>
            ) : (
              <Tag color={row.state === 'taken' ? 'processing' : 'gold'}>{texts.reviewStates[row.state]}</Tag>
            ),
        },
        { title: t.submitted, width: 140, render: (_, row) => <Day day={chinaDay(row.submittedAt)} /> },
        {
          title: texts.days.due,
          width: 260,
          render: (_, row) => (
            <>
              <Day day={row.due} /> {open(row) && <DaysLeft left={row.workingDaysLeft} />}
            </>
          ),
        },
        { title: t.reviewer, width: 110, render: (_, row) => row.reviewerName ?? '' },
      ]}
    />
  );
}
