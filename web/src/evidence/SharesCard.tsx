import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Flex, InputNumber, Tag, Typography } from 'antd';
import { useState } from 'react';
import { api, type Schemas, value } from '../api/client';
import { queries } from '../api/queries';
import { chinaMinute } from '../common/china-time';
import { Field, LineField, ProseField } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { Refusal } from '../common/Refusal';
import { useMay } from '../session/session';
import { useTexts } from '../texts';

const COLOURS = { open: 'green', expired: 'default', revoked: 'red' } as const;

/** Links by which one named person outside sees this item for a time. */
export function SharesCard({ item }: { item: Pick<Schemas['EvidenceView'], 'id'> }) {
  const { vault: t, acts } = useTexts();
  const may = useMay();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<Schemas['EvidenceSharedView']>();
  const { data } = useQuery(queries.shares(item.id));
  const revoke = useMutation({
    mutationFn: (shareId: string) =>
      value(
        api.POST('/api/evidence/{id}/shares/{shareId}/revocation', {
          params: { path: { id: item.id, shareId } },
        }),
      ),
    onSuccess: () => client.invalidateQueries(),
  });
  const shares = data?.shares ?? [];
  if (shares.length === 0 && !may('evidence.share')) return null;
  return (
    <Card
      size="small"
      title={t.shares}
      extra={
        may('evidence.share') && (
          <Button size="small" onClick={() => setAsking(true)}>
            {t.share}
          </Button>
        )
      }
    >
      {made && (
        <Alert
          type="warning"
          style={{ marginBottom: 8 }}
          title={t.shareUrl}
          description={
            <Typography.Text copyable style={{ wordBreak: 'break-all' }}>
              {made.url}
            </Typography.Text>
          }
        />
      )}
      {shares.length === 0 && <span>{t.noShares}</span>}
      {shares.map((share) => (
        <Flex key={share.id} justify="space-between" gap={8} wrap style={{ padding: '4px 0' }}>
          <span>
            {`${share.viewer}（${share.viewerUnit}） ${chinaMinute(share.expiresAt)} `}
            <Tag color={COLOURS[share.state]}>{t.shareStates[share.state]}</Tag>
          </span>
          {share.state === 'open' && may('evidence.revoke-share') && (
            <Button size="small" danger onClick={() => revoke.mutate(share.id)}>
              {t.revoke}
            </Button>
          )}
        </Flex>
      ))}
      <Refusal error={revoke.error} />
      {asking && (
        <FormModal<Schemas['EvidenceShareInput']>
          draft={`evidence.share/${item.id}`}
          title={t.share}
          initial={{ hours: 72 }}
          onClose={() => setAsking(false)}
          onDone={(answer) => setMade(answer as Schemas['EvidenceSharedView'])}
          send={(body) =>
            value(api.POST('/api/evidence/{id}/shares', { params: { path: { id: item.id } }, body }))
          }
        >
          <LineField name="viewer" label={t.viewer} maxLength={60} extra={t.viewerHint} />
          <LineField name="viewerUnit" label={t.viewerUnit} maxLength={120} />
          <ProseField name="reason" label={acts.reason} rows={2} maxLength={500} />
          <Field name="hours" label={t.hours}>
            <InputNumber min={1} max={8784} precision={0} style={{ width: '100%' }} />
          </Field>
        </FormModal>
      )}
    </Card>
  );
}
