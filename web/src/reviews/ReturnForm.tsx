import { Select } from 'antd';
import { api, type Schemas, value } from '../api/client';
import { asRead } from '../api/versions';
import { Field, ProseField } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { useTexts } from '../texts';

interface Values {
  lacks: string[];
  note?: string;
}

/** 退回补正: the list of what lacks, and a word on it. */
export function ReturnForm({ review, onClose }: { review: Schemas['ReviewView']; onClose: () => void }) {
  const texts = useTexts();
  const { acts, materials: t } = texts;
  const known = new Set([...review.requiredMaterials, ...review.materials, ...acts.materialChoices]);
  return (
    <FormModal<Values>
      draft={`review.return/${review.id}`}
      title={texts.review.giveBack}
      about={review}
      send={({ lacks, note = '' }, read) =>
        value(
          api.POST('/api/reviews/{id}/return', {
            ...asRead(read),
            body: { reason: t.reason(lacks, note.trim()) },
          }),
        )
      }
      onClose={onClose}
    >
      <Field name="lacks" label={t.lacks} extra={t.lacksHint}>
        <Select mode="tags" options={[...known].map((name) => ({ value: name, label: name }))} />
      </Field>
      <ProseField name="note" label={t.note} rows={3} maxLength={500} optional />
    </FormModal>
  );
}
