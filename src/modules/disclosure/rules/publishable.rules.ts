import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { LegalDay } from '../../../kernel/time.js';
import { concernsMinor, type Party, type PartyKind } from '../../cases/index.js';

export interface ToPublish {
  readonly partyKind: PartyKind;
  readonly party: Party;
  readonly actEndedOn: LegalDay;
  readonly decidedOn: LegalDay;
  /** What the reading of the text says against publication (`redact(...).refuse`). */
  readonly objections: readonly (string | undefined)[];
}

/** RED-02: a minor's decision is not put online at all, nor one whose facts touch a secret or privacy. */
export function mayBePublished(facts: ToPublish): Result<void> {
  const minor = concernsMinor(facts, facts.decidedOn);
  const objection = facts.objections.find((said) => said !== undefined);
  return minor ? refuseMinor('当事人行为时或者决定时不满十八周岁') : mayBeShown(objection);
}

/** RED-02: what the reading of a text, or of a file that goes with it, says against publication. */
export function mayBeShown(objection: string | undefined): Result<void> {
  if (objection?.includes('未成年人')) return refuseMinor('内容显示涉及未成年人');
  if (objection === undefined) return ok();
  return refuse('disclosure.secret', {
    ruleId: 'RED-02',
    basis: '《政府信息公开条例》第十四条、第十五条',
    detail: objection.replace(/^RED-02 /, ''),
    next: '在公示评估中选择不公示并写明理由',
  });
}

const refuseMinor = (detail: string) =>
  refuse('disclosure.minor', {
    ruleId: 'RED-02',
    basis: '《浙江省行政处罚结果信息网上公开暂行办法》不予公开情形',
    detail,
    next: '在公示评估中选择不公示并写明理由',
  });
