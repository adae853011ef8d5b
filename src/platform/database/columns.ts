import { Check, Column, PrimaryColumn, type ValueTransformer } from 'typeorm';

/**
 * The only place that names column types. Each of them means the same on SQLite and PostgreSQL; that is why
 * dates are text, booleans are 0/1 and JSON is text (ADR 0002). A `date` column given a Date moved by a day
 * with the host's time zone on both drivers.
 */
interface Options {
  nullable?: boolean;
  unique?: boolean;
  /** Of the column itself: for columns that came after the first rows. */
  default?: number | string;
}

const decorator =
  (type: 'varchar' | 'text' | 'integer' | 'bigint', extra: object = {}) =>
  (options: Options = {}): PropertyDecorator =>
    Column({ type, ...extra, ...options });

const flag: ValueTransformer = {
  to: (value: boolean | null | undefined) => (value == null ? value : value ? 1 : 0),
  from: (value: number | null) => (value === null ? null : Number(value) === 1),
};
const whole: ValueTransformer = {
  to: (value: number | null | undefined) => {
    if (value != null && !Number.isSafeInteger(value)) throw new Error(`not a safe integer: ${value}`);
    return value;
  },
  from: (value: string | number | null) => (value === null ? null : Number(value)),
};
const json: ValueTransformer = {
  to: (value: unknown) => (value == null ? value : JSON.stringify(value)),
  from: (value: string | null) => (value === null ? null : (JSON.parse(value) as unknown)),
};

/** UUIDv7 text made by the application; the primary key. */
export const Id = (): PropertyDecorator => PrimaryColumn({ type: 'varchar', length: 36 });
/** A part of a composite primary key. */
export const KeyRef = (): PropertyDecorator => PrimaryColumn({ type: 'varchar', length: 36 });
export const KeyCount = (): PropertyDecorator => PrimaryColumn({ type: 'integer' });
/** A whole number beyond 32 bits. */
export const KeyWhole = (): PropertyDecorator => PrimaryColumn({ type: 'bigint', transformer: whole });
export const KeyText = (length = 200): PropertyDecorator => PrimaryColumn({ type: 'varchar', length });
/** The id of another row, also of another module (no relation crosses a module). */
export const Ref = decorator('varchar', { length: 36 });
/** A moment: ISO-UTC text with three decimals. */
export const InstantText = decorator('varchar', { length: 24 });
/** A day of the Chinese civil calendar: YYYY-MM-DD text. */
export const LegalDayText = decorator('varchar', { length: 10 });
/** A short line (names, numbers of documents). */
export const Line = (length = 200, options: Options = {}): PropertyDecorator =>
  Column({ type: 'varchar', length, ...options });
/** Text of any length. */
export const Prose = decorator('text');
/** A digest in lower-case hex. */
export const Digest = decorator('varchar', { length: 64 });
export const Json = decorator('text', { transformer: json });
export const Flag = decorator('integer', { transformer: flag });
export const Count = decorator('integer');
/** A number of bytes: safe integer. */
export const Bytes = decorator('bigint', { transformer: whole });
/** Money in fen: safe integer, never a fraction. */
export const Fen = decorator('bigint', { transformer: whole });

/** One of a closed list, enforced by a CHECK of the database itself. */
export const Code =
  (values: readonly string[], options: Options = {}): PropertyDecorator =>
  (target, property) => {
    const name = String(property);
    const list = values.map((value) => `'${value}'`).join(', ');
    Column({ type: 'varchar', length: 40, ...options })(target, property);
    Check(`ck_${target.constructor.name}_${name}`, `"${name}" IN (${list})`)(target.constructor);
  };
