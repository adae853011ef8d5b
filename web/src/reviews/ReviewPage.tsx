import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Col, Flex, Row, Tag, Typography } from 'antd';
import { useRef } from 'react';
import { Link, useParams } from 'react-router';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import { chinaDay } from '../common/china-time';
import { Day, DaysLeft } from '../common/Day';
import { Loaded } from '../common/Loaded';
import { money } from '../common/money';
import { useTexts } from '../texts';
import { type Citing, useWriting } from './citing';
import { ChecklistForm } from './ChecklistForm';
import { ChecklistRead } from './ChecklistRead';
import { DisputesCard } from './DisputesCard';
import { DraftColumn } from './DraftColumn';
import { FactsColumn } from './FactsColumn';
import { MaterialsCard } from './MaterialsCard';
import { matterOf } from './matter';
import { usePausedReview } from './paused';
import { ReviewActions } from './ReviewActions';

export default function ReviewPage() {
  const { id = '' } = useParams();
  const review = useQuery(queries.review(id));
  return <Loaded query={review}>{(data) => <ReviewView key={data.id} review={data} />}</Loaded>;
}

/** One review on one screen: facts and player, draft, seven heads. */
function ReviewView({ review }: { review: Schemas['ReviewView'] }) {
  const citing = useRef<Citing>(null);
  const paused = usePausedReview(review.caseId)?.id === review.id;
  const writing = useWriting(review);
  const settled = review.materialsAccepted && !paused;
  const materials = <MaterialsCard review={review} paused={paused} />;
  return (
    <>
      <ReviewHeader review={review} paused={paused} />
      {!settled && materials}
      <Row gutter={[12, 12]}>
        <Col xs={24} lg={12} xl={8}>
          <FactsColumn review={review} citing={citing} />
        </Col>
        <Col xs={24} lg={12} xl={8}>
          <DraftColumn review={review} citing={citing} />
        </Col>
        <Col xs={24} xl={8}>
          {writing ? <ChecklistForm review={review} citing={citing} /> : <ChecklistRead review={review} />}
        </Col>
      </Row>
      {settled && materials}
      {review.opinion === 'problems' && <DisputesCard review={review} />}
      <Bindings review={review} />
    </>
  );
}

function ReviewHeader({ review, paused }: { review: Schemas['ReviewView']; paused: boolean }) {
  const texts = useTexts();
  const t = texts.review;
  const open = review.state === 'submitted' || review.state === 'taken';
  const { draft } = matterOf(review);
  return (
    <Card size="small" style={{ marginBottom: 12 }}>
      <Flex justify="space-between" align="center" wrap gap={8}>
        <div>
          <Typography.Title level={1} style={{ fontSize: 18, margin: 0 }}>
            <Link to={`/cases/${review.caseId}`} style={{ textDecoration: 'underline' }}>
              {review.caseNumber ?? texts.cases.unnumbered}
            </Link>{' '}
            {review.cause} · {review.party}
          </Typography.Title>
          <Flex wrap gap={8} align="center">
            {draft.fineFen > 0 && <strong>{money(draft.fineFen)}</strong>}
            <Tag>{texts.work.round(review.round)}</Tag>
            <Tag>{texts.reviewStates[review.state]}</Tag>
            <span>
              {t.submitted} <Day day={chinaDay(review.submittedAt)} />（{review.submittedByName}）
            </span>
            <span>
              {texts.days.due} <Day day={review.due} /> {open && <DaysLeft left={review.workingDaysLeft} />}
            </span>
            {paused && <Tag color="orange">{texts.materials.paused}</Tag>}
            {review.extended && <Tag color="purple">{texts.materials.extended}</Tag>}
          </Flex>
        </div>
        <ReviewActions review={review} paused={paused} />
      </Flex>
      {review.changed.length > 0 && (
        <Alert
          type="warning"
          showIcon
          style={{ marginTop: 8 }}
          title={`${t.changed}${review.changed.join('、')}`}
        />
      )}
      {review.changedSincePrevious.length > 0 && (
        <Alert
          type="info"
          showIcon
          style={{ marginTop: 8 }}
          title={`${t.changedSince}${review.changedSincePrevious.join('、')}`}
        />
      )}
    </Card>
  );
}

/** What the opinion is bound to: any later change of these voids it. */
function Bindings({ review }: { review: Schemas['ReviewView'] }) {
  const t = useTexts().review;
  const bound: [string, string][] = [
    [t.digest.facts, review.factsDigest],
    [t.digest.draft, review.draftDigest],
    [t.digest.evidence, review.evidenceDigest],
    [t.digest.law, review.lawVersion],
  ];
  return (
    <Flex wrap gap={12} style={{ marginTop: 12 }} className="digest">
      <strong>{t.bound}</strong>
      {bound.map(([label, digest]) => (
        <span key={label} title={digest}>
          {label} {digest.length === 64 ? `${digest.slice(0, 12)}…` : digest}
        </span>
      ))}
    </Flex>
  );
}
