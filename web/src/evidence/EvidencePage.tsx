import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Col, Descriptions, Flex, Row } from 'antd';
import { useRef } from 'react';
import { Link, useParams } from 'react-router';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import { bytes } from '../common/bytes';
import { chinaMinute } from '../common/china-time';
import { Loaded } from '../common/Loaded';
import { PageTitle } from '../common/PageTitle';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { MarkersCard } from './MarkersCard';
import { Player } from './Player';
import { RecordingCard } from './RecordingCard';
import { RetentionCard } from './RetentionCard';
import { SharesCard } from './SharesCard';

export default function EvidencePage() {
  const { id = '' } = useParams();
  const item = useQuery(queries.evidence(id));
  return <Loaded query={item}>{(data) => <ItemView key={data.id} item={data} />}</Loaded>;
}

/** One item: what it shows, where it comes from, how long it is kept and who may see it. */
function ItemView({ item }: { item: Schemas['EvidenceView'] }) {
  const texts = useTexts();
  const t = texts.vault;
  const may = useMay();
  const player = useRef<HTMLMediaElement>(null);
  const retention = useQuery(queries.retention(item.id));
  const gone = ['approved', 'disposed'].includes(retention.data?.disposal?.state ?? '');
  const timed = item.medium === 'video' || item.medium === 'audio';
  return (
    <>
      <PageTitle title={item.filename} extra={<Link to={`/cases/${item.caseId}`}>{t.back}</Link>} />
      <Row gutter={[16, 16]}>
        <Col xs={24} lg={14}>
          {gone ? (
            <Alert type="info" showIcon title={t.gone} style={{ marginBottom: 12 }} />
          ) : (
            may('evidence.view') && (
              <Player
                item={{
                  ...item,
                  title: item.filename,
                  posterUrl: item.recording.playback.posterUrl,
                }}
                media={player}
              />
            )
          )}
          {timed && !gone && <MarkersCard item={item} player={player} />}
        </Col>
        <Col xs={24} lg={10}>
          <FactsCard item={item} />
          {item.medium !== 'text' && <RecordingCard item={item} />}
          <Loaded query={retention}>{(kept) => <RetentionCard item={item} kept={kept} />}</Loaded>
          {!gone && <SharesCard item={item} />}
        </Col>
      </Row>
    </>
  );
}

function FactsCard({ item }: { item: Schemas['EvidenceView'] }) {
  const texts = useTexts();
  const t = texts.vault;
  const span = [item.capturedFrom, item.capturedTo].map((at) => (at ? chinaMinute(at) : '—')).join(' – ');
  const rows: [string, React.ReactNode][] = [
    [texts.evidence.stage, texts.stages[item.stage]],
    [texts.evidence.kind, texts.evidence.medium[item.medium]],
    [t.mediaType, item.mediaType],
    [t.bytes, bytes(item.bytes)],
    [t.captured, item.capturedFrom || item.capturedTo ? span : ''],
    [texts.evidence.device, item.deviceId],
    [
      texts.evidence.receivedAt,
      `${chinaMinute(item.receivedAt)}${item.lateByHours ? `（${t.lateBy(item.lateByHours)}）` : ''}`,
    ],
    [t.uploadedBy, item.uploadedByName],
    [t.sealedAt, item.sealedAt ? chinaMinute(item.sealedAt) : t.state[item.state]],
    ['SHA-256', <span className="digest">{item.sha256}</span>],
    ['SM3', item.sm3 && <span className="digest">{item.sm3}</span>],
    [t.receiptEntry, `#${item.receipt.seq}`],
    [
      t.sameBytes,
      item.sameBytesAs.map((id) => <Link key={id} to={`/evidence/${id}`}>{`${id.slice(-8)} `}</Link>),
    ],
    [texts.evidence.excluded, item.excludedBecause],
  ];
  return (
    <Card
      size="small"
      title={t.facts}
      style={{ marginBottom: 12 }}
      extra={
        <Flex gap={12}>
          <a href={`/api/evidence/${item.id}/receipt`}>{t.receipt}</a>
          <a href={`/api/evidence/${item.id}/custody.docx`}>{t.custody}</a>
        </Flex>
      }
    >
      <Descriptions
        bordered
        size="small"
        column={1}
        items={rows
          .filter(([, shown]) => (Array.isArray(shown) ? shown.length > 0 : Boolean(shown)))
          .map(([label, children], key) => ({ key, label, children }))}
      />
    </Card>
  );
}
