import { useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import { Link } from 'react-router';
import { queries } from '../api/queries';
import { DisclosureTable } from '../disclosure/DisclosureTable';
import { UnfinishedList } from '../evidence/UnfinishedList';
import { isPaused } from '../reviews/paused';
import { ReviewTable } from '../reviews/ReviewTable';
import { useTexts } from '../texts';

export function ReviewQueue() {
  const { app, work } = useTexts();
  const list = useQuery(queries.reviews({ status: 'pending' }));
  return (
    <Card title={work.reviewQueue} extra={<Link to="/reviews?status=all">{app.all}</Link>}>
      <ReviewTable rows={list.data ?? []} loading={list.isLoading} />
    </Card>
  );
}

/** Reviews returned to the department for completion; nothing where none is. */
export function ReturnedReviews() {
  const t = useTexts().materials;
  const { data = [] } = useQuery(queries.reviews({ status: 'all' }));
  const rows = data.filter((row) => isPaused(row, data));
  if (rows.length === 0) return null;
  return (
    <Card title={t.queue}>
      <ReviewTable rows={rows} loading={false} />
    </Card>
  );
}

/** What the discloser has to prepare, or the releaser to check. */
export function DisclosureQueue({ status }: { status: 'due' | 'drafted' | 'to-withdraw' }) {
  const { app, work, disclosure } = useTexts();
  const list = useQuery(queries.disclosures({ status }));
  const rows = list.data?.disclosures ?? [];
  if (status === 'to-withdraw' && rows.length === 0) return null;
  const title = {
    due: work.disclosureQueue,
    drafted: disclosure.drafted,
    'to-withdraw': disclosure.toWithdraw,
  }[status];
  return (
    <Card title={title} extra={<Link to="/disclosures?status=all">{app.all}</Link>}>
      <DisclosureTable rows={rows} loading={list.isLoading} />
    </Card>
  );
}

export function MyUnfinished() {
  const list = useQuery(queries.unfinished());
  return <UnfinishedList uploads={list.data ?? []} linked />;
}
