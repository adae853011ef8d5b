import { Card, Tag } from 'antd';
import type { Schemas } from '../api/client';
import { chinaMinute } from '../common/china-time';
import { useTexts } from '../texts';

/** A checklist for those who may not, or no longer, fill it in. */
export function ChecklistRead({ review }: { review: Schemas['ReviewView'] }) {
  const { app, review: t } = useTexts();
  // With its steps written down, a return stands among them.
  const stepped = review.steps.some((step) => step.kind === 'returned');
  const kind = review.problemKind as keyof typeof t.problemKind | null;
  return (
    <Card title={t.checklist} size="small" className="column" tabIndex={0}>
      <ol style={{ paddingInlineStart: 22, marginTop: 0 }}>
        {review.heads.map((head, i) => {
          const judged = review.checklist?.find(({ item }) => item === i + 1);
          return (
            <li key={head} style={{ paddingBlock: 6 }}>
              {head}{' '}
              {judged && (
                <Tag color={judged.passed ? 'green' : 'red'}>{judged.passed ? t.pass : t.problem}</Tag>
              )}
              {judged && (
                <div style={{ color: '#5c5c5c' }}>
                  {judged.note} {judged.citation}
                </div>
              )}
            </li>
          );
        })}
      </ol>
      {review.opinion && (
        <>
          <strong>{review.opinionNumber}</strong>{' '}
          {review.opinionNumber && (
            <a href={`/api/reviews/${review.id}/letter.docx`} style={{ textDecoration: 'underline' }}>
              {t.letter}
            </a>
          )}{' '}
          <Tag color={review.opinion === 'agree' ? 'green' : 'red'}>
            {review.opinion === 'agree' ? t.agree : t.problems}
          </Tag>
          {kind && <Tag>{t.problemKind[kind]}</Tag>}
          <p className="paper">{review.opinionText}</p>
          {review.reviewerName} {review.opinedAt && chinaMinute(review.opinedAt)}
        </>
      )}
      {review.returnReason && !stepped && (
        <p>
          {t.returned}
          {app.colon}
          {review.returnReason}
        </p>
      )}
    </Card>
  );
}
