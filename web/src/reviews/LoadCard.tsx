import { useQuery } from '@tanstack/react-query';
import { Card, Grid, Table, Tag } from 'antd';
import { queries } from '../api/queries';
import { useTexts } from '../texts';

/** How the work is spread over the reviewers, the least burdened first. */
export function LoadCard() {
  const t = useTexts().reviewLoad;
  const load = useQuery(queries.reviewLoad());
  const { data: agencies } = useQuery(queries.agencies());
  const wide = Grid.useBreakpoint().md ?? true;
  const nameOf = (id: string) => agencies?.find((agency) => agency.id === id)?.name ?? '';
  return (
    <Card title={t.title} style={{ marginTop: 16 }}>
      <Table
        rowKey="userId"
        size="small"
        loading={load.isLoading}
        dataSource={load.data ?? []}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: t.empty }}
        columns={[
          {
            title: t.name,
            render: (_, row) => (
              <>
                {row.name}
                {!wide && <div>{nameOf(row.agencyId)}</div>}
              </>
            ),
          },
          { title: t.agency, responsive: ['md'], render: (_, row) => nameOf(row.agencyId) },
          { title: t.open, dataIndex: 'open', align: 'end' },
          {
            title: t.overdue,
            align: 'end',
            render: (_, { overdue }) => (overdue > 0 ? <Tag color="red">{overdue}</Tag> : 0),
          },
          { title: t.opinions, dataIndex: 'opinionsThisYear', align: 'end' },
        ]}
      />
    </Card>
  );
}
