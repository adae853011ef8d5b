/** Chance that repeats by its seed (sfc32), and ids made of it: the same seed makes the same store. */
export class Chance {
  private a: number;
  private b: number;
  private c = 0x9e3779b9;
  private d = 1;

  constructor(seed: number) {
    this.a = seed >>> 0;
    this.b = Math.floor(seed / 2 ** 32) >>> 0;
    for (let i = 0; i < 12; i++) this.bits();
  }

  /** 32 bits. */
  bits(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + t;
    return t >>> 0;
  }

  /** From 0 up to 1. */
  part(): number {
    return this.bits() / 2 ** 32;
  }

  below(n: number): number {
    return Math.floor(this.part() * n);
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** A version 7 UUID of a moment. */
  id(ms: number): string {
    const time = ms.toString(16).padStart(12, '0');
    const x = this.bits();
    const y = this.bits();
    const z = this.bits();
    const hex = (n: number, digits: number) => n.toString(16).padStart(digits, '0');
    const variant = hex(0x8000 | (y & 0x3fff), 4);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(x & 0xfff, 3)}-${variant}-${hex(z, 8)}${hex(x >>> 16, 4)}`;
  }
}
