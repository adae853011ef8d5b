import { useQuery } from '@tanstack/react-query';
import { Button, Card, Descriptions, Flex, Tag } from 'antd';
import { Link } from 'react-router';
import type { CaseFile } from '../../api/client';
import { queries } from '../../api/queries';
import { chinaDay } from '../../common/china-time';
import { Day } from '../../common/Day';
import { money } from '../../common/money';
import { DisclosureState } from '../../disclosure/DisclosureState';
import { useTexts } from '../../texts';
import { awaitsReport } from '../next-act';

const REPORT = 'case.report-hearing';

function DisclosureOf({ caseId }: { caseId: string }) {
  const { app } = useTexts();
  const disclosure = useQuery(queries.disclosureOf(caseId));
  return (
    <span>
      {disclosure.data && <DisclosureState state={disclosure.data.state} />}
      <Link to={`/disclosures/${caseId}`}>{app.view}</Link>
    </span>
  );
}

/** A seizure, whether it still holds, and where its publication stands (PUB-02). */
function MeasureOf({ measure }: { measure: CaseFile['measures'][number] }) {
  const { app, matters } = useTexts();
  const disclosure = useQuery(queries.disclosureOfMatter('measure', measure.id));
  return (
    <Flex wrap gap={8} align="center">
      <span>
        {measure.number} <Day day={measure.decidedOn} />
      </span>
      {measure.liftedOn && (
        <Tag>
          {matters.lifted} {measure.liftedOn}
        </Tag>
      )}
      {measure.annulledOn && (
        <Tag color="red">
          {matters.annulled} {measure.annulledOn}
        </Tag>
      )}
      {disclosure.data && <DisclosureState state={disclosure.data.state} />}
      <Link to={`/disclosures/measure/${measure.id}`}>{app.view}</Link>
    </Flex>
  );
}

/** Where review, hearing and payment stand; nothing is shown before there is something to say. */
export function Standing({ file, onAct }: { file: CaseFile; onAct: (act: string) => void }) {
  const { acts, app, casePage: t, closedFor, matters, votes } = useTexts();
  const { reviewScope, review, hearing, account } = file;
  const reports = awaitsReport(file) && file.nextActs.some(({ act, mine }) => act === REPORT && mine);
  const items = [];
  if (reviewScope)
    items.push({
      key: 'scope',
      label: t.review,
      children: (
        <div>
          <Tag color={reviewScope.required ? 'red' : 'default'}>
            {reviewScope.required ? t.reviewNeeded : t.reviewNotNeeded}
          </Tag>
          {reviewScope.because}
          {review && (
            <div>
              {review.opinionNumber} {review.reviewerName} <Day day={chinaDay(review.at)} />{' '}
              <Tag color={review.passed ? 'green' : 'red'}>{review.passed ? '✓' : '✗'}</Tag>
              {review.changed.length > 0 && (
                <Tag color="orange">
                  {t.reviewChanged}
                  {app.colon}
                  {review.changed.join('、')}
                </Tag>
              )}
            </div>
          )}
        </div>
      ),
    });
  if (hearing)
    items.push({
      key: 'hearing',
      label: t.hearing,
      children: (
        <Flex wrap gap={8} align="center">
          <Day day={hearing.heldOn ?? hearing.scheduledFor ?? hearing.requestedOn} />
          {hearing.scheduledTime && <span>{hearing.scheduledTime}</span>}
          {hearing.place && <span>{hearing.place}</span>}
          {hearing.place && (
            <Tag>{hearing.closedFor ? `${acts.closed} · ${closedFor[hearing.closedFor]}` : acts.public}</Tag>
          )}
          {hearing.reportedAt && (
            <span>
              {votes.report} <Day day={chinaDay(hearing.reportedAt)} />
            </span>
          )}
          {reports && (
            <Button size="small" type="primary" onClick={() => onAct(REPORT)}>
              {acts.titles[REPORT]}
            </Button>
          )}
        </Flex>
      ),
    });
  if (account)
    items.push({
      key: 'account',
      label: t.account,
      children: (
        <div>
          {money(account.fineFen + account.confiscatedFen + account.surchargeFen)}
          {account.surchargeFen > 0 &&
            `（${t.surcharge} ${money(account.surchargeFen)}，${t.lateDays(account.lateDays)}）`}
          {' · '}
          {t.paid} {money(account.paidFen)}
          {' · '}
          <strong>
            {t.owed} {money(account.owedFen)}
          </strong>
          {account.refundFen > 0 && (
            <strong>
              {' · '}
              {t.refund} {money(account.refundFen)}
            </strong>
          )}
        </div>
      ),
    });
  if (file.decision)
    items.push({
      key: 'disclosure',
      label: t.steps.disclosure,
      children: <DisclosureOf caseId={file.id} />,
    });
  for (const measure of file.measures)
    items.push({
      key: measure.id,
      label: matters.measure,
      children: <MeasureOf measure={measure} />,
    });
  if (items.length === 0) return null;
  return (
    <Card size="small" style={{ marginBottom: 16 }}>
      <Descriptions size="small" column={1} items={items} />
    </Card>
  );
}
