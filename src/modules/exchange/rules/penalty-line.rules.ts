import type { LegalDay } from '../../../kernel/time.js';
import {
  commonFaults,
  dayFaults,
  type LineFacts,
  type LineFault,
  NEVER_ENDS,
  partyColumns,
  partyFields,
  slashes,
} from './line.rules.js';

/** Fields of a penalty in 双公示 files; of their form, see `line.rules.ts`. */
export const PENALTY_FIELDS = [
  ...partyFields('CF'),
  ['CF_WSH', '行政处罚决定书文号', 128, true],
  ['CF_WFXW', '违法行为类型', 2000, true],
  ['CF_WFSS', '违法事实', 5000, true],
  ['CF_CFYJ', '处罚依据', 2048, true],
  ['CF_CFLB', '处罚类别', 200, true],
  ['CF_NR', '处罚内容', 4000, true],
  ['CF_NR_FK', '罚款金额(万元)', 20, false],
  ['CF_NR_WFFF', '没收违法所得、没收非法财物的金额(万元)', 20, false],
  ['CF_NR_DXZZ', '暂扣或吊销证照名称及编号', 200, false],
  ['CF_CFJDRQ', '处罚决定日期', 10, true],
  ['CF_YXQ', '处罚有效期', 10, true],
  ['CF_GSJZQ', '公示截止期', 10, true],
  ['CF_CFJG', '处罚机关', 200, true],
  ['CF_CFJGDM', '处罚机关统一社会信用代码', 18, true],
  ['CF_SJLY', '数据来源单位', 200, true],
  ['CF_SJLYDM', '数据来源单位统一社会信用代码', 18, true],
  ['CF_BZ', '备注', 512, false],
] as const;
export type PenaltyField = (typeof PENALTY_FIELDS)[number][0];
export type PenaltyLine = Readonly<Record<PenaltyField, string>>;

/** What a line is made of. Money in fen. */
export interface PenaltyFacts extends LineFacts {
  readonly cause: string;
  /** The public words on what was done; nothing that the redaction hid. */
  readonly facts: string;
  readonly basis: readonly string[];
  readonly penalties: readonly string[];
  readonly outcome: string;
  readonly fineFen: number;
  readonly confiscatedFen: number;
  readonly showThrough: LegalDay;
}

/** Exact: one fen is 0.000001 万元, so six decimals hold every amount. */
export function tenThousandYuan(fen: number): string {
  return `${Math.floor(fen / 1_000_000)}.${String(fen % 1_000_000).padStart(6, '0')}`;
}

export function penaltyLineOf(facts: PenaltyFacts): PenaltyLine {
  return {
    ...partyColumns('CF', facts),
    CF_WSH: facts.documentNumber,
    CF_WFXW: facts.cause,
    CF_WFSS: facts.facts,
    CF_CFYJ: facts.basis.join('；'),
    CF_CFLB: facts.penalties.join(';'),
    CF_NR: facts.outcome,
    CF_NR_FK: facts.fineFen > 0 ? tenThousandYuan(facts.fineFen) : '',
    CF_NR_WFFF: facts.confiscatedFen > 0 ? tenThousandYuan(facts.confiscatedFen) : '',
    CF_NR_DXZZ: '',
    CF_CFJDRQ: slashes(facts.decidedOn),
    CF_YXQ: NEVER_ENDS,
    CF_GSJZQ: slashes(facts.showThrough),
    CF_CFJG: facts.agencyName,
    CF_CFJGDM: facts.agencyCreditCode,
    CF_SJLY: facts.agencyName,
    CF_SJLYDM: facts.agencyCreditCode,
    CF_BZ: '',
  };
}

/** What the platform would send back; every fault of a line at once. */
export function penaltyFaults(line: PenaltyLine, holds: (code: string) => boolean): LineFault[] {
  const faults = commonFaults('CF', PENALTY_FIELDS, line, holds);
  if (line.CF_CFLB.split(';').includes('罚款') && !line.CF_NR_FK)
    faults.push({ field: 'CF_NR_FK', reason: '处罚类别含罚款的须有罚款金额' });
  for (const field of ['CF_NR_FK', 'CF_NR_WFFF'] as const)
    if (line[field] && !/^\d{1,12}\.\d{6}$/.test(line[field]))
      faults.push({ field, reason: '金额以万元为单位，保留六位小数' });
  faults.push(...dayFaults(line, ['CF_CFJDRQ', 'CF_YXQ', 'CF_GSJZQ']));
  if (line.CF_GSJZQ < line.CF_CFJDRQ)
    faults.push({ field: 'CF_GSJZQ', reason: '公示截止期早于处罚决定日期' });
  return faults;
}
