import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { api, type Schemas, value } from '../api/client';
import { queries } from '../api/queries';
import { asRead } from '../api/versions';
import { chinaToday } from '../common/china-time';
import { ReasonModal } from '../common/ReasonModal';
import { Refusal } from '../common/Refusal';
import { useMay, useMe } from '../session/session';
import { useTexts } from '../texts';
import { CompleteForm } from './CompleteForm';
import { ReturnForm } from './ReturnForm';

type Form = 'return' | 'complete' | 'extend';

/** What this person may do with the review as it stands, besides the opinion. */
export function ReviewActions({ review, paused }: { review: Schemas['ReviewView']; paused: boolean }) {
  const texts = useTexts();
  const t = texts.materials;
  const me = useMe();
  const may = useMay();
  const client = useQueryClient();
  const { data: file } = useQuery(queries.case(review.caseId));
  const [form, setForm] = useState<Form>();
  // A button is pressed on what stands on the page now; what a form is about was read when it was opened.
  const now = asRead(review);
  const act = useMutation({
    mutationFn: (send: () => Promise<unknown>) => send(),
    onSuccess: () => client.invalidateQueries(),
  });
  const take = (materialsComplete: boolean) =>
    act.mutate(() => value(api.POST('/api/reviews/{id}/take', { ...now, body: { materialsComplete } })));
  const accept = () => act.mutate(() => value(api.POST('/api/reviews/{id}/materials-acceptance', now)));
  const { state, materialsAccepted } = review;
  const open = state === 'submitted' || state === 'taken';
  const own = me.officerId !== undefined && (file?.officerIds.includes(me.officerId) ?? false);
  const extendable = state === 'taken' && materialsAccepted && !review.extended && chinaToday() <= review.due;
  const close = () => setForm(undefined);
  return (
    <div>
      <Flex gap={8} wrap>
        {open && may('review.return') && (
          <Button onClick={() => setForm('return')}>{texts.review.giveBack}</Button>
        )}
        {state === 'submitted' && may('review.take') && (
          <>
            <Button disabled={act.isPending} onClick={() => take(false)}>
              {t.takeChecking}
            </Button>
            <Button type="primary" loading={act.isPending} onClick={() => take(true)}>
              {texts.review.take}
            </Button>
          </>
        )}
        {state === 'taken' && !materialsAccepted && may('review.accept-materials') && (
          <Button type="primary" loading={act.isPending} onClick={accept}>
            {t.accept}
          </Button>
        )}
        {extendable && may('review.extend') && <Button onClick={() => setForm('extend')}>{t.extend}</Button>}
        {paused && own && may('review.complete-materials') && (
          <Button type="primary" onClick={() => setForm('complete')}>
            {t.complete}
          </Button>
        )}
      </Flex>
      <Refusal error={act.error} readAgain={() => client.invalidateQueries().then(act.reset)} />
      {form === 'return' && <ReturnForm review={review} onClose={close} />}
      {form === 'complete' && <CompleteForm reviewId={review.id} onClose={close} />}
      {form === 'extend' && (
        <ReasonModal
          draft={`review.extend/${review.id}`}
          title={t.extend}
          label={t.extendReason}
          about={review}
          send={(reason, read) =>
            value(api.POST('/api/reviews/{id}/extension', { ...asRead(read), body: { reason } }))
          }
          onClose={close}
        />
      )}
    </div>
  );
}
