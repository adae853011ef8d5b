import { useQuery } from '@tanstack/react-query';
import { Alert, App, Select, Typography } from 'antd';
import { api, type Schemas, value } from '../api/client';
import { queries } from '../api/queries';
import { asRead } from '../api/versions';
import { Field, ProseField } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { useTexts } from '../texts';
import { Required } from './Required';

interface Props {
  reviewId: string;
  onClose: () => void;
}

/** 补正材料: what the reviewer asked for stands above what is submitted anew. */
export function CompleteForm({ reviewId, onClose }: Props) {
  const { data } = useQuery(queries.review(reviewId));
  // The fields start with what was submitted, so the form waits for it.
  return data ? <Completion review={data} onClose={onClose} /> : null;
}

function Completion({ review, onClose }: { review: Schemas['ReviewView']; onClose: () => void }) {
  const { acts, materials: t } = useTexts();
  const { message } = App.useApp();
  const { statement, materials } = review;
  const required = review.requiredMaterials.flatMap((name) => name.split('或者'));
  const known = new Set([...required, ...materials, ...acts.materialChoices]);
  return (
    <FormModal<Schemas['SubmissionInput']>
      draft={`review.complete-materials/${review.id}`}
      title={t.complete}
      initial={{ statement, materials }}
      about={review}
      send={(body, read) =>
        value(api.POST('/api/reviews/{id}/completion', { ...asRead(read), body })).then(
          ({ due }) => void message.success(t.completed(due)),
        )
      }
      onClose={onClose}
    >
      <Alert
        type="warning"
        title={t.asked}
        description={<span className="paper">{review.returnReason}</span>}
      />
      <Typography.Paragraph type="secondary" style={{ marginBlock: 8 }}>
        {t.completeHint}
      </Typography.Paragraph>
      <Required review={review} />
      <ProseField name="statement" label={acts.statement} rows={4} maxLength={10_000} />
      <Field name="materials" label={acts.materials}>
        <Select mode="tags" options={[...known].map((name) => ({ value: name, label: name }))} />
      </Field>
    </FormModal>
  );
}
