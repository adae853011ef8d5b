/** A value the ledger can carry: JSON whose only numbers are safe integers. */
export type CanonicalValue =
  string | number | boolean | null | readonly CanonicalValue[] | { readonly [key: string]: CanonicalValue };

const SURROGATE = /[\ud800-\udfff]/;
const LONE_SURROGATE = /\p{Surrogate}/u;
const MAX_DEPTH = 64;

/** True when the text has no half of a surrogate pair, so that UTF-8 can carry it unchanged. */
export function isWellFormed(text: string): boolean {
  // The plain class answers for nearly every text and is much the cheaper of the two.
  return !SURROGATE.test(text) || !LONE_SURROGATE.test(text);
}

/**
 * Canonical JSON (RFC 8785 without fractions): keys sorted by UTF-16 code unit, no white space. Equal values give
 * equal text, so the text can be hashed and stored as it was hashed.
 *
 * Throws TypeError on anything that two programs could write differently or that JSON would drop silently:
 * fractions and unsafe integers, NaN, undefined, bigint, lone surrogates, objects that are not plain, depth over 64.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

/** True when `text`, which parsed to `value`, is its canonical text. Never throws. */
export function isCanonical(text: string, value: unknown): boolean {
  // The engine's own writer decides nearly every case and is much the cheaper; it escapes a lone surrogate as \udxxx.
  if (!text.includes('\\ud') && JSON.stringify(value) === text) return isOrderly(value, 0);
  try {
    return canonicalJson(value) === text;
  } catch {
    return false;
  }
}

/** True when keys stand in order and numbers are safe integers, throughout a value read from JSON. */
function isOrderly(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return true;
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth > MAX_DEPTH) return false;
  if (Array.isArray(value)) return value.every((item) => isOrderly(item, depth + 1));
  let last: string | undefined;
  // What JSON gives inherits nothing, and walking it so costs half of asking for its keys.
  for (const key in value) {
    if (last !== undefined && last > key) return false;
    if (!isOrderly((value as Record<string, unknown>)[key], depth + 1)) return false;
    last = key;
  }
  return true;
}

function write(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) throw new TypeError(`canonical JSON: deeper than ${MAX_DEPTH} levels`);
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return writeString(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isSafeInteger(value)) throw new TypeError(`canonical JSON: ${value} is not a safe integer`);
      return JSON.stringify(value);
    case 'object':
      return Array.isArray(value) ? writeArray(value, depth) : writeObject(value, depth);
    default:
      throw new TypeError(`canonical JSON: ${typeof value} has no canonical form`);
  }
}

function writeString(text: string): string {
  if (!isWellFormed(text)) throw new TypeError('canonical JSON: lone surrogate in a string');
  return JSON.stringify(text);
}

function writeArray(items: readonly unknown[], depth: number): string {
  let text = '[';
  for (let i = 0; i < items.length; i++) text += (i === 0 ? '' : ',') + write(items[i], depth + 1);
  return `${text}]`;
}

function writeObject(object: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new TypeError('canonical JSON: only plain objects have a canonical form');
  }
  const record = object as Record<string, unknown>;
  const keys = Object.keys(record);
  // The default sort compares UTF-16 code units, which is the order of RFC 8785 §3.2.3.
  if (!isSorted(keys)) keys.sort();
  let text = '{';
  for (const key of keys) {
    text += `${text.length === 1 ? '' : ','}${writeString(key)}:${write(record[key], depth + 1)}`;
  }
  return `${text}}`;
}

function isSorted(keys: readonly string[]): boolean {
  for (let i = 1; i < keys.length; i++) if (keys[i - 1]! > keys[i]!) return false;
  return true;
}
