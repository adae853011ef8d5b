import { useQueries } from '@tanstack/react-query';
import { Card } from 'antd';
import { queries } from '../api/queries';
import { nextAct, offeredActs } from '../cases/next-act';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { CaseTable } from './CaseTable';

/** Cases whose next step is a leader's: filings to approve, decisions to take, cases to close. */
const WAITING = ['filing-requested', 'notified', 'concluded', 'performed'];

export function Approvals() {
  const t = useTexts().work;
  const may = useMay();
  const lists = useQueries({ queries: WAITING.map((state) => queries.cases({ state })) });
  const rows = lists.flatMap(({ data }) => data?.cases ?? []);
  const files = useQueries({ queries: rows.map(({ id }) => queries.caseOutline(id)) });
  const waiting = files.flatMap(({ data }) =>
    data && nextAct(data, offeredActs(data, may))?.mine ? [data] : [],
  );
  return (
    <Card title={t.approvals}>
      <CaseTable
        rows={waiting}
        loading={[...lists, ...files].some(({ isLoading }) => isLoading)}
        empty={t.approvalsEmpty}
      />
    </Card>
  );
}
