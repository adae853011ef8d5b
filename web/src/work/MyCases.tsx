import { useQuery } from '@tanstack/react-query';
import { Card, Flex, Statistic } from 'antd';
import { queries } from '../api/queries';
import { Refusal } from '../common/Refusal';
import { useTexts } from '../texts';
import { CaseTable } from './CaseTable';

const OVER = ['archived', 'not-filed', 'dropped', 'transferred', 'withdrawn'];

/** The officer's own open cases, the nearest deadline first. */
export function MyCases() {
  const t = useTexts().work;
  const list = useQuery(queries.cases({ mine: true }));
  const open = (list.data?.cases ?? [])
    .filter(({ state }) => !OVER.includes(state))
    .sort((a, b) => (a.nextDue?.due ?? '9999').localeCompare(b.nextDue?.due ?? '9999'));
  const left = open.flatMap(({ nextDue }) => (nextDue ? [nextDue.workingDaysLeft] : []));
  return (
    <Card title={t.myCases}>
      <Flex gap={32} wrap style={{ marginBottom: 16 }}>
        <Statistic title={t.stat.open} loading={list.isLoading} value={open.length} />
        <Statistic
          title={t.stat.dueSoon}
          loading={list.isLoading}
          value={left.filter((days) => days >= 0 && days <= 3).length}
        />
        <Statistic
          title={t.stat.overdue}
          loading={list.isLoading}
          value={left.filter((days) => days < 0).length}
          styles={{ content: left.some((days) => days < 0) ? { color: '#cf1322' } : {} }}
        />
      </Flex>
      <Refusal error={list.error} />
      <CaseTable rows={open} loading={list.isLoading} empty={t.myCasesEmpty} />
    </Card>
  );
}
