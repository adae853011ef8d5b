/** A turn at one upload. `signal` fires when a newer request wants it; `release` must be called at the end. */
export interface Turn {
  readonly signal: AbortSignal;
  readonly release: () => void;
}

interface Waiter {
  readonly admit: (turn: Turn | undefined) => void;
}

interface Seat {
  readonly holder: AbortController;
  waiter?: Waiter;
}

/**
 * One request at a time for each key, and the newest wins: the holder is asked to stop, whoever waited before is
 * turned away. A sender whose line broke reconnects long before the server sees the break; making the new
 * request wait for the dead one would lock the sender out.
 */
export class LatestWins {
  private readonly seats = new Map<string, Seat>();

  /** The turn, or undefined when a still newer request came while this one waited. */
  take(key: string): Promise<Turn | undefined> {
    const seat = this.seats.get(key);
    if (!seat) return Promise.resolve(this.sit(key));
    seat.holder.abort();
    seat.waiter?.admit(undefined);
    return new Promise((resolve) => (seat.waiter = { admit: resolve }));
  }

  /** Asks every holder to stop and resolves when all have; those who wait are turned away. */
  async stopAll(): Promise<void> {
    await Promise.all([...this.seats.keys()].map(async (key) => (await this.take(key))?.release()));
  }

  private sit(key: string): Turn {
    const seat: Seat = { holder: new AbortController() };
    this.seats.set(key, seat);
    const release = (): void => {
      if (this.seats.get(key) !== seat) return;
      this.seats.delete(key);
      seat.waiter?.admit(this.sit(key));
    };
    return { signal: seat.holder.signal, release };
  }
}
