/** Chance that can be repeated: the same seed gives the same numbers (mulberry32). */
export class Chance {
  constructor(private seed: number) {}

  /** From 0, below 1. */
  next(): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let t = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0, below `bound`. */
  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  /** True once in `times`. */
  in(times: number): boolean {
    return this.below(times) === 0;
  }

  wait(fromMs: number, toMs: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, fromMs + this.below(toMs - fromMs)));
  }
}
