import { Button, Card, Table, Tag, Tooltip } from 'antd';
import type { CaseFile } from '../../api/client';
import { useTexts } from '../../texts';

const COLOURS = {
  recorded: 'green',
  explained: 'blue',
  missing: 'red',
  open: 'orange',
  'not-reached': 'default',
} as const;
const MEDIA = ['text', 'photo', 'audio', 'video'] as const;

/** REC-01, REC-03: each stage against the kinds of record it has. */
export function MatrixCard({ file, onCell }: { file: CaseFile; onCell: (stage: string) => void }) {
  const texts = useTexts();
  const t = texts.casePage;
  return (
    <Card title={t.matrix} size="small" extra={<small>{t.matrixHint}</small>}>
      <Table
        size="small"
        rowKey="stage"
        pagination={false}
        dataSource={file.matrix}
        scroll={{ x: 330 }}
        columns={[
          {
            title: t.stage,
            dataIndex: 'stageName',
            render: (_, row) => texts.stages[row.stage] ?? row.stageName,
          },
          ...MEDIA.map((medium) => ({
            title: texts.evidence.medium[medium],
            align: 'center' as const,
            width: 46,
            render: (_: unknown, row: CaseFile['matrix'][number]) => (
              <Button
                type="text"
                size="small"
                aria-label={`${row.stageName} ${texts.evidence.medium[medium]} ${row[medium]}`}
                onClick={() => onCell(row.stage)}
              >
                {row[medium] || '·'}
              </Button>
            ),
          })),
          {
            title: '',
            width: 88,
            render: (_, row) => (
              <Tooltip title={row.reason}>
                <Tag color={COLOURS[row.status]} tabIndex={row.reason ? 0 : undefined}>
                  {t.cell[row.status]}
                </Tag>
              </Tooltip>
            ),
          },
        ]}
      />
    </Card>
  );
}
