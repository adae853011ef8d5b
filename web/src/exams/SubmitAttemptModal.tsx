import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { api, value } from '../api/client';
import { Refusal } from '../common/Refusal';
import { useTexts } from '../texts';
import type { AnswerQueue } from './answer-queue';
import type { Attempt } from './queries';

interface Props {
  sitting: Attempt;
  queue: AnswerQueue;
  /** Questions without an answer. */
  open: number;
  waiting: number;
  onClose: () => void;
  onDone: () => void;
}

/** 交卷: says what is open; first sends what still waits. */
export function SubmitAttemptModal({ sitting, queue, open, waiting, onClose, onDone }: Props) {
  const { exams: t, app } = useTexts();
  const client = useQueryClient();
  const hand = useMutation({
    // Without a network it fails now: kept for later, it would submit without the knowledge of a person who has gone on answering.
    networkMode: 'always',
    mutationFn: async () => {
      if (!(await queue.settle())) return false;
      const { sittingId: id, session } = sitting;
      await value(
        api.POST('/api/exams/sittings/{id}/submission', { params: { path: { id } }, body: { session } }),
      );
      return true;
    },
    onSuccess: async (done) => {
      if (!done) return;
      onDone();
      await client.invalidateQueries({ queryKey: ['exams-mine'] });
    },
  });
  return (
    <Modal
      open
      title={t.handIn}
      okText={t.handIn}
      cancelText={app.cancel}
      confirmLoading={hand.isPending}
      cancelButtonProps={{ disabled: hand.isPending }}
      closable={!hand.isPending}
      mask={{ closable: false }}
      onOk={() => hand.mutate()}
      onCancel={onClose}
    >
      <p>
        <strong>{t.handInOpen(open)}</strong>
      </p>
      <p>{t.handInAsk}</p>
      {waiting > 0 && <p role="status">{t.handInWait(waiting)}</p>}
      <Refusal error={hand.error} />
    </Modal>
  );
}
