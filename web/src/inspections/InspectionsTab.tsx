import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, type Schemas, value } from '../api/client';
import { queries } from '../api/queries';
import { asRead } from '../api/versions';
import { chinaMinute } from '../common/china-time';
import { Day } from '../common/Day';
import { ReasonModal } from '../common/ReasonModal';
import { Refusal } from '../common/Refusal';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { ApproveForm, FinishForm } from './ActForms';
import { CodeModal } from './CodeModal';

export type Inspection = Schemas['InspectionView'];
type Doing = { act: 'approve' | 'refuse' | 'finish' | 'cancel' | 'annul' | 'code'; row: Inspection };

const COLOURS: Record<string, string> = {
  pending: 'gold',
  approved: 'blue',
  refused: 'red',
  entered: 'orange',
  finished: 'green',
  cancelled: 'default',
};

export function InspectionsTab() {
  const { inspections: t } = useTexts();
  const list = useQuery(queries.inspections());
  const { data: me } = useQuery(queries.me());
  const may = useMay();
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  const acts = (row: Inspection): Doing['act'][] => {
    const mine = row.officers.some(({ id }) => id === me?.officerId);
    const enterable = row.approval === 'approved' || (row.approval === 'pending' && !!row.urgentReason);
    return [
      ...(row.state === 'planned' && enterable && mine ? (['code'] as const) : []),
      ...(row.approval === 'pending' && row.state !== 'cancelled' && may('inspection.approve')
        ? (['approve', 'refuse'] as const)
        : []),
      ...(row.state === 'entered' && mine && may('inspection.finish') ? (['finish'] as const) : []),
      ...(row.state === 'planned' && may('inspection.cancel') ? (['cancel'] as const) : []),
      ...(row.state === 'finished' && !row.annulledOn && may('inspection.annul-result')
        ? (['annul'] as const)
        : []),
    ];
  };
  const row = doing && (list.data?.find(({ id }) => id === doing.row.id) ?? doing.row);
  return (
    <>
      <Refusal error={list.error} />
      <Table
        rowKey="id"
        size="small"
        loading={list.isLoading}
        dataSource={list.data}
        scroll={list.data?.length ? { x: 980 } : undefined}
        onRow={() => ({ tabIndex: 0 })}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          {
            title: t.company,
            render: (_, row) => (
              <>
                {row.companyName}
                <Typography.Text type="secondary" style={{ display: 'block' }}>
                  {row.state === 'finished' ? (
                    <Link to={`/disclosures/inspection/${row.id}`}>{row.number}</Link>
                  ) : (
                    row.number
                  )}
                </Typography.Text>
                {row.thisYear > 1 && <Tag color="orange">{t.thisYear(row.thisYear)}</Tag>}
              </>
            ),
          },
          {
            title: t.item,
            render: (_, row) => (
              <>
                {row.itemName}
                <Typography.Text type="secondary" style={{ display: 'block' }}>
                  {t.kinds[row.kind]} · {row.officers.map(({ name }) => name).join('、')}
                </Typography.Text>
              </>
            ),
          },
          { title: t.first, width: 150, render: (_, row) => <Day day={row.first} /> },
          {
            title: t.state,
            width: 230,
            render: (_, row) => {
              const state = row.state === 'planned' ? row.approval : row.state;
              return (
                <>
                  <Tag color={COLOURS[state]}>{t.approvals[state] ?? t.states[state]}</Tag>
                  {row.urgentReason && row.approval === 'pending' && <Tag color="red">{t.urgent}</Tag>}
                  {row.result && <Tag>{t.results[row.result]}</Tag>}
                  {row.annulledOn && <Tag color="red">{t.annulled}</Tag>}
                  {row.score !== undefined && <Tag>{t.score(row.score)}</Tag>}
                  {row.enteredAt && (
                    <Typography.Text type="secondary" style={{ display: 'block' }}>
                      {t.entered(chinaMinute(row.enteredAt), row.admittedBy ?? '')}
                    </Typography.Text>
                  )}
                  {row.resultDue && (
                    <Typography.Text type="secondary" style={{ display: 'block' }}>
                      {t.resultDue} {row.resultDue}
                    </Typography.Text>
                  )}
                </>
              );
            },
          },
          {
            title: '',
            width: 250,
            render: (_, row) => (
              <Flex gap={8} wrap>
                {acts(row).map((act) => (
                  <Button
                    key={act}
                    size="small"
                    type={act === 'code' || act === 'finish' ? 'primary' : 'default'}
                    onClick={() => setDoing({ act, row })}
                  >
                    {act === 'code' ? t.showCode : t[act]}
                  </Button>
                ))}
              </Flex>
            ),
          },
        ]}
      />
      {row && doing?.act === 'code' && <CodeModal row={row} onClose={close} />}
      {row && doing?.act === 'approve' && <ApproveForm row={row} onClose={close} />}
      {row && doing?.act === 'finish' && <FinishForm row={row} onClose={close} />}
      {row && doing?.act === 'refuse' && (
        <ReasonModal
          draft={`inspection.refuse/${row.id}`}
          title={t.refuse}
          maxLength={500}
          about={row}
          send={(reason, read) =>
            value(api.POST('/api/inspections/{id}/refuse', { ...asRead(read), body: { reason } }))
          }
          onClose={close}
        />
      )}
      {row && doing?.act === 'annul' && (
        <ReasonModal
          draft={`inspection.annul/${row.id}`}
          title={t.annul}
          maxLength={500}
          about={row}
          send={(reason, read) =>
            value(api.POST('/api/inspections/{id}/annulment', { ...asRead(read), body: { reason } }))
          }
          onClose={close}
        />
      )}
      {row && doing?.act === 'cancel' && (
        <ReasonModal
          draft={`inspection.cancel/${row.id}`}
          title={t.cancel}
          maxLength={500}
          about={row}
          send={(reason, read) =>
            value(api.POST('/api/inspections/{id}/cancel', { ...asRead(read), body: { reason } }))
          }
          onClose={close}
        />
      )}
    </>
  );
}
