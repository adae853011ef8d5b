const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/** What a JSON text would hold, counted without making anything of it. */
export interface Extent {
  readonly depth: number;
  readonly keys: number;
  /** Values in all: entries of lists and values of keys, one by one. */
  readonly values: number;
}

/** One pass over the bytes; stops as soon as a bound is passed. A text that is no JSON is counted all the same. */
export function extentOf(json: Uint8Array, bound: Extent): Extent {
  let depth = 0;
  let deepest = 0;
  let keys = 0;
  let values = 1;
  let inText = false;
  for (let i = 0; i < json.length; i++) {
    const byte = json[i]!;
    if (inText) {
      if (byte === BACKSLASH) i += 1;
      else if (byte === QUOTE) inText = false;
      continue;
    }
    if (byte === QUOTE) inText = true;
    else if (byte === COLON) keys += 1;
    else if (byte === COMMA) values += 1;
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      depth += 1;
      values += 1;
      if (depth > deepest) deepest = depth;
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) depth -= 1;
    if (deepest > bound.depth || keys > bound.keys || values > bound.values) break;
  }
  return { depth: deepest, keys, values };
}

/** Keys of a parsed value. Fewer than the text had: a key stood there twice, and all but the last would be lost. */
export function keysOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return value.reduce<number>((sum, entry) => sum + keysOf(entry), 0);
  const inside = Object.values(value);
  return inside.reduce<number>((sum, entry) => sum + keysOf(entry), inside.length);
}
