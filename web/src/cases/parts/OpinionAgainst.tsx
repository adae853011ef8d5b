import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { Link } from 'react-router';
import type { CaseFile } from '../../api/client';
import { queries } from '../../api/queries';
import { chinaDay } from '../../common/china-time';
import { useMay } from '../../session/session';
import { useTexts } from '../../texts';
import { isOpposed } from '../next-act';

/** An opinion against the decision is the first thing its officer sees, with its words. */
export function OpinionAgainst({ file }: { file: CaseFile }) {
  const may = useMay();
  return file.review && may('review.read') && isOpposed(file) ? (
    <Opinion caseId={file.id} review={file.review} />
  ) : null;
}

function Opinion({ caseId, review }: { caseId: string; review: NonNullable<CaseFile['review']> }) {
  const { casePage: t, review: words } = useTexts();
  const { data: rounds } = useQuery(queries.reviews({ status: 'all', caseId }));
  const id = rounds?.find(({ round }) => round === review.round)?.id;
  const { data: opinion } = useQuery({ ...queries.review(id ?? ''), enabled: id !== undefined });
  const kind = opinion?.problemKind && (words.problemKind as Record<string, string>)[opinion.problemKind];
  return (
    <Alert
      type="error"
      showIcon
      style={{ marginBottom: 16 }}
      title={t.opinionAgainst(review.round, review.reviewerName, chinaDay(review.at))}
      description={
        <>
          {kind && <strong>{kind}</strong>}
          <div className="paper">{opinion?.opinionText}</div>
          <div style={{ marginTop: 8 }}>
            {t.opinionNext}{' '}
            {id && (
              <Link to={`/reviews/${id}`} style={{ textDecoration: 'underline' }}>
                {t.openOpinion}
              </Link>
            )}
          </div>
        </>
      }
    />
  );
}
