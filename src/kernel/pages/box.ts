/** A rectangle of a page in pixels of its rendering; the origin is the upper left corner. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The smallest rectangle of whole pixels around it, `pad` pixels wider on every side, cut at the page's edges. */
export function outward(rect: Rect, page: { width: number; height: number }, pad = 0): Rect {
  const x = clamp(Math.floor(rect.x) - pad, page.width);
  const y = clamp(Math.floor(rect.y) - pad, page.height);
  const right = clamp(Math.ceil(rect.x + rect.width) + pad, page.width);
  const bottom = clamp(Math.ceil(rect.y + rect.height) + pad, page.height);
  return { x, y, width: right - x, height: bottom - y };
}

/** What of it lies on the page; without width or height where nothing does. */
export function clipped(rect: Rect, page: { width: number; height: number }): Rect {
  const x = clamp(rect.x, page.width);
  const y = clamp(rect.y, page.height);
  return {
    x,
    y,
    width: clamp(rect.x + rect.width, page.width) - x,
    height: clamp(rect.y + rect.height, page.height) - y,
  };
}

/** The smallest rectangle that holds all of them; of none it is empty. */
export function around(rects: readonly Rect[]): Rect {
  if (rects.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** Whether the boxes together hide every point of the rectangle; an empty rectangle needs no box. */
export function covered(rect: Rect, boxes: readonly Rect[]): boolean {
  let left: readonly Rect[] = rect.width > 0 && rect.height > 0 ? [rect] : [];
  for (const box of boxes) left = left.flatMap((part) => without(part, box));
  return left.length === 0;
}

/** Whether it consists of whole pixels, is not empty and lies within the page. */
export function liesWithin(rect: Rect, page: { width: number; height: number }): boolean {
  const { x, y, width, height } = rect;
  const whole = [x, y, width, height].every((value) => Number.isSafeInteger(value));
  return (
    whole &&
    x >= 0 &&
    y >= 0 &&
    width > 0 &&
    height > 0 &&
    x + width <= page.width &&
    y + height <= page.height
  );
}

/** What is left of a rectangle beside a box: at most four rectangles. */
function without(rect: Rect, box: Rect): Rect[] {
  const x = Math.max(rect.x, box.x);
  const y = Math.max(rect.y, box.y);
  const right = Math.min(rect.x + rect.width, box.x + box.width);
  const bottom = Math.min(rect.y + rect.height, box.y + box.height);
  if (right <= x || bottom <= y) return [rect];
  return [
    { x: rect.x, y: rect.y, width: rect.width, height: y - rect.y },
    { x: rect.x, y: bottom, width: rect.width, height: rect.y + rect.height - bottom },
    { x: rect.x, y, width: x - rect.x, height: bottom - y },
    { x: right, y, width: rect.x + rect.width - right, height: bottom - y },
  ].filter((part) => part.width > 0 && part.height > 0);
}

const clamp = (value: number, max: number): number => Math.min(Math.max(value, 0), max);
