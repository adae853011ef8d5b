import { useQueries, useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import { queries } from '../api/queries';
import { awaitsReport } from '../cases/next-act';
import { useTexts } from '../texts';
import { CaseTable } from './CaseTable';

/** Cases whose party asked for a hearing that has not been held, or not reported. */
export function Hearings() {
  const t = useTexts().work;
  const notified = useQuery(queries.cases({ state: 'notified' }));
  const files = useQueries({
    queries: (notified.data?.cases ?? []).map(({ id }) => queries.caseOutline(id)),
  });
  const waiting = files.flatMap(({ data }) =>
    data?.hearing && (!data.hearing.heldOn || awaitsReport(data)) ? [data] : [],
  );
  return (
    <Card title={t.hearings}>
      <CaseTable rows={waiting} loading={notified.isLoading} empty={t.hearingsEmpty} />
    </Card>
  );
}
