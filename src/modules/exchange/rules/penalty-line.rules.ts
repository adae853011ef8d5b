import type { LegalDay } from '../../../kernel/time.js';

/**
 * Fields of a penalty in 双公示 files, in the order of the platform's template. Names and lengths follow the national
 * credit platform's data standard as offices use it (confidence M: the version in force is the platform's to say).
 */
export const PENALTY_FIELDS = [
  ['CF_XDR_MC', '行政相对人名称', 200, true],
  ['CF_XDR_LB', '行政相对人类别', 16, true],
  ['CF_XDR_SHXYM', '行政相对人代码_1(统一社会信用代码)', 18, false],
  ['CF_XDR_GSZC', '行政相对人代码_2(工商注册号)', 50, false],
  ['CF_XDR_ZZJG', '行政相对人代码_3(组织机构代码)', 9, false],
  ['CF_XDR_SWDJ', '行政相对人代码_4(税务登记号)', 15, false],
  ['CF_XDR_SYDW', '行政相对人代码_5(事业单位证书号)', 12, false],
  ['CF_XDR_SHZZ', '行政相对人代码_6(社会组织登记证号)', 50, false],
  ['CF_FRDB', '法定代表人', 50, false],
  ['CF_FR_ZJLX', '法定代表人证件类型', 64, false],
  ['CF_FR_ZJHM', '法定代表人证件号码', 64, false],
  ['CF_XDR_ZJLX', '自然人证件类型', 64, false],
  ['CF_XDR_ZJHM', '自然人证件号码', 64, false],
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
export interface PenaltyFacts {
  readonly partyKind: 'person' | 'organisation' | 'individual-business';
  readonly partyName: string;
  readonly creditCode?: string;
  readonly idNumber?: string;
  readonly representative?: string;
  readonly documentNumber: string;
  readonly cause: string;
  /** The public words on what was done; nothing that the redaction hid. */
  readonly facts: string;
  readonly basis: readonly string[];
  readonly penalties: readonly string[];
  readonly outcome: string;
  readonly fineFen: number;
  readonly confiscatedFen: number;
  readonly decidedOn: LegalDay;
  readonly showThrough: LegalDay;
  readonly agencyName: string;
  readonly agencyCreditCode: string;
}

const NEVER_ENDS = '2099/12/31';
const CATEGORY = {
  person: '自然人',
  organisation: '法人及非法人组织',
  'individual-business': '个体工商户',
} as const;

/** Exact: one fen is 0.000001 万元, so six decimals hold every amount. */
export function tenThousandYuan(fen: number): string {
  return `${Math.floor(fen / 1_000_000)}.${String(fen % 1_000_000).padStart(6, '0')}`;
}

export function penaltyLineOf(facts: PenaltyFacts): PenaltyLine {
  const { partyKind, representative = '', idNumber = '' } = facts;
  const person = partyKind === 'person';
  const operator = partyKind === 'individual-business';
  const slashes = (day: LegalDay): string => day.replaceAll('-', '/');
  return {
    CF_XDR_MC: facts.partyName,
    CF_XDR_LB: CATEGORY[partyKind],
    CF_XDR_SHXYM: person ? '' : (facts.creditCode ?? ''),
    ...{ CF_XDR_GSZC: '', CF_XDR_ZZJG: '', CF_XDR_SWDJ: '', CF_XDR_SYDW: '', CF_XDR_SHZZ: '' },
    CF_FRDB: person ? '' : representative,
    CF_FR_ZJLX: operator && idNumber ? '身份证' : '',
    CF_FR_ZJHM: operator ? idNumber : '',
    // RED-08: a person's number goes to the platform, which does not show it; it never goes to the portal.
    CF_XDR_ZJLX: person && idNumber ? '身份证' : '',
    CF_XDR_ZJHM: person ? idNumber : '',
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

export interface LineFault {
  readonly field: PenaltyField;
  readonly reason: string;
}

type CreditCodeHolds = (code: string) => boolean;

/** What the platform would send back; every fault of a line at once. */
export function faultsOf(line: PenaltyLine, holds: CreditCodeHolds): LineFault[] {
  const faults: LineFault[] = [];
  const fault = (field: PenaltyField, reason: string): void => void faults.push({ field, reason });
  for (const [field, title, max, required] of PENALTY_FIELDS) {
    const value = line[field];
    if (required && value.trim() === '') fault(field, `${title}不能为空`);
    if ([...value].length > max) fault(field, `${title}超过${max}字`);
  }
  for (const field of ['CF_XDR_SHXYM', 'CF_CFJGDM', 'CF_SJLYDM'] as const)
    if (line[field] && !holds(line[field])) fault(field, '统一社会信用代码校验位不符（GB 32100）');
  if (line.CF_XDR_LB !== '自然人' && !line.CF_XDR_SHXYM && !line.CF_XDR_GSZC)
    fault('CF_XDR_SHXYM', '法人、非法人组织和个体工商户须有统一社会信用代码或者工商注册号');
  if (line.CF_XDR_LB === '自然人' && !line.CF_XDR_ZJHM) fault('CF_XDR_ZJHM', '自然人须有证件号码');
  if (line.CF_CFLB.split(';').includes('罚款') && !line.CF_NR_FK)
    fault('CF_NR_FK', '处罚类别含罚款的须有罚款金额');
  for (const field of ['CF_NR_FK', 'CF_NR_WFFF'] as const)
    if (line[field] && !/^\d{1,12}\.\d{6}$/.test(line[field])) fault(field, '金额以万元为单位，保留六位小数');
  for (const field of ['CF_CFJDRQ', 'CF_YXQ', 'CF_GSJZQ'] as const)
    if (!/^\d{4}\/\d{2}\/\d{2}$/.test(line[field])) fault(field, '日期格式为YYYY/MM/DD');
  if (line.CF_GSJZQ < line.CF_CFJDRQ) fault('CF_GSJZQ', '公示截止期早于处罚决定日期');
  return faults;
}
