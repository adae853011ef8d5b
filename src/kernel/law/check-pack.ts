import { admitsSuspension, Checker, DAY_KINDS, join, type Checked, type Fields, type Period } from '../calendar/index.js';
import { isLegalDay, type LegalDay } from '../time.js';
import {
  CONFIDENCES,
  LIMIT_UNITS,
  UNIT_OF,
  type Basis,
  type LawPack,
  type LawRow,
  type Parameter,
  type Parameters,
  type Title,
} from './row.js';

/** One file of a pack, parsed but not yet trusted. */
export interface PackFile {
  readonly name: string;
  readonly data: unknown;
}

const MANIFEST_KEYS = ['id', 'version', 'place', 'title', 'suspensionReasons'];
const SHARED_KEYS = ['law', 'confidence', 'bound', 'effectiveFrom', 'effectiveTo', 'configurable', 'domain'];
const ROW_KEYS = ['id', 'title', 'article', 'limit', 'trigger', 'agency', 'params', 'note', ...SHARED_KEYS];
const LIMIT_KEYS = [
  ...['value', 'unit', 'dayKind', 'firstDayCounts', 'roll', 'direction', 'sense', 'year'],
  ...['admits', 'extends'],
];
const DAY_HINT = 'must be a calendar day written YYYY-MM-DD';

/**
 * Reads a pack from its manifest and rule files. Every fault is reported as `file: path`. Faulty: an unknown key; a limit without unit or article; a unit that does not fit its day kind; a
 * working-day or ND! limit that rolls; two rows of one id, domain and agency in force on the same day.
 */
export function checkPack(manifest: PackFile, files: readonly PackFile[]): Checked<LawPack> {
  const check = new Checker();
  const head = check.fields(manifest.data, manifest.name, MANIFEST_KEYS) ?? {};
  const at = (key: string) => inFile(manifest, key);
  const pack: LawPack = {
    id: check.matching(head.id, at('id'), isPackId, 'must be like cn or cn-37'),
    version: check.matching(head.version, at('version'), isVersion, 'must be text like 2026.1'),
    place: check.matching(head.place, at('place'), isPlace, 'must be text of 0, 2, 4, 6, 9 or 12 digits'),
    title: titleAt(check, head.title, at('title')),
    suspensionReasons: reasonsAt(check, head.suspensionReasons, at('suspensionReasons')),
    rows: files.flatMap((file) => rowsOf(check, file)),
  };
  refuseOverlaps(check, pack.rows);
  return check.result(pack);
}

function rowsOf(check: Checker, file: PackFile): LawRow[] {
  const fields = check.fields(file.data, file.name, ['defaults', 'rules']) ?? {};
  const defaultsPath = inFile(file, 'defaults');
  const defaults = fields.defaults === undefined ? {} : check.fields(fields.defaults, defaultsPath, SHARED_KEYS);
  const rulesPath = inFile(file, 'rules');
  return check.list(fields.rules, rulesPath).map((value, i) => {
    const path = pathOfRow(rulesPath, i, value);
    const own = check.fields(value, path, ROW_KEYS) ?? {};
    return rowOf(check, { ...defaults, ...own }, path);
  });
}

function inFile(file: PackFile, key: string): string {
  return `${file.name}: ${key}`;
}

/** rules[6](PEN-06): the id finds the row faster than its number. */
function pathOfRow(rulesPath: string, i: number, value: unknown): string {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  return typeof id === 'string' ? `${join(rulesPath, i)}(${id})` : join(rulesPath, i);
}

function rowOf(check: Checker, row: Fields, path: string): LawRow {
  const at = (key: string) => join(path, key);
  const confidence = check.oneOf(row.confidence, at('confidence'), CONFIDENCES);
  const basis: Basis = {
    law: check.text(row.law, at('law')),
    article: check.text(row.article, at('article')),
    confidence,
  };
  const effectiveFrom = check.matching(row.effectiveFrom, at('effectiveFrom'), isLegalDay, DAY_HINT);
  const configurable = check.flag(row.configurable, at('configurable'), false);
  if ((confidence === 'M' || confidence === 'L') && !configurable) {
    check.fail(at('configurable'), `must be true where confidence is ${confidence}`);
  }
  const base = {
    id: check.matching(row.id, at('id'), isRuleId, 'must be like PEN-06 or PEN-23b'),
    title: titleAt(check, row.title, at('title')),
    bound: check.text(row.bound, at('bound')),
    basis,
    effectiveFrom,
    ...optional('effectiveTo', effectiveToAt(check, row.effectiveTo, at('effectiveTo'), effectiveFrom)),
    ...optional('domain', check.optionalText(row.domain, at('domain'))),
    ...optional('agency', check.optionalText(row.agency, at('agency'))),
    configurable,
    params: row.params === undefined ? {} : parametersAt(check, row.params, at('params')),
    ...optional('note', check.optionalText(row.note, at('note'))),
  };
  if (row.limit === undefined) {
    if (row.trigger !== undefined) check.fail(at('trigger'), 'a row without a limit has no trigger');
    return { kind: 'guard', ...base };
  }
  const limit = check.fields(row.limit, at('limit'), LIMIT_KEYS) ?? {};
  const unit = check.oneOf(limit.unit, join(at('limit'), 'unit'), LIMIT_UNITS);
  const period = periodAt(check, limit, at('limit'));
  if (UNIT_OF[period.dayKind] !== unit) {
    check.fail(join(at('limit'), 'unit'), `day kind ${period.dayKind} is counted in ${UNIT_OF[period.dayKind]}`);
  }
  return {
    kind: 'limit',
    ...base,
    trigger: check.text(row.trigger, at('trigger')),
    unit,
    period,
    admits: admitsAt(check, limit.admits, join(at('limit'), 'admits'), period),
    ...optional('extends', check.optionalText(limit.extends, join(at('limit'), 'extends'))),
  };
}

function periodAt(check: Checker, limit: Fields, path: string): Period {
  const at = (key: string) => join(path, key);
  const dayKind = check.oneOf(limit.dayKind, at('dayKind'), DAY_KINDS);
  if (dayKind === 'FIX') {
    for (const key of ['firstDayCounts', 'roll', 'direction', 'sense'] as const) {
      if (limit[key] !== undefined) check.fail(at(key), 'a fixed date has no such convention');
    }
    const date = check.matching(limit.value, at('value'), isMonthDay, 'must be a date written MM-DD');
    return { dayKind, date, year: check.oneOf(limit.year, at('year'), ['same', 'following']) };
  }
  if (limit.year !== undefined) check.fail(at('year'), 'belongs to a fixed date');
  const period = {
    dayKind,
    value: check.wholeNumber(limit.value, at('value')),
    firstDayCounts: check.flag(limit.firstDayCounts, at('firstDayCounts')),
    roll: check.flag(limit.roll, at('roll')),
    direction: check.oneOf(limit.direction, at('direction'), ['after', 'before'], 'after'),
    sense: check.oneOf(limit.sense, at('sense'), ['at-most', 'at-least'], 'at-most'),
  };
  if (period.roll && ['WD', 'ND!', 'HR'].includes(dayKind)) check.fail(at('roll'), `${dayKind} never rolls`);
  if (period.direction === 'before' && (period.roll || period.firstDayCounts || dayKind === 'HR')) {
    check.fail(at('direction'), 'a period counted back neither rolls, counts its first day, nor runs in hours');
  }
  return period;
}

function admitsAt(check: Checker, value: unknown, path: string, period: Period): readonly string[] {
  if (value === undefined) return [];
  if (!admitsSuspension(period)) check.fail(path, 'this period cannot be suspended');
  return check.list(value, path).map((reason, i) => check.text(reason, join(path, i)));
}

function titleAt(check: Checker, value: unknown, path: string): Title {
  const title = check.fields(value, path, ['zh', 'en']) ?? {};
  return { zh: check.text(title.zh, join(path, 'zh')), en: check.text(title.en, join(path, 'en')) };
}

function reasonsAt(check: Checker, value: unknown, path: string): Record<string, string> {
  if (value === undefined) return {};
  const entries = Object.entries(check.mapping(value, path) ?? {});
  return Object.fromEntries(entries.map(([code, word]) => [code, check.text(word, join(path, code))]));
}

function effectiveToAt(check: Checker, value: unknown, path: string, from: LegalDay): LegalDay | undefined {
  if (value === undefined) return undefined;
  const to = check.matching(value, path, isLegalDay, DAY_HINT);
  if (to < from) check.fail(path, 'is before effectiveFrom');
  return to;
}

function parametersAt(check: Checker, value: unknown, path: string): Parameters {
  const entries = Object.entries(check.mapping(value, path) ?? {});
  return Object.fromEntries(entries.map(([key, item]) => [key, parameterAt(check, item, join(path, key))]));
}

function parameterAt(check: Checker, value: unknown, path: string): Parameter {
  if (typeof value === 'boolean' || (typeof value === 'string' && value !== '')) return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  if (Array.isArray(value)) return value.map((item, i) => parameterAt(check, item, join(path, i)));
  if (typeof value === 'object' && value !== null) return parametersAt(check, value, path);
  check.fail(path, 'must be a whole number, text, true or false, a list or a mapping of these');
  return false;
}

function refuseOverlaps(check: Checker, rows: readonly LawRow[]): void {
  rows.forEach((row, i) => {
    const twin = rows.slice(0, i).find((other) => sameScope(row, other) && bothInForce(row, other));
    if (twin) check.fail(row.id, `two rows of one scope are in force on ${later(row, twin)}`);
  });
}

function sameScope(a: LawRow, b: LawRow): boolean {
  return a.id === b.id && a.domain === b.domain && a.agency === b.agency;
}

function bothInForce(a: LawRow, b: LawRow): boolean {
  const day = later(a, b);
  return [a, b].every((row) => row.effectiveTo === undefined || day <= row.effectiveTo);
}

function later(a: LawRow, b: LawRow): LegalDay {
  return a.effectiveFrom > b.effectiveFrom ? a.effectiveFrom : b.effectiveFrom;
}

function optional<K extends string, T>(key: K, value: T | undefined): { [key in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]?: T });
}

const texts =
  (pattern: RegExp) =>
  (value: unknown): value is string =>
    typeof value === 'string' && pattern.test(value);
const isPackId = texts(/^[a-z]{2}(-[a-z0-9]+)*$/);
const isVersion = texts(/^\d{4}\.\d+$/);
const isPlace = texts(/^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})?$/);
const isRuleId = texts(/^[A-Z]{3,4}-\d{2}[a-z]?$/);
const isMonthDay = (value: unknown): value is string =>
  typeof value === 'string' && isLegalDay(`2025-${value}`);
