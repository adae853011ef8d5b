/**
 * Every code with which something may be refused. Empty here: each module adds those of its own table (`refusals.ts`),
 * so that a code that stands in no table does not compile.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by declaration merging
export interface RefusalCodes {}
export type RefusalCode = keyof RefusalCodes & string;

/**
 * An expected "no": a value, never an exception.
 *
 * `code` is a stable dotted word (`case.two-officers-required`); every code stands in the one table that
 * maps it to an HTTP status (`platform/http/refusal-catalogue.ts`). `ruleId` is the row of the law packs that
 * said no, `basis` its article as people cite it, `next` what the person can do now.
 */
export interface Refusal {
  readonly code: string;
  readonly ruleId?: string;
  readonly basis?: string;
  /** Chinese sentence for the person at the counter; the catalogue supplies the title. */
  readonly detail?: string;
  /** Chinese sentence: what to do next. */
  readonly next?: string;
  /** Machine-readable particulars (names, numbers, digests). */
  readonly facts?: Readonly<Record<string, unknown>>;
}

export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}
export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
}
export type Result<T> = Ok<T> | Refused;

export function ok(): Ok<void>;
export function ok<T>(value: T): Ok<T>;
export function ok<T>(value?: T): Ok<T | undefined> {
  return { ok: true, value };
}

export function refuse(code: RefusalCode, rest: Omit<Refusal, 'code'> = {}): Refused {
  return { ok: false, refusal: { code, ...rest } };
}

/** The first refusal of several checks, or ok. Checks are thunks so that a later one may rely on an earlier one. */
export function firstRefusal(...checks: ReadonlyArray<() => Result<unknown>>): Result<void> {
  for (const check of checks) {
    const result = check();
    if (!result.ok) return result;
  }
  return ok();
}
