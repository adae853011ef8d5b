import { useQuery } from '@tanstack/react-query';
import { Card, Collapse, Descriptions } from 'antd';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import { draftItems } from '../cases/draft-items';
import { chinaMinute } from '../common/china-time';
import { useTexts } from '../texts';
import { BackgroundCards } from './BackgroundCards';
import type { CitingRef } from './citing';
import { matterOf } from './matter';

/** The draft as submitted, and the documents of the file behind it. */
export function DraftColumn({ review, citing }: { review: Schemas['ReviewView']; citing: CitingRef }) {
  const texts = useTexts();
  const file = useQuery(queries.case(review.caseId));
  const { draft, scope } = matterOf(review);
  return (
    <Card title={texts.review.draft} size="small" className="column" tabIndex={0}>
      <Descriptions
        bordered
        size="small"
        column={1}
        styles={{ label: { width: 92 } }}
        items={[
          ...draftItems(draft, texts),
          { key: 'scope', label: texts.casePage.reviewNeeded, children: scope.because },
        ]}
      />
      <BackgroundCards review={review} citing={citing} />
      <Collapse
        size="small"
        style={{ marginTop: 12 }}
        items={(file.data?.documents ?? []).map((document) => ({
          key: document.id,
          label: `${document.title} ${chinaMinute(document.createdAt).slice(0, 10)}`,
          children: <div className="paper">{document.body}</div>,
        }))}
      />
    </Card>
  );
}
