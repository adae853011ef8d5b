import type { Pixels } from './paint.js';

const BYTES = 3;

/** Bytes of a row with its filter byte in front. */
export const rowLength = (width: number): number => width * BYTES + 1;

/**
 * Rows from `from` to `to` as PNG and PDF pack them (ISO/IEC 15948 9.2): each filtered by what leaves the smallest
 * numbers, which then compress best. Nothing is lost.
 */
export function filterRows({ width, data }: Pixels, from: number, to: number): Uint8Array {
  const length = width * BYTES;
  const out = new Uint8Array((to - from) * (length + 1));
  const tries = [1, 2, 4].map((type) => ({ type, row: new Uint8Array(length) }));
  for (let y = from; y < to; y++) {
    const at = y * length;
    let best = tries[0]!;
    let least = Infinity;
    for (const one of tries) {
      const sum = filterRow(data, at, y === 0 ? -1 : at - length, length, one.type, one.row, least);
      if (sum < least) [least, best] = [sum, one];
    }
    out[(y - from) * (length + 1)] = best.type;
    out.set(best.row, (y - from) * (length + 1) + 1);
  }
  return out;
}

/** The pixels again; undefined where the bytes are not exactly the rows of such a picture. */
export function unfilterRows(packed: Uint8Array, width: number, height: number): Pixels | undefined {
  const length = width * BYTES;
  if (packed.length !== (length + 1) * height) return undefined;
  const data = new Uint8Array(length * height);
  for (let y = 0; y < height; y++) {
    const type = packed[y * (length + 1)]!;
    if (type > 4) return undefined;
    const source = y * (length + 1) + 1;
    const at = y * length;
    for (let x = 0; x < length; x++) {
      const left = x >= BYTES ? data[at + x - BYTES]! : 0;
      const up = y > 0 ? data[at - length + x]! : 0;
      const corner = y > 0 && x >= BYTES ? data[at - length + x - BYTES]! : 0;
      data[at + x] = packed[source + x]! + predicted(type, left, up, corner);
    }
  }
  return { width, height, data };
}

function filterRow(
  data: Uint8Array,
  at: number,
  above: number,
  length: number,
  type: number,
  row: Uint8Array,
  enough: number,
): number {
  let sum = 0;
  for (let x = 0; x < length; x++) {
    const left = x >= BYTES ? data[at + x - BYTES]! : 0;
    const up = above >= 0 ? data[above + x]! : 0;
    const corner = above >= 0 && x >= BYTES ? data[above + x - BYTES]! : 0;
    const value = (data[at + x]! - predicted(type, left, up, corner)) & 255;
    row[x] = value;
    sum += value < 128 ? value : 256 - value;
    if (sum >= enough) return sum;
  }
  return sum;
}

function predicted(type: number, left: number, up: number, corner: number): number {
  if (type === 0) return 0;
  if (type === 1) return left;
  if (type === 2) return up;
  if (type === 3) return (left + up) >> 1;
  const guess = left + up - corner;
  const a = Math.abs(guess - left);
  const b = Math.abs(guess - up);
  const c = Math.abs(guess - corner);
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
