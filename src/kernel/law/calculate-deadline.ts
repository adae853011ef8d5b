import {
  admitsSuspension,
  computeDue,
  type Due,
  type Suspension,
  type WorkingCalendar,
} from '../calendar/index.js';
import { ok, refuse, type Refused, type Result } from '../result.js';
import { isInstant, isLegalDay, legalDayOf, type Instant, type LegalDay } from '../time.js';
import { citation, type LawQuery, type LawBook, type Layer } from './law-book.js';
import type { Confidence, LimitRow, Title } from './row.js';

export interface DeadlineRequest extends Omit<LawQuery, 'on'> {
  readonly ruleId: string;
  /** A legal day; a moment where the rule runs in hours (a moment also serves a day rule: its day in China). */
  readonly trigger: LegalDay | Instant;
  readonly suspensions?: readonly Suspension[];
}

export interface Deadline extends Due {
  readonly ruleId: string;
  readonly title: Title;
  /** The article as people cite it. */
  readonly basis: string;
  /** How surely the row was read; M and L are defaults to be confirmed. */
  readonly confidence: Confidence;
  readonly layer: Layer;
}

/** Days outside are slips of the pen; the bound also keeps every walk short. */
const EARLIEST = '1990-01-01';
const LATEST = '2099-12-31';

/**
 * Counts one statutory period by the law of the trigger's day. Refuses: `law.unknown-rule`,
 * `law.impossible-date`, `law.not-a-period` (the row is a guard), `law.wrong-trigger-kind` (an hour rule
 * needs a moment), `law.suspension-not-admitted` (the row does not stop for that reason).
 */
export function calculateDeadline(
  book: LawBook,
  calendar: WorkingCalendar,
  request: DeadlineRequest,
): Result<Deadline> {
  const { ruleId, trigger, place, domain, agency, suspensions = [] } = request;
  if (!book.has(ruleId)) return refuse('law.unknown-rule', { detail: `没有编号为“${ruleId}”的规则` });
  const day = isLegalDay(trigger) ? trigger : isInstant(trigger) ? legalDayOf(trigger) : undefined;
  if (day === undefined || !inRange(day)) return impossibleDate(ruleId, 'trigger', trigger);

  const found = book.rule(ruleId, {
    on: day,
    ...(place !== undefined && { place }),
    ...(domain !== undefined && { domain }),
    ...(agency !== undefined && { agency }),
  });
  if (!found.ok) return found;
  const { row, layer } = found.value;
  const basis = citation(row);
  if (row.kind !== 'limit') {
    return refuse('law.not-a-period', { ruleId, basis, detail: `${row.title.zh}不是期限，无法计算到期日` });
  }
  if (row.period.dayKind === 'HR' && !isInstant(trigger)) {
    const detail = `${row.title.zh}以小时计算，起算时间须精确到分钟并带时区`;
    return refuse('law.wrong-trigger-kind', { ruleId, basis, detail, facts: { trigger } });
  }
  const admitted = admitSuspensions(book, row, suspensions);
  if (!admitted.ok) return admitted;

  const from = row.period.dayKind === 'HR' ? trigger : day;
  const due = computeDue(row.period, from, calendar, { suspensions: admitted.value });
  return ok({ ruleId, title: row.title, basis, confidence: row.basis.confidence, layer, ...due });
}

function admitSuspensions(
  book: LawBook,
  row: LimitRow,
  suspensions: readonly Suspension[],
): Result<readonly Suspension[]> {
  const admitted: Suspension[] = [];
  for (const { from, to, reason } of suspensions) {
    for (const day of [from, to]) {
      if (!isLegalDay(day) || !inRange(day)) return impossibleDate(row.id, 'suspensions', day);
    }
    if (from > to) return impossibleDate(row.id, 'suspensions', `${from}/${to}`);
    const known = book.suspensionReason(reason);
    if (!known || !row.admits.includes(known.code) || !admitsSuspension(row.period)) {
      return notAdmitted(book, row, reason);
    }
    admitted.push({ from, to, reason: known.zh });
  }
  return ok(admitted);
}

function notAdmitted(book: LawBook, row: LimitRow, reason: string): Refused {
  const asked = book.suspensionReason(reason)?.zh ?? reason;
  const words = row.admits.map((code) => book.suspensionReason(code)?.zh ?? code);
  const detail =
    words.length === 0
      ? `${row.title.zh}不因任何事由扣除时间`
      : `${row.title.zh}不因“${asked}”扣除时间；可扣除的事由：${words.join('、')}`;
  return refuse('law.suspension-not-admitted', {
    ruleId: row.id,
    basis: citation(row),
    detail,
    facts: { reason, admits: row.admits },
  });
}

function impossibleDate(ruleId: string, field: string, value: string): Refused {
  const detail = `“${value}”不是可以计算的日期（${EARLIEST}至${LATEST}）`;
  return refuse('law.impossible-date', { ruleId, detail, facts: { field, value } });
}

function inRange(day: LegalDay): boolean {
  return EARLIEST <= day && day <= LATEST;
}
