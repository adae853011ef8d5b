import { canonicalJson, isCanonical, type CanonicalValue } from './canonical.js';

/** One act, as the ledger keeps it for good. */
export interface LedgerEntry {
  readonly v: 1;
  /** Id of the agency whose tree this is. */
  readonly agency: string;
  /** Leaf index in that tree; the first entry is 0. */
  readonly seq: number;
  readonly id: string;
  /** ISO-UTC with three decimals; never earlier than the entry before (the writer clamps a clock set back). */
  readonly at: string;
  readonly actor: { readonly id: string; readonly name: string };
  /** What was done, as a stable dotted word (`cases.file`). */
  readonly act: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly detail: { readonly [key: string]: CanonicalValue };
}

/** A value or the reason there is none; the ledger kernel stands alone, so it has its own. */
export type Checked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

/** The canonical text that is stored and hashed (as UTF-8). Throws TypeError on an entry that is not well formed. */
export function entryBytes(entry: LedgerEntry): string {
  const flaw = flawOf(entry);
  if (flaw !== undefined) throw new TypeError(`ledger entry: ${flaw}`);
  return canonicalJson(entry);
}

/** Reads stored text back. Only the exact text `entryBytes` would write is accepted: no extra key, no other form. */
export function parseEntry(bytes: string): Checked<LedgerEntry> {
  let value: unknown;
  try {
    value = JSON.parse(bytes);
  } catch {
    return { ok: false, reason: 'not JSON' };
  }
  const flaw = flawOf(value);
  if (flaw !== undefined) return { ok: false, reason: flaw };
  if (!isCanonical(bytes, value)) return { ok: false, reason: 'not in canonical form' };
  return { ok: true, value: value as LedgerEntry };
}

const INSTANT = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

function flawOf(value: unknown): string | undefined {
  if (!isRecord(value, 9)) return 'keys are not those of an entry';
  if (value['v'] !== 1) return 'unknown version';
  if (!isWord(value['agency'])) return 'agency is not a text';
  if (!Number.isSafeInteger(value['seq']) || (value['seq'] as number) < 0) return 'seq is not a leaf index';
  if (!isWord(value['id'])) return 'id is not a text';
  if (!isInstant(value['at'])) return 'at is not an instant';
  const { actor, subject, detail } = value;
  if (!isRecord(actor, 2) || !isWord(actor['id']) || typeof actor['name'] !== 'string') {
    return 'actor is not {id, name}';
  }
  if (!isWord(value['act'])) return 'act is not a text';
  if (!isRecord(subject, 2) || !isWord(subject['id']) || !isWord(subject['type'])) {
    return 'subject is not {type, id}';
  }
  if (typeof detail !== 'object' || detail === null || Array.isArray(detail))
    return 'detail is not an object';
  return undefined;
}

/** An object of so many keys; that they are the right ones follows from judging each of them by its type. */
function isRecord(value: unknown, keys: number): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.keys(value).length === keys;
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0;
}

function isInstant(value: unknown): value is string {
  if (typeof value !== 'string' || !INSTANT.test(value)) return false;
  // Days up to the 28th exist in every month; of the others only a real one reads back as itself.
  if (value.slice(8, 10) <= '28') return true;
  const date = new Date(value);
  return !Number.isNaN(date.getTime()) && date.toISOString() === value;
}
