/** One fault of a data file: where (dotted path, indices in brackets) and what, in words for its author. */
export interface Problem {
  readonly path: string;
  readonly problem: string;
}

/** A value read from untyped data, or every fault found in it. */
export type Checked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

export type Fields = Readonly<Record<string, unknown>>;

/** Reads untyped data strictly and collects every fault instead of stopping at the first. */
export class Checker {
  readonly problems: Problem[] = [];

  fail(path: string, problem: string): undefined {
    this.problems.push({ path, problem });
    return undefined;
  }

  /** A mapping with only the named keys; an unknown key is a fault (a misspelt column must not vanish). */
  fields(value: unknown, path: string, keys: readonly string[]): Fields | undefined {
    const fields = this.mapping(value, path);
    if (!fields) return undefined;
    for (const key of Object.keys(fields)) {
      if (!keys.includes(key)) this.fail(join(path, key), `unknown key; known keys: ${keys.join(', ')}`);
    }
    return fields;
  }

  mapping(value: unknown, path: string): Fields | undefined {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
    return this.fail(path, 'must be a mapping');
  }

  list(value: unknown, path: string): readonly unknown[] {
    if (Array.isArray(value)) return value;
    this.fail(path, 'must be a list');
    return [];
  }

  text(value: unknown, path: string): string {
    if (typeof value === 'string' && value.trim() !== '') return value;
    this.fail(path, value === undefined ? 'is missing' : 'must be a non-empty text');
    return '';
  }

  optionalText(value: unknown, path: string): string | undefined {
    return value === undefined ? undefined : this.text(value, path);
  }

  wholeNumber(value: unknown, path: string): number {
    if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
    this.fail(path, value === undefined ? 'is missing' : 'must be a whole number above 0');
    return 0;
  }

  flag(value: unknown, path: string, absent?: boolean): boolean {
    if (typeof value === 'boolean') return value;
    if (value === undefined && absent !== undefined) return absent;
    this.fail(path, value === undefined ? 'is missing' : 'must be true or false');
    return false;
  }

  oneOf<T extends string>(value: unknown, path: string, allowed: readonly T[], absent?: T): T {
    if (value === undefined && absent !== undefined) return absent;
    const found = allowed.find((word) => word === value);
    if (found !== undefined) return found;
    this.fail(path, `must be one of ${allowed.join(', ')}`);
    return allowed[0]!;
  }

  matching<T extends string>(value: unknown, path: string, test: (x: unknown) => x is T, hint: string): T {
    if (test(value)) return value;
    this.fail(path, value === undefined ? 'is missing' : hint);
    return '' as T;
  }

  /** The value if nothing was faulty, else every fault. */
  result<T>(value: T): Checked<T> {
    return this.problems.length === 0 ? { ok: true, value } : { ok: false, problems: this.problems };
  }
}

export function join(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}
