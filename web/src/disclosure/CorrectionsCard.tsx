import { Alert, Button, Card, Flex, List, Tag, Typography } from 'antd';
import { useState } from 'react';
import { api, value } from '../api/client';
import { asRead } from '../api/versions';
import { ReasonModal } from '../common/ReasonModal';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { type Disclosure, type Plan, planOf, samePlan } from './plan';
import { ReleaseCorrectionModal } from './ReleaseModals';

/** 更正: a changed plan of removals becomes a correction; a second person puts it in the place of what is public. */
export function CorrectionsCard({ disclosure, plan }: { disclosure: Disclosure; plan: Plan }) {
  const texts = useTexts();
  const t = texts.publication;
  const may = useMay();
  const [asking, setAsking] = useState<'correct' | 'release' | 'drop'>();
  const about = { id: disclosure.id ?? '', version: disclosure.version };
  const open = disclosure.corrections.find(({ state }) => state === 'drafted');
  const correcting = disclosure.state === 'published' && !open && may('disclosure.prepare-correction');
  if (disclosure.corrections.length === 0 && !correcting) return null;
  return (
    <Card size="small" title={t.corrections} style={{ marginTop: 12 }}>
      {correcting && (
        <Flex gap={12} align="center" wrap>
          <Button
            disabled={!disclosure.filesChanged && samePlan(plan, planOf(disclosure))}
            onClick={() => setAsking('correct')}
          >
            {t.correct}
          </Button>
          <Typography.Text type="secondary">{t.howToCorrect}</Typography.Text>
        </Flex>
      )}
      {open && (
        <>
          <Alert type="warning" showIcon title={t.correctionWaiting} description={open.reason} />
          <Typography.Title level={2} style={{ fontSize: 14, marginTop: 12 }}>
            {t.correctionText}
          </Typography.Title>
          <div className="paper">{open.published}</div>
          {disclosure.state === 'published' && may('disclosure.release-correction') && (
            <Flex gap={8} style={{ marginTop: 12 }}>
              <Button type="primary" onClick={() => setAsking('release')}>
                {t.releaseCorrection}
              </Button>
              <Button onClick={() => setAsking('drop')}>{t.dropCorrection}</Button>
            </Flex>
          )}
        </>
      )}
      <List
        size="small"
        dataSource={disclosure.corrections.filter(({ state }) => state !== 'drafted')}
        locale={{ emptyText: ' ' }}
        renderItem={(one) => (
          <List.Item key={one.id}>
            <Tag>{t.correctionStates[one.state] ?? one.state}</Tag> {one.reason}
            {one.dropReason && `（${one.dropReason}）`} · {one.preparedByName} · {one.settledByName}
          </List.Item>
        )}
      />
      {asking === 'release' && disclosure.id && (
        <ReleaseCorrectionModal
          disclosure={{ ...disclosure, id: disclosure.id }}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking === 'correct' && (
        <ReasonModal
          draft={`disclosure.correct/${disclosure.id}`}
          title={t.correct}
          label={t.correctionReason}
          maxLength={500}
          about={about}
          send={(reason, read) =>
            value(
              api.POST('/api/disclosures/{id}/correction', { ...asRead(read), body: { ...plan, reason } }),
            )
          }
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking === 'drop' && (
        <ReasonModal
          draft={`disclosure.drop-correction/${disclosure.id}`}
          title={t.dropCorrection}
          about={about}
          send={(reason, read) =>
            value(api.POST('/api/disclosures/{id}/correction/drop', { ...asRead(read), body: { reason } }))
          }
          onClose={() => setAsking(undefined)}
        />
      )}
    </Card>
  );
}
