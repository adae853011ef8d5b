import { Button, Card, Empty, Table } from 'antd';
import type { Schemas } from '../api/client';
import { useTexts } from '../texts';

type Cell = Schemas['HeatCellView'];

/** Agencies against rules: the darker, the more findings. */
export function HeatCard({ heat, onRule }: { heat: Cell[]; onRule: (rule: string) => void }) {
  const t = useTexts().supervision;
  if (heat.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.empty} />;
  const rules = [...new Set(heat.map(({ ruleId }) => ruleId))].sort();
  const agencies = [...new Map(heat.map(({ agencyId, agencyName }) => [agencyId, agencyName]))];
  const most = Math.max(...heat.map(({ count }) => count));
  return (
    <Card title={t.heat}>
      <Table
        size="small"
        bordered
        rowKey="id"
        pagination={false}
        scroll={{ x: 220 + rules.length * 84 }}
        dataSource={agencies.map(([id, name]) => ({ id, name }))}
        columns={[
          { title: t.agency, dataIndex: 'name', width: 220, fixed: 'start' },
          ...rules.map((rule) => ({
            title: rule,
            align: 'center' as const,
            width: 84,
            render: (_: unknown, row: { id: string }) => {
              const count =
                heat.find(({ agencyId, ruleId }) => agencyId === row.id && ruleId === rule)?.count ?? 0;
              return count === 0 ? (
                '·'
              ) : (
                <Button
                  type="text"
                  block
                  aria-label={`${rule} ${count}`}
                  style={{ background: `rgba(207, 19, 34, ${0.08 + 0.35 * (count / most)})` }}
                  onClick={() => onRule(rule)}
                >
                  {count}
                </Button>
              );
            },
          })),
        ]}
      />
    </Card>
  );
}
