import { ok, refuse, type Result } from '../../../kernel/result.js';
import { chinaDay, type LegalDay } from '../../../kernel/time.js';
import type { Annulment } from './vocabulary.js';

export interface DemolitionFacts {
  /** Day on which it begins. */
  readonly on: LegalDay;
  readonly decision: {
    readonly text: string;
    readonly servedOn: LegalDay | null;
    readonly annulment: Annulment | null;
  };
  /** The words of the decision that order the demolition. */
  readonly duty: string;
  readonly announcedOn: LegalDay;
  readonly demandServedOn: LegalDay;
  readonly demandedBy: LegalDay;
  readonly executionServedOn: LegalDay;
  /** Last day to ask for reconsideration, and to sue, counted from the service of the decision; undefined before it. */
  readonly remediesEnd: LegalDay | undefined;
}

/**
 * 行政强制法 第34条至第37条、第44条 (COE-11, COE-13): what can be computed before a demolition is computed. Refuses
 * `case.demolition-conditions` with all that is missing; what the program cannot know, a named person states.
 */
export function demolitionMayBegin(facts: DemolitionFacts): Result<void> {
  const { on, decision, duty, announcedOn, demandServedOn, demandedBy, executionServedOn, remediesEnd } =
    facts;
  const { text, servedOn, annulment } = decision;
  const missing = [
    (annulment === 'revoked' || annulment === 'void') && '处罚决定已被撤销或者确认无效',
    !(duty.includes('拆除') && text.includes(duty)) && '决定书中没有所引的限期拆除义务',
    servedOn === null && '处罚决定尚未送达',
    servedOn !== null && announcedOn < servedOn && '限期拆除的公告早于决定送达',
    servedOn !== null && demandServedOn < servedOn && '催告早于决定送达',
    demandedBy < demandServedOn && '催告的履行期限早于催告书送达',
    executionServedOn <= demandedBy &&
      `强制执行决定书不得在催告的期限（${chinaDay(demandedBy)}）届满之前作出送达`,
    on < executionServedOn && '强制拆除早于强制执行决定书送达',
    remediesEnd !== undefined && on <= remediesEnd && `复议、诉讼期限至${chinaDay(remediesEnd)}才届满`,
  ].filter((line): line is string => typeof line === 'string');
  if (missing.length === 0) return ok();
  return refuse('case.demolition-conditions', {
    ruleId: 'COE-13',
    basis: '行政强制法第34条、第35条、第37条、第44条',
    detail: missing.join('；'),
    next: '条件具备后再登记；不具备自行强制执行权的，申请人民法院强制执行（第53条）',
    facts: { missing },
  });
}
