/** One thing after the other in the background; what fails is tried again later, a few times, then left to the next start. */
export class WorkQueue {
  private readonly waiting = new Map<string, number>();
  private readonly delayed = new Set<NodeJS.Timeout>();
  /** What failed the last time: tried again later, or given up. */
  private readonly failedIds = new Set<string>();
  private running: Promise<void> | undefined;
  private readonly stopping = new AbortController();

  constructor(
    private readonly work: (id: string, signal: AbortSignal) => Promise<void>,
    private readonly onFailure: (id: string, error: unknown) => void,
    private readonly retryAfterMs: readonly number[],
  ) {}

  add(id: string, attempt = 0): void {
    if (this.stopping.signal.aborted || this.waiting.has(id)) return;
    this.waiting.set(id, attempt);
    this.running ??= this.run();
  }

  /** For what a look found to be undone; what failed in this process has its own times of trying again. */
  pickUp(id: string): void {
    if (!this.failedIds.has(id)) this.add(id);
  }

  /** Resolves when nothing waits (what failed and is to be tried again does not count). */
  async settled(): Promise<void> {
    while (this.running) await this.running;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    for (const timer of this.delayed) clearTimeout(timer);
    await this.settled();
  }

  private async run(): Promise<void> {
    // One turn of the loop later, so that `running` is set before it is cleared.
    await Promise.resolve();
    for (const [id, attempt] of this.waiting) {
      if (this.stopping.signal.aborted) break;
      try {
        await this.work(id, this.stopping.signal);
        this.failedIds.delete(id);
      } catch (error) {
        if (!this.stopping.signal.aborted) this.failed(id, attempt, error);
      }
      this.waiting.delete(id);
    }
    this.running = undefined;
  }

  private failed(id: string, attempt: number, error: unknown): void {
    this.failedIds.add(id);
    this.onFailure(id, error);
    const after = this.retryAfterMs[attempt];
    if (after === undefined) return;
    const timer = setTimeout(() => {
      this.delayed.delete(timer);
      this.add(id, attempt + 1);
    }, after).unref();
    this.delayed.add(timer);
  }
}
