import { type FieldShape, fieldsOf } from './shape.js';

/** By path of the field, what is wrong with it. */
export type FieldErrors = Record<string, string[]>;

/** What can be wrong with a field; whoever shows it says it in the person's language. */
export type FaultKind =
  | 'missing'
  | 'unknown'
  | 'text'
  | 'characters'
  | 'too-short'
  | 'too-long'
  | 'form'
  | 'id'
  | 'day'
  | 'moment'
  | 'choice'
  | 'whole'
  | 'too-small'
  | 'too-large'
  | 'yes-no'
  | 'confirm'
  | 'list'
  | 'too-few'
  | 'too-many'
  | 'object';

export interface Fault {
  readonly kind: FaultKind;
  /** The bound that was overstepped: characters, entries, a number. */
  readonly limit?: number;
}

/** Errors told at most; the refusal says how many there were. */
export const MOST_ERRORS = 20;
const MOST_NAME = 60;
const MOST_MESSAGE = 200;

const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most)}…`.toWellFormed() : text.toWellFormed();

/** A list of faults that stays short whatever was sent. */
export class Faults {
  readonly fields: FieldErrors = Object.create(null) as FieldErrors;
  /** The same by kind, one for each field. */
  readonly kinds: (Fault & { readonly path: string })[] = [];
  total = 0;

  add(path: string, fault: Fault, ...messages: string[]): void {
    this.total += 1;
    if (this.total > MOST_ERRORS) return;
    const name = shortened(path, MOST_NAME);
    if (!this.kinds.some((known) => known.path === name)) this.kinds.push({ path: name, ...fault });
    this.fields[name] = [
      ...(this.fields[name] ?? []),
      ...messages.slice(0, MOST_ERRORS).map((message) => shortened(message, MOST_MESSAGE)),
    ];
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Holds a parsed input against its class before it is transformed: fields that are not known, lists and texts that
 * are too long, a list where one part belongs, text that is no text. Its work grows with what the class may hold, not
 * with what was sent.
 */
export function shapeFaults(value: unknown, input: unknown): Faults {
  const faults = new Faults();
  if (isObject(value)) checkObject(value, input, '', faults);
  else if (value !== undefined && value !== null)
    faults.add('body', { kind: 'object' }, 'body must be one object');
  return faults;
}

function checkObject(value: Record<string, unknown>, input: unknown, path: string, faults: Faults): void {
  const fields = fieldsOf(input);
  if (!fields) return;
  for (const name of Object.keys(value)) {
    const field = fields.get(name);
    // Programs write null for what they do not give; no act has to tell the two apart.
    if (field?.optional && value[name] === null) delete value[name];
    else if (field) checkField(value[name], field, `${path}${name}`, faults);
    else faults.add(`${path}${name}`, { kind: 'unknown' }, `property ${name} should not exist`);
  }
}

function checkField(value: unknown, field: FieldShape, path: string, faults: Faults): void {
  if (field.list === undefined) return checkOne(value, field, path, faults);
  // What is no list at all is told by the field's own checks.
  if (!Array.isArray(value)) return checkText(value, field, path, faults);
  if (value.length > field.list)
    return faults.add(
      path,
      { kind: 'too-many', limit: field.list },
      `${path} must contain no more than ${field.list} elements`,
    );
  value.forEach((entry, index) => checkOne(entry, field, `${path}.${index}`, faults));
}

function checkOne(value: unknown, field: FieldShape, path: string, faults: Faults): void {
  if (field.part && isObject(value)) return checkObject(value, field.part(), `${path}.`, faults);
  if (Array.isArray(value)) return faults.add(path, { kind: 'list' }, `${path} must not be a list`);
  if (!field.part && isObject(value))
    return faults.add(path, { kind: 'object' }, `${path} must not be an object`);
  checkText(value, field, path, faults);
}

function checkText(value: unknown, { max, secret }: FieldShape, path: string, faults: Faults): void {
  if (typeof value !== 'string') return;
  if (!secret && !isText(value))
    return faults.add(path, { kind: 'characters' }, `${path} holds half a character or a zero character`);
  if (max !== undefined && value.length > max && value.trim().length > max)
    faults.add(
      path,
      { kind: 'too-long', limit: max },
      `${path} must be shorter than or equal to ${max} characters`,
    );
}

/** Half of a surrogate pair is no character: neither the ledger's bytes nor a database keep it. PostgreSQL keeps no U+0000. */
export const isText = (value: string): boolean => value.isWellFormed() && !value.includes('\u0000');
