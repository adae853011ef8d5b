import { useQuery } from '@tanstack/react-query';
import { Flex, Tag } from 'antd';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import { useTexts } from '../texts';

/** Materials the case must have (REV-07), each as listed or already in the file, or lacking; of alternatives one is enough. */
export function Required({ review }: { review: Schemas['ReviewView'] }) {
  const { app, materials: t } = useTexts();
  const { data: file } = useQuery(queries.case(review.caseId));
  const there = new Set([...review.materials, ...(file?.documents ?? []).map(({ title }) => title)]);
  if (!file || review.requiredMaterials.length === 0) return null;
  return (
    <Flex wrap gap={4} align="center" style={{ marginBottom: 8 }}>
      <strong>
        {t.required}
        {app.colon}
      </strong>
      {review.requiredMaterials.map((name) => {
        const held = name.split('或者').some((choice) => there.has(choice));
        return (
          <Tag key={name} color={held ? 'green' : 'red'} style={{ whiteSpace: 'normal' }}>
            {name} {held ? t.there : t.lacking}
          </Tag>
        );
      })}
    </Flex>
  );
}
