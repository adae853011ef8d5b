import { useQuery } from '@tanstack/react-query';
import { Card, Segmented } from 'antd';
import { useSearchParams } from 'react-router';
import { queries } from '../api/queries';
import { PageTitle } from '../common/PageTitle';
import { Refusal } from '../common/Refusal';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { LoadCard } from './LoadCard';
import { ReviewTable } from './ReviewTable';

export default function ReviewQueuePage() {
  const t = useTexts().review;
  const may = useMay();
  const [search, setSearch] = useSearchParams();
  const status = search.get('status') === 'all' ? 'all' : 'pending';
  const list = useQuery(queries.reviews({ status }));
  return (
    <>
      <PageTitle
        title={t.title}
        extra={
          <Segmented
            aria-label={t.state}
            value={status}
            onChange={(picked) => setSearch(picked === 'all' ? { status: 'all' } : {})}
            options={[
              { value: 'pending', label: t.pending },
              { value: 'all', label: t.everything },
            ]}
          />
        }
      />
      <Refusal error={list.error} />
      <Card>
        <ReviewTable rows={list.data ?? []} loading={list.isLoading} />
      </Card>
      {(may('review.extend') || may('supervision.read')) && <LoadCard />}
    </>
  );
}
