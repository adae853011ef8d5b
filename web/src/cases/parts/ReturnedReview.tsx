import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CaseFile } from '../../api/client';
import { queries } from '../../api/queries';
import { CompleteForm } from '../../reviews/CompleteForm';
import { usePausedReview } from '../../reviews/paused';
import { useMay, useMe } from '../../session/session';
import { useTexts } from '../../texts';

/** What the reviewer found lacking, while the review of this case waits for it. */
export function ReturnedReview({ file }: { file: CaseFile }) {
  const paused = usePausedReview(file.id);
  return paused ? <Waiting file={file} reviewId={paused.id} /> : null;
}

function Waiting({ file, reviewId }: { file: CaseFile; reviewId: string }) {
  const { app, materials: t } = useTexts();
  const me = useMe();
  const may = useMay();
  const [completing, setCompleting] = useState(false);
  const { data: review } = useQuery(queries.review(reviewId));
  const returned = review?.steps.findLast(({ kind }) => kind === 'returned');
  const own = me.officerId !== undefined && file.officerIds.includes(me.officerId);
  if (!returned) return null;
  return (
    <>
      <Alert
        type="warning"
        showIcon
        style={{ marginBottom: 16 }}
        title={t.pausedSince(returned.on)}
        description={
          <>
            <div className="paper">
              {t.asked}
              {app.colon}
              {returned.reason}
            </div>
            <Flex gap={12} align="center" style={{ marginTop: 8 }}>
              {own && may('review.complete-materials') && (
                <Button type="primary" onClick={() => setCompleting(true)}>
                  {t.complete}
                </Button>
              )}
              <Link to={`/reviews/${reviewId}`} style={{ textDecoration: 'underline' }}>
                {t.openReview}
              </Link>
            </Flex>
          </>
        }
      />
      {completing && <CompleteForm reviewId={reviewId} onClose={() => setCompleting(false)} />}
    </>
  );
}
