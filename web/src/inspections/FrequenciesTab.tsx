import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { queries } from '../api/queries';
import { Refusal } from '../common/Refusal';
import { useTexts } from '../texts';

/** INS-05, INS-07: companies visited more than once this year, whoever came. */
export function FrequenciesTab() {
  const { inspections: t } = useTexts();
  const found = useQuery(queries.inspectionFrequencies());
  return (
    <>
      <Refusal error={found.error} />
      <Table
        rowKey="companyCode"
        size="small"
        loading={found.isLoading}
        dataSource={found.data}
        scroll={found.data?.length ? { x: 640 } : undefined}
        onRow={() => ({ tabIndex: 0 })}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: t.once }}
        columns={[
          { title: t.company, dataIndex: 'companyName' },
          { title: t.companyCode, dataIndex: 'companyCode' },
          { title: t.inspections, dataIndex: 'inspections', width: 90 },
          { title: t.agencies, dataIndex: 'agencies', width: 90 },
          { title: t.latest, dataIndex: 'latest', width: 130 },
        ]}
      />
    </>
  );
}
