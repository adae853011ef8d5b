import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Empty, Flex, Popconfirm, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, type Schemas, value } from '../api/client';
import { queries } from '../api/queries';
import { bytes } from '../common/bytes';
import { chinaMinute } from '../common/china-time';
import { Loaded } from '../common/Loaded';
import { PageTitle } from '../common/PageTitle';
import { ReasonModal } from '../common/ReasonModal';
import { Refusal } from '../common/Refusal';
import { useMay } from '../session/session';
import { useTexts } from '../texts';

type Disposal = Schemas['DisposalView'];
const COLOURS = { proposed: 'orange', refused: 'default', approved: 'blue', disposed: 'green' } as const;

/** 销毁: what one person proposed, for another to decide. */
export default function DisposalsPage() {
  const { vault: t } = useTexts();
  const list = useQuery(queries.disposals());
  return (
    <>
      <PageTitle title={t.disposals} />
      <Loaded query={list}>
        {({ disposals }) =>
          disposals.length === 0 ? (
            <Empty description={t.noDisposals} />
          ) : (
            disposals.map((disposal) => <DisposalCard key={disposal.id} disposal={disposal} />)
          )
        }
      </Loaded>
    </>
  );
}

function DisposalCard({ disposal }: { disposal: Disposal }) {
  const { vault: t, app } = useTexts();
  const may = useMay();
  const client = useQueryClient();
  const [refusing, setRefusing] = useState(false);
  const at = { params: { path: { id: disposal.id } } };
  const approve = useMutation({
    mutationFn: () => value(api.POST('/api/disposals/{id}/approval', at)),
    onSuccess: () => client.invalidateQueries(),
  });
  const who = (label: string, name: string, when: string) =>
    `${label}${app.colon}${name} ${chinaMinute(when)}`;
  return (
    <Card size="small" style={{ marginBottom: 12 }}>
      <Flex justify="space-between" gap={8} wrap>
        <Link to={`/evidence/${disposal.evidenceId}`}>{disposal.filename}</Link>
        <Tag color={COLOURS[disposal.state]}>{t.disposalStates[disposal.state]}</Tag>
      </Flex>
      <div>
        {bytes(disposal.bytes)} · <span className="digest">{disposal.sha256}</span>
      </div>
      <div>{disposal.reason}</div>
      <div>{who(t.proposedBy, disposal.proposedByName, disposal.proposedAt)}</div>
      {disposal.decidedByName && (
        <div>
          {who(t.decidedBy, disposal.decidedByName, disposal.decidedAt!)}{' '}
          {disposal.refusedBecause && `${t.refuse}${app.colon}${disposal.refusedBecause}`}
        </div>
      )}
      {disposal.certificateNumber && (
        <a href={`/api/disposals/${disposal.id}/certificate`}>
          {t.certificate} {disposal.certificateNumber}
        </a>
      )}
      {disposal.state === 'proposed' && may('evidence.approve-disposal') && (
        <Flex gap={8} style={{ marginTop: 8 }}>
          <Popconfirm
            title={t.approve}
            description={t.approveSure}
            okText={t.approve}
            cancelText={app.cancel}
            onConfirm={() => approve.mutate()}
          >
            <Button danger type="primary" loading={approve.isPending}>
              {t.approve}
            </Button>
          </Popconfirm>
          <Button onClick={() => setRefusing(true)}>{t.refuse}</Button>
        </Flex>
      )}
      <Refusal error={approve.error} />
      {refusing && (
        <ReasonModal
          draft={`evidence.refuse-disposal/${disposal.id}`}
          title={t.refuse}
          send={(reason) => value(api.POST('/api/disposals/{id}/refusal', { ...at, body: { reason } }))}
          onClose={() => setRefusing(false)}
        />
      )}
    </Card>
  );
}
