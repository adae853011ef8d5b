import { Alert, Card, Tag, Typography } from 'antd';
import type { Schemas } from '../api/client';
import { Day } from '../common/Day';
import { useTexts } from '../texts';
import { Required } from './Required';

/** What the case must have, and what moved the reviewer's days: taken, returned, completed, extended. */
export function MaterialsCard({ review, paused }: { review: Schemas['ReviewView']; paused: boolean }) {
  const { app, materials: t } = useTexts();
  // What is asked for now stands above, and not a second time among the steps.
  const returned = paused ? review.steps.findLast(({ kind }) => kind === 'returned') : undefined;
  return (
    <Card size="small" title={t.title} style={{ marginBlock: 12 }}>
      {returned && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 8 }}
          title={t.pausedSince(returned.on)}
          description={
            <span className="paper">
              {t.asked}
              {app.colon}
              {returned.reason}
            </span>
          }
        />
      )}
      {review.state === 'taken' && !review.materialsAccepted && (
        <Alert type="info" showIcon style={{ marginBottom: 8 }} title={t.acceptFirst} />
      )}
      <Required review={review} />
      {review.steps.length === 0 ? (
        <Typography.Text type="secondary">
          {t.noSteps}。{t.fromAcceptance}
        </Typography.Text>
      ) : (
        <ol style={{ margin: 0, paddingInlineStart: 22 }}>
          {review.steps.map((step, i) => {
            const { kind, on, byName, reason, due } = step;
            return (
              <li key={i}>
                <Day day={on} /> <Tag color={COLOURS[kind] ?? 'default'}>{t.steps[kind]}</Tag> {byName}
                {due && (
                  <Typography.Text type="secondary">
                    {' '}
                    {t.dueThen} {due}
                  </Typography.Text>
                )}
                {reason && step !== returned && <div className="paper">{reason}</div>}
              </li>
            );
          })}
        </ol>
      )}
    </Card>
  );
}

const COLOURS: Record<string, string> = {
  checking: 'gold',
  accepted: 'green',
  returned: 'orange',
  completed: 'blue',
  extended: 'purple',
};
