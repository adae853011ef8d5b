/** A value the ledger can carry: JSON whose only numbers are safe integers. */
export type CanonicalValue =
  string | number | boolean | null | readonly CanonicalValue[] | { readonly [key: string]: CanonicalValue };

const LONE_SURROGATE = /\p{Surrogate}/u;
const MAX_DEPTH = 64;

/** True when the text has no half of a surrogate pair, so that UTF-8 can carry it unchanged. */
export function isWellFormed(text: string): boolean {
  return !LONE_SURROGATE.test(text);
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
  const parts: string[] = [];
  for (let i = 0; i < items.length; i++) parts.push(write(items[i], depth + 1));
  return `[${parts.join(',')}]`;
}

function writeObject(object: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new TypeError('canonical JSON: only plain objects have a canonical form');
  }
  if (Object.getOwnPropertySymbols(object).length > 0) {
    throw new TypeError('canonical JSON: a symbol key has no canonical form');
  }
  const record = object as Record<string, unknown>;
  // The default sort compares UTF-16 code units, which is the order of RFC 8785 §3.2.3.
  const parts = Object.keys(record)
    .sort()
    .map((key) => `${writeString(key)}:${write(record[key], depth + 1)}`);
  return `{${parts.join(',')}}`;
}
