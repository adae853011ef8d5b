import { Flex, Table, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import type { Schemas } from '../api/client';
import { Day, DaysLeft } from '../common/Day';
import { useTexts } from '../texts';
import { DisclosureState } from './DisclosureState';

type Row = Schemas['DisclosureListView'];

export function DisclosureTable({ rows, loading }: { rows: Row[]; loading: boolean }) {
  const texts = useTexts();
  const t = texts.disclosure;
  return (
    <Table
      rowKey="caseId"
      size="middle"
      loading={loading}
      dataSource={rows}
      scroll={{ x: 940 }}
      pagination={{ pageSize: 15, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: texts.work.disclosureEmpty }}
      columns={[
        {
          title: t.number,
          width: 300,
          render: (_, row) => (
            <Flex vertical>
              <Link to={`/disclosures/${row.caseId}`}>
                {row.documentNumber ?? row.caseNumber ?? texts.cases.unnumbered}
              </Link>
              <Typography.Text type="secondary">
                {row.cause} · {row.party}
              </Typography.Text>
            </Flex>
          ),
        },
        { title: t.status, width: 100, render: (_, row) => <DisclosureState state={row.state} /> },
        {
          title: t.due,
          width: 280,
          render: (_, row) => (
            <>
              <Day day={row.withdrawBy ?? row.due} />{' '}
              {row.state !== 'published' && row.state !== 'withdrawn' && row.state !== 'assessed-private' && (
                <DaysLeft left={row.workingDaysLeft} />
              )}
              {row.withdrawBy && <Tag color="red">{t.withdrawBy}</Tag>}
            </>
          ),
        },
        {
          title: texts.casePage.steps.decision,
          width: 140,
          render: (_, row) => row.decidedOn && <Day day={row.decidedOn} />,
        },
        { title: t.preparer, width: 110, render: (_, row) => row.preparedByName ?? '' },
      ]}
    />
  );
}
