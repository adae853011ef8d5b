import { useQuery } from '@tanstack/react-query';
import { Card, Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { queries } from '../api/queries';
import { PageTitle } from '../common/PageTitle';
import { Refusal } from '../common/Refusal';
import { useTexts } from '../texts';
import { DisclosureTable } from './DisclosureTable';

export default function DisclosureListPage() {
  const t = useTexts().disclosure;
  const [search, setSearch] = useSearchParams();
  const status = search.get('status') ?? 'due';
  const list = useQuery(queries.disclosures({ status: status as 'due' }));
  const tabs: [string, string][] = [
    ['due', t.pending],
    ['drafted', t.drafted],
    ['published', t.publishedList],
    ['to-withdraw', t.toWithdraw],
    ['withdrawn', t.withdrawnList],
    ['all', t.everything],
  ];
  return (
    <>
      <PageTitle title={t.title} />
      <Card styles={{ body: { paddingTop: 4 } }}>
        <Tabs
          activeKey={status}
          onChange={(key) => setSearch(key === 'due' ? {} : { status: key })}
          items={tabs.map(([key, label]) => ({ key, label }))}
        />
        <Refusal error={list.error} />
        <DisclosureTable rows={list.data?.disclosures ?? []} loading={list.isLoading} />
      </Card>
    </>
  );
}
