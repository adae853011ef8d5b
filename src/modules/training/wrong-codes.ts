import { Injectable } from '@nestjs/common';

const MOST = 5;
const WITHIN_MS = 10 * 60_000;

/** Wrong codes of a person within ten minutes: six digits must not be tried out. Kept in memory; a restart forgets. */
@Injectable()
export class WrongCodes {
  private readonly times = new Map<string, number[]>();

  tooMany(userId: string, ms: number): boolean {
    return this.recent(userId, ms).length >= MOST;
  }

  add(userId: string, ms: number): void {
    this.times.set(userId, [...this.recent(userId, ms), ms]);
  }

  private recent(userId: string, ms: number): number[] {
    const recent = (this.times.get(userId) ?? []).filter((time) => ms - time < WITHIN_MS);
    if (recent.length === 0) this.times.delete(userId);
    return recent;
  }
}
