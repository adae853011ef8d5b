import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Flex, Progress, Tag } from 'antd';
import { Link } from 'react-router';
import { api, type Schemas, value } from '../api/client';
import { queries } from '../api/queries';
import { bytes } from '../common/bytes';
import { chinaMinute } from '../common/china-time';
import { Refusal } from '../common/Refusal';
import { useMay } from '../session/session';
import { useTexts } from '../texts';

const SHOWN = 3;

/** The readings of the whole store against its digests: how far one is, and what did not hold. */
export function StoreChecksCard() {
  const { vault: t } = useTexts();
  const may = useMay();
  const client = useQueryClient();
  const { data = [] } = useQuery(queries.storeChecks());
  const start = useMutation({
    mutationFn: () => value(api.POST('/api/evidence/store-checks', { body: {} })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['store-checks'] }),
  });
  return (
    <Card
      size="small"
      title={t.storeChecks}
      extra={
        may('store.check') && (
          <Button size="small" loading={start.isPending} onClick={() => start.mutate()}>
            {t.startCheck}
          </Button>
        )
      }
    >
      {data.length === 0 && <span>{t.noChecks}</span>}
      {data.slice(0, SHOWN).map((check) => (
        <CheckRow key={check.id} check={check} />
      ))}
      <Refusal error={start.error} />
    </Card>
  );
}

function CheckRow({ check }: { check: Schemas['StoreCheckView'] }) {
  const { vault: t } = useTexts();
  const running = check.state === 'running';
  const percent = check.bytes === 0 ? 100 : Math.floor((check.bytesRead / check.bytes) * 100);
  return (
    <div style={{ padding: '4px 0' }}>
      <Flex gap={8} wrap align="center">
        <span>{chinaMinute(check.startedAt)}</span>
        <span>{`${check.startedByName} · ${check.itemsRead} / ${check.items} · ${bytes(check.bytesRead)}`}</span>
        {check.findingCount > 0 ? (
          <Tag color="red">{t.checkFindings(check.findingCount)}</Tag>
        ) : (
          <Tag color={running ? 'blue' : 'green'}>{running ? t.checking : t.whole}</Tag>
        )}
      </Flex>
      {running && <Progress percent={percent} size="small" aria-label={t.storeChecks} />}
      {check.findings.map((finding) => (
        <div key={finding.evidenceId + finding.kind}>
          <Link to={`/evidence/${finding.evidenceId}`}>{finding.evidenceId}</Link> {finding.about}
        </div>
      ))}
    </div>
  );
}
