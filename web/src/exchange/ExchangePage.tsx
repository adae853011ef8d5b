import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Flex, Table, Tabs, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api, type Schemas, value } from '../api/client';
import { queries } from '../api/queries';
import { Day } from '../common/Day';
import { PageTitle } from '../common/PageTitle';
import { Refusal } from '../common/Refusal';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { ReceiptModal } from './ReceiptModal';

type Batch = Schemas['ExchangeBatchView'];
type Kind = Schemas['ExchangeView']['kind'];

/** 双公示: what the credit platform does not know yet, the files made, and their receipts. */
export default function ExchangePage() {
  const texts = useTexts();
  const t = texts.exchange;
  const may = useMay();
  const client = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const kind: Kind = search.get('kind') === 'licence' ? 'licence' : 'penalty';
  const exchange = useQuery(queries.exchange(kind));
  const [answering, setAnswering] = useState<Batch>();
  const make = useMutation({
    mutationFn: () => value(api.POST('/api/exchange/batches', { body: { kind } })),
    onSuccess: () => client.invalidateQueries(),
  });
  const { pending = [], batches = [] } = exchange.data ?? {};
  return (
    <>
      <PageTitle
        title={t.title}
        extra={
          may('exchange.make') && (
            <Button
              type="primary"
              disabled={!pending.some(({ faults }) => faults.length === 0)}
              loading={make.isPending}
              onClick={() => make.mutate()}
            >
              {t.make}
            </Button>
          )
        }
      />
      <Typography.Paragraph type="secondary">{t.lead}</Typography.Paragraph>
      <Tabs
        activeKey={kind}
        onChange={(key) => setSearch(key === 'penalty' ? {} : { kind: key })}
        items={(['penalty', 'licence'] as const).map((key) => ({ key, label: texts.matters.kinds[key] }))}
      />
      <Refusal error={exchange.error ?? make.error} />
      <Card size="small" title={t.pending(pending.length)} style={{ marginBottom: 12 }}>
        <Table
          rowKey="disclosureId"
          size="small"
          loading={exchange.isLoading}
          dataSource={pending}
          scroll={pending.length > 0 ? { x: 720 } : undefined}
          onRow={() => ({ tabIndex: 0 })}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          locale={{ emptyText: t.nothing }}
          columns={[
            { title: t.operation, width: 90, render: (_, row) => <Tag>{t.operations[row.operation]}</Tag> },
            { title: texts.disclosure.number, dataIndex: 'documentNumber' },
            { title: t.party, dataIndex: 'party' },
            { title: t.due, width: 160, render: (_, row) => <Day day={row.due} /> },
            { title: t.faults, render: (_, row) => row.faults.map(({ reason }) => reason).join('；') },
          ]}
        />
      </Card>
      <Card size="small" title={t.batches}>
        <Table
          rowKey="id"
          size="small"
          dataSource={batches}
          scroll={batches.length > 0 ? { x: 720 } : undefined}
          onRow={() => ({ tabIndex: 0 })}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          locale={{ emptyText: texts.app.none }}
          columns={[
            { title: '', width: 90, render: (_, row) => t.batch(row.seq) },
            { title: t.lines, dataIndex: 'lines', width: 80 },
            { title: t.files, width: 160, render: (_, row) => may('exchange.take') && <Files id={row.id} /> },
            {
              title: t.receipt,
              render: (_, row) =>
                row.receiptNumber ? (
                  <>
                    {row.receiptNumber} · {row.receivedOn}{' '}
                    {row.rejected > 0 && <Tag color="orange">{t.rejectedCount(row.rejected)}</Tag>}
                  </>
                ) : (
                  may('exchange.record-receipt') && (
                    <Button size="small" onClick={() => setAnswering(row)}>
                      {t.enterReceipt}
                    </Button>
                  )
                ),
            },
          ]}
        />
      </Card>
      <Link to="/disclosures" style={{ display: 'inline-block', marginTop: 12 }}>
        {texts.disclosure.title}
      </Link>
      {answering && <ReceiptModal batch={answering} onClose={() => setAnswering(undefined)} />}
    </>
  );
}

function Files({ id }: { id: string }) {
  return (
    <Flex gap={12}>
      {['xlsx', 'csv', 'json'].map((format) => (
        <a key={format} href={`/api/exchange/batches/${id}/file?format=${format}`}>
          {format.toUpperCase()}
        </a>
      ))}
    </Flex>
  );
}
