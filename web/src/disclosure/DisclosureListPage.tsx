import { useQuery } from '@tanstack/react-query';
import { Card, Select, Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { type PublishableKind, queries } from '../api/queries';
import { options } from '../common/fields/Field';
import { PageTitle } from '../common/PageTitle';
import { Refusal } from '../common/Refusal';
import { useTexts } from '../texts';
import { DisclosureTable } from './DisclosureTable';

export default function DisclosureListPage() {
  const { disclosure: t, matters } = useTexts();
  const [search, setSearch] = useSearchParams();
  const status = search.get('status') ?? 'due';
  const kind = search.get('kind') ?? '';
  const list = useQuery(
    queries.disclosures({ status: status as 'due', ...(kind && { kind: kind as PublishableKind }) }),
  );
  const show = (chosen: string, of: string) =>
    setSearch({ ...(chosen !== 'due' && { status: chosen }), ...(of && { kind: of }) });
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
      <PageTitle
        title={t.title}
        extra={
          <Select
            aria-label={matters.kind}
            style={{ minWidth: 150 }}
            value={kind}
            onChange={(of) => show(status, of)}
            options={[{ value: '', label: matters.allKinds }, ...options(matters.kinds)]}
          />
        }
      />
      <Card styles={{ body: { paddingTop: 4 } }}>
        <Tabs
          activeKey={status}
          onChange={(key) => show(key, kind)}
          items={tabs.map(([key, label]) => ({ key, label }))}
        />
        <Refusal error={list.error} />
        <DisclosureTable rows={list.data?.disclosures ?? []} loading={list.isLoading} />
      </Card>
    </>
  );
}
