import { useQueries } from '@tanstack/react-query';
import { Card } from 'antd';
import { queries } from '../api/queries';
import { useTexts } from '../texts';
import { CaseTable } from './CaseTable';

/** Cases whose next step is a leader's: filings to approve, decisions to take, cases to close. */
const WAITING = ['filing-requested', 'notified', 'concluded', 'performed'];

export function Approvals() {
  const t = useTexts().work;
  const lists = useQueries({ queries: WAITING.map((state) => queries.cases({ state })) });
  return (
    <Card title={t.approvals}>
      <CaseTable
        rows={lists.flatMap(({ data }) => data?.cases ?? [])}
        loading={lists.some(({ isLoading }) => isLoading)}
        empty={t.approvalsEmpty}
      />
    </Card>
  );
}
