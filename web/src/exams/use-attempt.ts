import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { api, value } from '../api/client';
import { useLatest } from '../common/use-latest';
import { AnswerQueue, type QueueState } from './answer-queue';
import type { Attempt } from './queries';

const SECOND_MS = 1_000;
const ASK_EVERY_MS = 60_000;

/** The queue of one opened sitting, sending while the page is there. */
export function useQueue(sitting: Attempt): { queue: AnswerQueue; state: QueueState } {
  const [queue] = useState(
    () => new AnswerQueue(sitting.sittingId, sitting.session, sitting.answers, sitting.leaves),
  );
  useEffect(() => queue.start(), [queue]);
  const state = useSyncExternalStore(queue.subscribe, queue.read);
  return { queue, state };
}

/**
 * Seconds left. The server says how many; between its words they run by a clock that nobody can set. Asked again every
 * minute and whenever the page is seen again, for a sleeping telephone counts nothing.
 */
export function useSecondsLeft(sitting: Attempt, onOver: () => void): number {
  const [end, setEnd] = useState(() => performance.now() + sitting.remainingSeconds * SECOND_MS);
  const [left, setLeft] = useState(sitting.remainingSeconds);
  const told = useRef(false);
  const over = useLatest(onOver);
  const { sittingId: id } = sitting;

  useEffect(() => {
    const ask = async () => {
      const now = await value(api.GET('/api/exams/sittings/{id}/time', { params: { path: { id } } })).catch(
        () => undefined,
      );
      if (!now) return;
      setEnd(performance.now() + now.remainingSeconds * SECOND_MS);
      if (now.state === 'over' && !told.current) {
        told.current = true;
        over.current();
      }
    };
    const seen = () => void (document.visibilityState === 'visible' && ask());
    const asking = window.setInterval(() => void ask(), ASK_EVERY_MS);
    const ticking = window.setInterval(() => {
      const seconds = Math.max(0, Math.ceil((end - performance.now()) / SECOND_MS));
      setLeft(seconds);
      if (seconds === 0) void ask();
    }, SECOND_MS);
    document.addEventListener('visibilitychange', seen);
    window.addEventListener('online', seen);
    return () => {
      window.clearInterval(asking);
      window.clearInterval(ticking);
      document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('online', seen);
    };
  }, [id, end, over]);
  return left;
}

/** Calls back each time the page is left: another tab, another program, the screen turned off. */
export function useFocusLoss(onLeave: () => void): void {
  const leave = useLatest(onLeave);
  useEffect(() => {
    const changed = () => {
      if (document.visibilityState === 'hidden') leave.current();
    };
    document.addEventListener('visibilitychange', changed);
    return () => document.removeEventListener('visibilitychange', changed);
  }, [leave]);
}
