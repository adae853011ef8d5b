import { api, type Schemas, value } from '../api/client';
import { problemOf } from '../api/problem';

/** One answer as this device knows it; `savedAt` is the server's word that it is written. */
export interface KeptAnswer {
  choice: string;
  version: number;
  savedAt: string | null;
}

export type Trouble = 'elsewhere' | 'over';

export interface QueueState {
  answers: Readonly<Record<number, KeptAnswer>>;
  marked: readonly number[];
  /** Questions whose last answer is not acknowledged. */
  waiting: number;
  /** The last attempt found no network. */
  offline: boolean;
  /** Why nothing more can be sent from here. */
  trouble: Trouble | null;
  leaves: number;
}

interface Kept {
  answers: Record<number, KeptAnswer>;
  marked: number[];
  pendingLeaves: number;
  /** The question in view, from 0. */
  at: number;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 8_000;
const placeOf = (sittingId: string): string => `sanxiang.exam.${sittingId}`;

/**
 * Answers on their way. What is given stands in the browser's storage before it is sent, is sent at once, and again until
 * the server acknowledges it; the highest version counts, so a queue sent twice does no harm. Closing the page, a
 * crash or a dead network lose nothing that was given here.
 */
export class AnswerQueue {
  private kept: Kept;
  private sending = false;
  private pause = FIRST_PAUSE_MS;
  private timer: number | undefined;
  private state: QueueState;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly sittingId: string,
    private session: string,
    saved: readonly Schemas['ExamSavedView'][],
    leaves: number,
  ) {
    this.kept = read(sittingId);
    this.merge(saved);
    this.state = this.stateOf({ offline: false, trouble: null, leaves });
  }

  /** Starts sending what an earlier page left; the answer stops it. */
  start(): () => void {
    const back = () => this.wake();
    window.addEventListener('online', back);
    this.wake();
    return () => {
      window.removeEventListener('online', back);
      window.clearTimeout(this.timer);
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly read = (): QueueState => this.state;

  answer(no: number, choice: string): void {
    const version = (this.kept.answers[no]?.version ?? 0) + 1;
    this.kept.answers[no] = { choice, version, savedAt: null };
    this.keep();
    this.wake();
  }

  mark(no: number): void {
    const { marked } = this.kept;
    this.kept.marked = marked.includes(no) ? marked.filter((one) => one !== no) : [...marked, no];
    this.keep();
  }

  /** The question that was in view when the page was last here. */
  get at(): number {
    return this.kept.at;
  }

  goTo(at: number): void {
    this.kept.at = at;
    this.keep();
  }

  /** The page was left: told to the server now, or with the next answer that gets through. */
  left(): void {
    this.kept.pendingLeaves += 1;
    this.keep();
    this.wake();
  }

  /** Everything sent, as far as the network lets it. True when nothing waits any more. */
  async settle(): Promise<boolean> {
    await this.flush();
    return this.state.waiting === 0;
  }

  /** The sitting is over and told so: nothing is kept on this device. */
  forget(): void {
    localStorage.removeItem(placeOf(this.sittingId));
  }

  /** Sends at once instead of waiting for the next attempt. */
  wake(): void {
    window.clearTimeout(this.timer);
    void this.flush();
  }

  private async flush(): Promise<void> {
    if (this.sending || this.state.trouble) return;
    this.sending = true;
    try {
      while (!this.state.trouble && (this.waiting().length > 0 || this.kept.pendingLeaves > 0))
        await this.send();
      this.pause = FIRST_PAUSE_MS;
      this.tell({ offline: false });
    } catch (error) {
      this.failed(error);
    } finally {
      this.sending = false;
    }
  }

  private async send(): Promise<void> {
    const { sittingId: id, session } = this;
    const waiting = this.waiting();
    const path = { id };
    if (waiting.length === 1) {
      const [{ no, choice, version }] = waiting as [Waiting];
      const body = { session, choice, version };
      const params = { path: { ...path, no } };
      this.heard(await within(api.PUT('/api/exams/sittings/{id}/answers/{no}', { params, body })));
    } else if (waiting.length > 1) {
      const body = { session, answers: waiting };
      const all = await within(api.POST('/api/exams/sittings/{id}/answers', { params: { path }, body }));
      all.forEach((one) => this.heard(one));
    }
    if (this.kept.pendingLeaves === 0) return;
    const left = await within(
      api.POST('/api/exams/sittings/{id}/leavings', { params: { path }, body: { session } }),
    );
    this.kept.pendingLeaves -= 1;
    this.keep();
    this.tell({ leaves: left.leaves, ...(left.over && { trouble: 'over' }) });
  }

  private heard({ no, version, savedAt }: Schemas['ExamAckView']): void {
    const mine = this.kept.answers[no];
    if (mine?.version === version) mine.savedAt = savedAt;
    this.keep();
  }

  private failed(error: unknown): void {
    const problem = problemOf(error);
    if (problem.code === 'exam.other-session') return this.tell({ trouble: 'elsewhere' });
    if (problem.code === 'exam.over') {
      this.merge((problem.facts?.answers ?? []) as Schemas['ExamSavedView'][]);
      this.keep();
      return this.tell({ trouble: 'over' });
    }
    if (problem.code === 'exam.version-taken') {
      // Another device said something else under this version; what is given here is younger.
      const mine = this.kept.answers[Number(problem.facts?.no)];
      if (mine) mine.version += 1;
      this.keep();
    }
    this.tell({ offline: problem.status === 0 || problem.status >= 500 });
    this.timer = window.setTimeout(() => void this.flush(), this.pause);
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
  }

  private waiting(): Waiting[] {
    return Object.entries(this.kept.answers)
      .filter(([, { savedAt }]) => savedAt === null)
      .map(([no, { choice, version }]) => ({ no: Number(no), choice, version }));
  }

  /** What the server has, under what is younger here. */
  private merge(saved: readonly Schemas['ExamSavedView'][]): void {
    for (const { no, version, choice, savedAt } of saved) {
      const mine = this.kept.answers[no];
      if (!mine || mine.version <= version) this.kept.answers[no] = { choice, version, savedAt };
    }
  }

  private keep(): void {
    localStorage.setItem(placeOf(this.sittingId), JSON.stringify(this.kept));
    this.tell({});
  }

  private tell(change: Partial<Pick<QueueState, 'offline' | 'trouble' | 'leaves'>>): void {
    this.state = this.stateOf({ ...this.state, ...change });
    this.listeners.forEach((listener) => listener());
  }

  private stateOf({
    offline,
    trouble,
    leaves,
  }: Pick<QueueState, 'offline' | 'trouble' | 'leaves'>): QueueState {
    const { answers, marked } = this.kept;
    return { answers: { ...answers }, marked, waiting: this.waiting().length, offline, trouble, leaves };
  }
}

interface Waiting {
  no: number;
  choice: string;
  version: number;
}

const PATIENCE_MS = 10_000;

/** A line that says nothing for ten seconds is a dead one. */
function within<T>(call: Parameters<typeof value<T>>[0]): Promise<T> {
  return Promise.race([
    value(call),
    new Promise<never>((_, reject) => window.setTimeout(() => reject(new Error('no answer')), PATIENCE_MS)),
  ]);
}

function read(sittingId: string): Kept {
  const empty: Kept = { answers: {}, marked: [], pendingLeaves: 0, at: 0 };
  try {
    const text = localStorage.getItem(placeOf(sittingId));
    return text ? { ...empty, ...(JSON.parse(text) as Kept) } : empty;
  } catch {
    return empty;
  }
}
