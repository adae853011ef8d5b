import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import type { CaseFile } from '../../api/client';
import { queries } from '../../api/queries';
import { chinaMinute } from '../../common/china-time';
import { Refusal } from '../../common/Refusal';
import { useTexts } from '../../texts';

/** The case's entries in the agency's append-only ledger. */
export function LedgerTab({ file }: { file: CaseFile }) {
  const texts = useTexts();
  const t = texts.casePage;
  const entries = useQuery(queries.ledger(file.agencyId, file.id));
  return (
    <>
      <Refusal error={entries.error} />
      <Table
        size="small"
        rowKey="seq"
        loading={entries.isLoading}
        scroll={{ x: 760 }}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        dataSource={entries.data?.entries}
        columns={[
          { title: t.entry, dataIndex: 'seq', width: 80 },
          { title: t.time, width: 150, render: (_, entry) => chinaMinute(entry.at) },
          { title: t.act, render: (_, entry) => texts.acts.titles[entry.act] ?? entry.act },
          { title: t.actor, dataIndex: 'actorName', width: 140 },
          {
            title: t.hash,
            width: 180,
            render: (_, entry) => (
              <span className="digest" title={entry.leafHash}>
                {entry.leafHash.slice(0, 16)}…
              </span>
            ),
          },
        ]}
      />
    </>
  );
}
