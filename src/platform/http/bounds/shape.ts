/** What `fields.ts` knows of one field of an input: enough to bound what a request may hold before anything is made of it. */
export interface FieldShape {
  /** Characters (UTF-16 units) at most, without blanks at its ends; undefined where the field is no free text. */
  readonly max?: number;
  /** Entries at most, where the field is a list. */
  readonly list?: number;
  /** May be left out; `null` is the same as left out. */
  readonly optional?: boolean;
  /** Never kept as it is: the act itself says which characters it may have. */
  readonly secret?: boolean;
  /** The class of a part. */
  readonly part?: () => new () => object;
}

/** By class, by name of the field. */
const shapes = new Map<object, Map<string, FieldShape>>();

/** Noted by the decorators of `fields.ts`. */
export function noteField(prototype: object, name: string | symbol, shape: FieldShape): void {
  const own = shapes.get(prototype) ?? new Map<string, FieldShape>();
  shapes.set(prototype, own.set(String(name), shape));
}

const known = new WeakMap<object, ReadonlyMap<string, FieldShape> | null>();

/** The fields of an input class, those of the classes above it included; undefined for a class without declared fields. */
export function fieldsOf(input: unknown): ReadonlyMap<string, FieldShape> | undefined {
  if (typeof input !== 'function') return undefined;
  const before = known.get(input);
  if (before !== undefined) return before ?? undefined;
  const found = new Map<string, FieldShape>();
  for (let at = input.prototype as object | null; at; at = Object.getPrototypeOf(at) as object | null)
    for (const [name, shape] of shapes.get(at) ?? []) if (!found.has(name)) found.set(name, shape);
  known.set(input, found.size > 0 ? found : null);
  return found.size > 0 ? found : undefined;
}

/** What the largest lawful input of a class is. */
export interface Weight {
  /** Bytes of its JSON where every character is escaped (`\u4e00`). */
  readonly bytes: number;
  readonly keys: number;
  readonly depth: number;
}

/** Whole numbers, days, ids, words of a list: none is longer. */
const SHORT_VALUE_BYTES = 64;
const ESCAPED_CHARACTER_BYTES = 6;
const PUNCTUATION_BYTES = 8;
const NOTHING: Weight = { bytes: 2, keys: 0, depth: 1 };

/** No input class holds itself, so the walk ends. */
export function weightOf(input: unknown): Weight {
  const fields = fieldsOf(input);
  if (!fields) return NOTHING;
  let { bytes, keys, depth } = NOTHING;
  for (const [name, { max, list, part }] of fields) {
    const inside = part && weightOf(part());
    const one = inside?.bytes ?? (max === undefined ? SHORT_VALUE_BYTES : max * ESCAPED_CHARACTER_BYTES);
    const times = list ?? 1;
    bytes += name.length + PUNCTUATION_BYTES + times * (one + PUNCTUATION_BYTES);
    keys += 1 + times * (inside?.keys ?? 0);
    depth = Math.max(depth, 1 + (list === undefined ? 0 : 1) + (inside?.depth ?? 0));
  }
  return { bytes, keys, depth };
}
