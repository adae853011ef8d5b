import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { LegalDay } from '../../../kernel/time.js';

/**
 * What the office finds before it stops early: the duty is fulfilled, harm is removed, no second penalty of the kind,
 * not on the lists of abnormal or dishonest enterprises. `safety` is no condition: the matter is one of food, drugs,
 * special equipment, work safety or fire, which are shown longer.
 */
export const GROUNDS = ['fulfilled', 'remedied', 'notRepeated', 'notListed', 'safety'] as const;
export type Ground = (typeof GROUNDS)[number];

export const GROUND_WORDS: Record<Ground, string> = {
  fulfilled: '已经自觉履行行政处罚决定中规定的义务',
  remedied: '已经主动消除危害后果和不良影响',
  notRepeated: '未因同一类违法行为再次受到行政处罚',
  notListed: '未在经营异常名录和严重违法失信名单中',
  safety: '属于食品药品、特种设备、安全生产、消防领域',
};

/** One line of the shortest time of showing; a condition that is absent holds. */
export interface MinimumChoice {
  readonly fields?: readonly string[];
  readonly period: string;
}

/** The params of PUB-14. */
export interface EarlyStopLaw {
  readonly minimum: readonly MinimumChoice[];
  /** The period where the office found a matter of safety. */
  readonly safetyMinimum: string;
  readonly grounds: readonly Ground[];
  /** Kinds of penalty that are shown to the end. */
  readonly never: readonly string[];
}

/** The row that counts the shortest time of showing (PUB-10, PUB-10c). */
export function minimumPeriod(law: EarlyStopLaw, field: string, findings: readonly Ground[]): string {
  if (findings.includes('safety')) return law.safetyMinimum;
  const choice = law.minimum.find(({ fields }) => fields === undefined || fields.includes(field));
  if (!choice) throw new Error('PUB-14 has no shortest time for every field');
  return choice.period;
}

export interface EarlyStopFacts {
  readonly penaltyKinds: readonly string[];
  /** Last day of the shortest time of showing. */
  readonly shownAtLeastThrough: LegalDay;
  readonly today: LegalDay;
  readonly findings: readonly Ground[];
}

/**
 * PUB-14 (市场监督管理行政处罚信息公示规定 第14条). Refuses `request.never-early`, `request.too-early` with the first
 * possible day, and `request.ground-missing` with the conditions that are not met.
 */
export function mayStopEarly(facts: EarlyStopFacts, law: EarlyStopLaw, basis: string): Result<void> {
  const said = { ruleId: 'PUB-14', basis };
  const never = facts.penaltyKinds.filter((kind) => law.never.includes(kind));
  if (never.length > 0)
    return refuse('request.never-early', {
      ...said,
      detail: '受到此类较重行政处罚的，不得提前停止公示',
      next: '不予提前停止公示，并告知申请人',
      facts: { kinds: never },
    });
  if (facts.today <= facts.shownAtLeastThrough)
    return refuse('request.too-early', {
      ...said,
      detail: `最短公示期至${facts.shownAtLeastThrough}届满`,
      next: '最短公示期届满后再申请',
      facts: { shownAtLeastThrough: facts.shownAtLeastThrough },
    });
  const missing = law.grounds.filter((ground) => !facts.findings.includes(ground));
  if (missing.length === 0) return ok();
  return refuse('request.ground-missing', {
    ...said,
    detail: `尚未认定：${missing.map((ground) => GROUND_WORDS[ground]).join('；')}`,
    next: '逐项核实后再同意；条件不具备的，不予同意并说明理由',
    facts: { missing },
  });
}
