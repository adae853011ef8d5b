import { api, value } from '../api/client';
import { ReasonModal } from '../common/ReasonModal';
import { useTexts } from '../texts';

/** 行政处罚法 46: what was obtained unlawfully or cannot be verified is no ground of a decision; it stays in the file. */
export function ExcludeEvidence({
  item,
  onClose,
}: {
  item: { id: string; title: string };
  onClose: () => void;
}) {
  const texts = useTexts();
  return (
    <ReasonModal
      draft={`evidence.exclude/${item.id}`}
      title={`${texts.acts.titles['evidence.exclude']}${texts.app.colon}${item.title}`}
      maxLength={500}
      send={(reason) =>
        value(
          api.POST('/api/evidence/{id}/exclusion', { params: { path: { id: item.id } }, body: { reason } }),
        )
      }
      onClose={onClose}
    />
  );
}
