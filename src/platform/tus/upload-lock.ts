/** The lock on one upload. `signal` fires when a newer request wants it; `release` must be called at the end. */
export interface UploadLockLease {
  readonly signal: AbortSignal;
  readonly release: () => void;
}

interface Waiter {
  readonly admit: (lease: UploadLockLease | undefined) => void;
}

interface HeldLock {
  readonly abort: AbortController;
  waiter?: Waiter;
}

/**
 * One request at a time for each key, and the newest wins: the holder is asked to stop, whoever waited before is
 * turned away. A sender whose line broke reconnects long before the server sees the break; making the new
 * request wait for the dead one would lock the sender out.
 */
export class UploadLock {
  private readonly held = new Map<string, HeldLock>();

  /** The lock, or undefined when a still newer request came while this one waited. */
  acquire(key: string): Promise<UploadLockLease | undefined> {
    const lock = this.held.get(key);
    if (!lock) return Promise.resolve(this.grant(key));
    lock.abort.abort();
    lock.waiter?.admit(undefined);
    return new Promise((resolve) => (lock.waiter = { admit: resolve }));
  }

  /** Asks every holder to stop and resolves when all have; those who wait are turned away. */
  async stopAll(): Promise<void> {
    await Promise.all([...this.held.keys()].map(async (key) => (await this.acquire(key))?.release()));
  }

  private grant(key: string): UploadLockLease {
    const lock: HeldLock = { abort: new AbortController() };
    this.held.set(key, lock);
    const release = (): void => {
      if (this.held.get(key) !== lock) return;
      this.held.delete(key);
      lock.waiter?.admit(this.grant(key));
    };
    return { signal: lock.abort.signal, release };
  }
}
