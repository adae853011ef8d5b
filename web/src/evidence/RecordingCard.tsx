import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Descriptions, Flex, Input, InputNumber, Radio, Tag } from 'antd';
import { useState } from 'react';
import { api, type Schemas, value } from '../api/client';
import { chinaMinute, chinaSecond } from '../common/china-time';
import { MomentField } from '../common/fields/DayField';
import { Field, LineField, ProseField } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { ReasonModal } from '../common/ReasonModal';
import { Rule } from '../common/Rule';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { clockOf } from './clock';

type Item = Schemas['EvidenceView'];
type Finding = Item['recording']['findings'][number];

/** What the file and the register say of a recording, and what is to be asked about it. */
export function RecordingCard({ item }: { item: Item }) {
  const { recording: t, app } = useTexts();
  const may = useMay();
  const client = useQueryClient();
  const [asking, setAsking] = useState<'clock' | 'review'>();
  const [explained, setExplained] = useState<Finding>();
  const at = { params: { path: { id: item.id } } };
  const { media, clock, device, findings, playback, recordReviews, imported } = item.recording;
  const retry = useMutation({
    mutationFn: () => value(api.POST('/api/evidence/{id}/derivatives', at)),
    onSuccess: () => client.invalidateQueries(),
  });
  const moment = (when?: string | null) =>
    when ? `${chinaMinute(when).slice(0, 10)} ${chinaSecond(when)}` : '—';
  const codecs = [media?.container, media?.videoCodec, media?.videoProfile, media?.audioCodec];
  const rows: [string, React.ReactNode][] = [
    [t.container, codecs.filter(Boolean).join(' · ')],
    [t.duration, media?.durationMs == null ? '' : clockOf(media.durationMs)],
    [t.picture, media?.width ? `${media.width} × ${media.height}` : ''],
    [t.madeAt, media?.madeAt ? moment(media.madeAt) : media?.madeAtText],
    [t.problem, media?.problemText && <Tag color="red">{media.problemText}</Tag>],
    [t.original, clock.originalFrom && `${moment(clock.originalFrom)} – ${moment(clock.originalTo)}`],
    [t.corrected, clock.by && `${moment(clock.correctedFrom)} – ${moment(clock.correctedTo)}`],
    ...clock.statements.map((said): [string, React.ReactNode] => [
      t.clockSaid,
      `${said.offsetMs > 0 ? t.ahead : t.behind} ${Math.abs(said.offsetMs) / 1000} s · ${said.saidBy} · ${said.how} · ${said.reason}`,
    ]),
    [
      t.device,
      device && (
        <>
          {device.number} {device.known ? device.model : <Tag color="orange">{t.unknownDevice}</Tag>}
          {device.lacking.map((lack) => (
            <Tag key={lack} color="red">
              {lack}
            </Tag>
          ))}
        </>
      ),
    ],
    [t.holder, device?.known && (device.holder?.officerName ?? t.nobody)],
    [t.imported, imported && `${imported.sourceName} ${imported.important ? t.important : ''}`],
    ...recordReviews.map((review): [string, React.ReactNode] => [
      t.recordReview,
      `${review.outcome === 'passed' ? t.passed : t.failed} · ${review.byName} · ${review.opinion}`,
    ]),
    [
      t.copy,
      playback.derivatives
        .filter(({ kind }) => kind === 'playable')
        .map((copy) => (
          <span key={copy.id} className="digest">{`${copy.tool} SHA-256 ${copy.sha256}`}</span>
        ))[0],
    ],
  ];
  return (
    <Card size="small" title={t.title} style={{ marginBottom: 12 }}>
      {playback.text && (
        <Alert
          style={{ marginBottom: 8 }}
          type={playback.state === 'proxy' || playback.state === 'waiting' ? 'info' : 'warning'}
          title={playback.text}
          action={
            playback.state === 'failed' &&
            may('evidence.retry-derivatives') && (
              <Button size="small" loading={retry.isPending} onClick={() => retry.mutate()}>
                {app.retry}
              </Button>
            )
          }
        />
      )}
      {findings.map((finding) => (
        <Flex key={finding.kind + finding.text} gap={8} wrap align="center" style={{ padding: '4px 0' }}>
          <span style={{ flex: '1 1 200px' }}>
            <Tag color={finding.reason ? 'blue' : 'orange'}>{finding.reason ? t.explained : t.toExplain}</Tag>
            {finding.text} <Rule id={finding.ruleId} />
            {finding.reason && <div>{`${finding.reasonBy}${app.colon}${finding.reason}`}</div>}
          </span>
          {!finding.reason && may('evidence.explain-recording') && (
            <Button size="small" onClick={() => setExplained(finding)}>
              {t.explain}
            </Button>
          )}
        </Flex>
      ))}
      <Descriptions
        bordered
        size="small"
        column={1}
        items={rows
          .filter(([, shown]) => Boolean(shown))
          .map(([label, children], key) => ({ key, label, children }))}
      />
      <Flex gap={8} wrap style={{ marginTop: 8 }}>
        {may('evidence.state-clock') && <Button onClick={() => setAsking('clock')}>{t.stateClock}</Button>}
        {device?.kind === 'monitoring' && may('evidence.review-record') && (
          <Button onClick={() => setAsking('review')}>{t.reviewRecord}</Button>
        )}
      </Flex>
      {explained && (
        <ReasonModal
          draft={`evidence.explain-recording/${item.id}.${explained.kind}`}
          title={`${t.explain}${app.colon}${explained.text}`}
          maxLength={500}
          onClose={() => setExplained(undefined)}
          send={(reason) =>
            value(
              api.POST('/api/evidence/{id}/recording-reasons', {
                ...at,
                body: { kind: explained.kind, reason },
              }),
            )
          }
        />
      )}
      {asking === 'clock' && (
        <FormModal<Omit<Schemas['ClockStatementInput'], 'offsetMs'> & { seconds: number }>
          draft={`evidence.state-clock/${item.id}`}
          title={t.stateClock}
          onClose={() => setAsking(undefined)}
          send={({ seconds, ...said }) =>
            value(
              api.POST('/api/evidence/{id}/clock-offsets', {
                ...at,
                body: { ...said, offsetMs: Math.round(seconds * 1000) },
              }),
            )
          }
        >
          <Field name="seconds" label={t.offset} extra={t.offsetHint}>
            <InputNumber style={{ width: '100%' }} precision={3} />
          </Field>
          <LineField name="saidBy" label={t.saidBy} maxLength={60} />
          <LineField name="how" label={t.how} maxLength={500} />
          <Field name="comparedAt" label={t.comparedAt}>
            <MomentField seconds />
          </Field>
          <ProseField name="reason" label={app.reason} rows={2} maxLength={500} />
        </FormModal>
      )}
      {asking === 'review' && (
        <FormModal<Schemas['RecordReviewInput']>
          draft={`evidence.review-record/${item.id}`}
          title={t.reviewRecord}
          onClose={() => setAsking(undefined)}
          send={(body) => value(api.POST('/api/evidence/{id}/record-review', { ...at, body }))}
        >
          <Field name="outcome" label={t.outcome}>
            <Radio.Group
              options={[
                { value: 'passed', label: t.passed },
                { value: 'failed', label: t.failed },
              ]}
            />
          </Field>
          <Field name="opinion" label={t.opinion}>
            <Input.TextArea rows={3} maxLength={1000} />
          </Field>
        </FormModal>
      )}
    </Card>
  );
}
