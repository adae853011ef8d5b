import { useQuery } from '@tanstack/react-query';
import { Button, Tabs, Typography } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { queries } from '../api/queries';
import { PageTitle } from '../common/PageTitle';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { FrequenciesTab } from './FrequenciesTab';
import { InspectionsTab } from './InspectionsTab';
import { ItemsTab } from './ItemsTab';
import { RequestForm } from './RequestForm';

/** 行政检查: what may be inspected, what is asked for and approved, the code for the door, and who is visited too often. */
export default function InspectionsPage() {
  const { inspections: t } = useTexts();
  const may = useMay();
  const [search, setSearch] = useSearchParams();
  const [asking, setAsking] = useState(false);
  const items = useQuery(queries.inspectionItems());
  return (
    <>
      <PageTitle
        title={t.title}
        extra={
          may('inspection.request') && (
            <Button type="primary" onClick={() => setAsking(true)}>
              {t.request}
            </Button>
          )
        }
      />
      <Typography.Paragraph type="secondary">{t.lead}</Typography.Paragraph>
      <Tabs
        activeKey={search.get('tab') ?? 'list'}
        onChange={(tab) => setSearch({ tab })}
        items={[
          { key: 'list', label: t.list, children: <InspectionsTab /> },
          { key: 'items', label: t.items, children: <ItemsTab /> },
          { key: 'frequencies', label: t.frequencies, children: <FrequenciesTab /> },
        ]}
      />
      {asking && <RequestForm items={items.data ?? []} onClose={() => setAsking(false)} />}
    </>
  );
}
