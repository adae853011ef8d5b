/**
 * Sentences that versions before this one wrote without knowing that they were true (CHANGELOG 0.5.0), by kind: where
 * it stands, why it is not to be relied on, what to do.
 */
export const UNTRUE_KINDS = {
  'criminal-transfer': {
    why: '移送司法机关不是不予行政处罚的决定（行政处罚法第27条）',
    next: '撤回其公示，以更正记录说明案件已移送',
  },
  demolition: {
    why: '“未申请行政复议或者提起行政诉讼”是程序写的，没有人陈述过',
    next: '查实后由负责人以更正记录说明，并附依据',
  },
  'lifted-together': {
    why: '解除一项时，本案其余各项一并被记为解除',
    next: '核对仍被查封、扣押或者登记保存的物品，以更正记录说明',
  },
  'hearing-waived-with-defence': {
    why: '放弃陈述申辩被当作放弃听证，听证申请期限未满即作出决定（行政处罚法第64条）',
    next: '查明当事人是否放弃听证；没有放弃的，依法撤销决定',
  },
  'annulment-without-content': {
    why: '决定已被变更，变更后的金额没有登记，应缴数额仍是原决定的',
    next: '以更正记录写明变更后的内容',
  },
  'foreign-time': {
    why: '时间不是北京时间',
    next: '以更正记录写明北京时间',
  },
} as const;
export type UntrueKind = keyof typeof UNTRUE_KINDS;

export interface UntrueSentence {
  readonly kind: UntrueKind;
  readonly sentence: string;
}

const REMEDIES = '当事人逾期未拆除，也未申请行政复议或者提起行政诉讼';
const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z/;

/** What stands in one paper of itself. */
export function untrueSentencesOf(body: string): UntrueSentence[] {
  return body
    .split('\n')
    .flatMap((line): UntrueSentence[] => [
      ...(line.includes(REMEDIES) ? [{ kind: 'demolition' as const, sentence: REMEDIES }] : []),
      ...(INSTANT.test(line) ? [{ kind: 'foreign-time' as const, sentence: line }] : []),
    ]);
}
