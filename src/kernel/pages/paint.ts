import type { Rect } from './box.js';

/** A page as it is seen: three bytes a pixel (red, green, blue), row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const BYTES = 3;

/** A copy in which every pixel of every box is black: what was there is nowhere in it. */
export function paintBoxes({ width, height, data }: Pixels, boxes: readonly Rect[]): Pixels {
  const painted = Uint8Array.from(data);
  for (const [start, end] of stretchesOf(boxes, width, height)) painted.fill(0, start, end);
  return { width, height, data: painted };
}

/** The number of pixels of the boxes that are not black. */
export function notBlack({ width, height, data }: Pixels, boxes: readonly Rect[]): number {
  let count = 0;
  for (const [start, end] of stretchesOf(boxes, width, height))
    for (let at = start; at < end; at += BYTES) if (data[at]! | data[at + 1]! | data[at + 2]!) count += 1;
  return count;
}

/** The number of pixels outside the boxes that differ; pages of different sizes differ everywhere. */
export function changedOutside(original: Pixels, published: Pixels, boxes: readonly Rect[]): number {
  const { width, height } = original;
  if (width !== published.width || height !== published.height) return Math.max(width * height, 1);
  const hidden = new Uint8Array(width * height);
  for (const [start, end] of stretchesOf(boxes, width, height)) hidden.fill(1, start / BYTES, end / BYTES);
  let count = 0;
  for (let pixel = 0, at = 0; pixel < hidden.length; pixel += 1, at += BYTES) {
    if (hidden[pixel]) continue;
    const a = original.data;
    const b = published.data;
    if (a[at] !== b[at] || a[at + 1] !== b[at + 1] || a[at + 2] !== b[at + 2]) count += 1;
  }
  return count;
}

/** The bytes of the boxes, row by row. */
function* stretchesOf(
  boxes: readonly Rect[],
  width: number,
  height: number,
): Generator<readonly [number, number]> {
  for (const box of boxes) {
    const left = Math.max(0, box.x);
    const right = Math.min(width, box.x + box.width);
    if (right <= left) continue;
    for (let y = Math.max(0, box.y); y < Math.min(height, box.y + box.height); y++)
      yield [(y * width + left) * BYTES, (y * width + right) * BYTES];
  }
}
