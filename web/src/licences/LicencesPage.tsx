import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex, Grid, Input, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import { Day, DaysLeft } from '../common/Day';
import { PageTitle } from '../common/PageTitle';
import { Refusal } from '../common/Refusal';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { LicenceForm } from './LicenceForm';
import { DeliverModal, EndModal } from './LicenceModals';

type Row = Schemas['LicenceListView'];
type Doing = { what: 'register' } | { what: 'correct' | 'deliver' | 'end'; row: Row };

const COLOURS: Record<string, string> = {
  valid: 'green',
  'not-yet': 'blue',
  expired: 'default',
  ended: 'red',
};

/** 行政许可: what was granted, by when it is published and delivered, and what became of it. */
export default function LicencesPage() {
  const texts = useTexts();
  const t = texts.matters;
  const may = useMay();
  const wide = Grid.useBreakpoint().md ?? true;
  const [search, setSearch] = useSearchParams();
  const q = search.get('q') ?? '';
  const after = search.get('after') ?? '';
  const list = useQuery(queries.licences({ ...(q && { q }), ...(after && { after }) }));
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  // As it stands now: after a conflict the form goes on from there.
  const about = doing && 'row' in doing ? doing.row : undefined;
  const row = list.data?.licences.find(({ id }) => id === about?.id) ?? about;
  const next = list.data?.next;
  return (
    <>
      <PageTitle
        title={t.licences}
        extra={
          may('licence.register') && (
            <Button type="primary" onClick={() => setDoing({ what: 'register' })}>
              {t.register}
            </Button>
          )
        }
      />
      <Typography.Paragraph type="secondary">{t.lead}</Typography.Paragraph>
      <Card>
        <Input.Search
          allowClear
          aria-label={t.search}
          placeholder={t.search}
          defaultValue={q}
          key={q}
          maxLength={100}
          style={{ maxWidth: 360, marginBottom: 12 }}
          onSearch={(typed) => setSearch(typed ? { q: typed } : {})}
        />
        <Refusal error={list.error} />
        <Table
          rowKey="id"
          size="middle"
          loading={list.isLoading}
          dataSource={list.data?.licences ?? []}
          showHeader={wide}
          scroll={wide ? { x: 1080 } : undefined}
          pagination={false}
          locale={{ emptyText: t.empty }}
          columns={[
            {
              title: t.number,
              render: (_, row) => (
                <Flex vertical align="start" gap={2}>
                  <Link to={`/disclosures/licence/${row.id}`}>{row.number}</Link>
                  <Typography.Text type="secondary">
                    {row.documentName} · {row.holderName}
                  </Typography.Text>
                  {!wide && <Standing row={row} />}
                  {!wide && <Publication row={row} named />}
                  {!wide && <Delivery row={row} named />}
                  {!wide && <Acts row={row} onDo={setDoing} />}
                </Flex>
              ),
            },
            {
              title: t.standing,
              width: 150,
              responsive: ['md'],
              render: (_, row) => <Standing row={row} />,
            },
            {
              title: t.validThrough,
              width: 120,
              responsive: ['md'],
              render: (_, row) => row.validThrough ?? t.longTerm,
            },
            {
              title: t.publishBy,
              width: 200,
              responsive: ['md'],
              render: (_, row) => <Publication row={row} />,
            },
            {
              title: t.deliverBy,
              width: 200,
              responsive: ['md'],
              render: (_, row) => <Delivery row={row} />,
            },
            {
              title: '',
              width: 130,
              responsive: ['md'],
              render: (_, row) => <Acts row={row} onDo={setDoing} />,
            },
          ]}
        />
        {next && (
          <Button style={{ marginTop: 12 }} onClick={() => setSearch({ ...(q && { q }), after: next })}>
            {t.more}
          </Button>
        )}
      </Card>
      {doing?.what === 'register' && <LicenceForm onClose={close} />}
      {row && doing?.what === 'correct' && <LicenceForm id={row.id} onClose={close} />}
      {row && doing?.what === 'deliver' && <DeliverModal row={row} onClose={close} />}
      {row && doing?.what === 'end' && <EndModal row={row} onClose={close} />}
    </>
  );
}

function Standing({ row }: { row: Row }) {
  const t = useTexts().matters;
  const stale =
    row.ending && row.ending !== 'revoked' && row.publishedOn && row.publishedOn < (row.endedOn ?? '');
  return (
    <span>
      <Tag color={COLOURS[row.standing]}>
        {row.ending ? t.endings[row.ending] : t.standings[row.standing]}
      </Tag>
      {stale && <Typography.Text type="secondary">{t.toCorrect}</Typography.Text>}
    </span>
  );
}

function Publication({ row, named = false }: { row: Row; named?: boolean }) {
  const t = useTexts().matters;
  if (row.publishedOn)
    return (
      <span>
        <Tag color="green">{t.published}</Tag>
        {row.publishedOn}
      </span>
    );
  if (row.settledOn) return <Tag>{t.settled}</Tag>;
  return (
    <span>
      {named && `${t.publishBy} `}
      <Day day={row.publishBy} /> <DaysLeft left={row.publishDaysLeft} />
    </span>
  );
}

function Delivery({ row, named = false }: { row: Row; named?: boolean }) {
  const t = useTexts().matters;
  if (row.deliveredOn)
    return (
      <span>
        <Tag color="green">{t.delivered}</Tag>
        {row.deliveredOn}
      </span>
    );
  if (row.ending) return null;
  return (
    <span>
      {named && `${t.deliverBy} `}
      <Day day={row.deliverBy} /> <DaysLeft left={row.deliverDaysLeft} />
    </span>
  );
}

function Acts({ row, onDo }: { row: Row; onDo: (doing: Doing) => void }) {
  const t = useTexts().matters;
  const may = useMay();
  return (
    <Flex wrap gap={4}>
      {!row.deliveredOn && may('licence.deliver') && (
        <Button size="small" onClick={() => onDo({ what: 'deliver', row })}>
          {t.deliver}
        </Button>
      )}
      {!row.publishedOn && !row.ending && may('licence.correct') && (
        <Button size="small" onClick={() => onDo({ what: 'correct', row })}>
          {t.correct}
        </Button>
      )}
      {!row.ending && may('licence.end') && (
        <Button size="small" danger onClick={() => onDo({ what: 'end', row })}>
          {t.end}
        </Button>
      )}
    </Flex>
  );
}
