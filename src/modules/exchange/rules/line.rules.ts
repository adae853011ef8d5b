import type { LegalDay } from '../../../kernel/time.js';

/**
 * What lines of 双公示 have in common: 行政处罚 (CF_*) and 行政许可 (XK_*) have the same columns for the party, and name the
 * agency twice. Columns stand in the order of the platform's template; names and lengths follow the national credit
 * platform's data standard as offices use it (confidence M: the version in force is the platform's to say).
 */

export const LINE_KINDS = ['penalty', 'licence'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** Column, Chinese title, longest length in characters, must be filled. */
export type LineField = readonly [field: string, title: string, max: number, required: boolean];
export type Line = Readonly<Record<string, string>>;

export interface LineFault {
  readonly field: string;
  readonly reason: string;
}

export type Prefix = 'CF' | 'XK';
type CreditCodeHolds = (code: string) => boolean;

/** Long-term, and decisions without an end (M). */
export const NEVER_ENDS = '2099/12/31';

const CATEGORY = {
  person: '自然人',
  organisation: '法人及非法人组织',
  'individual-business': '个体工商户',
} as const;

export interface PartyOfLine {
  readonly partyKind: keyof typeof CATEGORY;
  readonly partyName: string;
  readonly creditCode?: string | undefined;
  readonly idNumber?: string | undefined;
  readonly representative?: string | undefined;
}

/** What every line is made of. The agency is both: who decided, and where the data come from. */
export interface LineFacts extends PartyOfLine {
  readonly documentNumber: string;
  readonly decidedOn: LegalDay;
  readonly agencyName: string;
  readonly agencyCreditCode: string;
}

export const slashes = (day: LegalDay): string => day.replaceAll('-', '/');

/** The columns of the party, in the order of the template. */
export function partyFields<P extends Prefix>(prefix: P) {
  return [
    [`${prefix}_XDR_MC`, '行政相对人名称', 200, true],
    [`${prefix}_XDR_LB`, '行政相对人类别', 16, true],
    [`${prefix}_XDR_SHXYM`, '行政相对人代码_1(统一社会信用代码)', 18, false],
    [`${prefix}_XDR_GSZC`, '行政相对人代码_2(工商注册号)', 50, false],
    [`${prefix}_XDR_ZZJG`, '行政相对人代码_3(组织机构代码)', 9, false],
    [`${prefix}_XDR_SWDJ`, '行政相对人代码_4(税务登记号)', 15, false],
    [`${prefix}_XDR_SYDW`, '行政相对人代码_5(事业单位证书号)', 12, false],
    [`${prefix}_XDR_SHZZ`, '行政相对人代码_6(社会组织登记证号)', 50, false],
    [`${prefix}_FRDB`, '法定代表人', 50, false],
    [`${prefix}_FR_ZJLX`, '法定代表人证件类型', 64, false],
    [`${prefix}_FR_ZJHM`, '法定代表人证件号码', 64, false],
    [`${prefix}_XDR_ZJLX`, '自然人证件类型', 64, false],
    [`${prefix}_XDR_ZJHM`, '自然人证件号码', 64, false],
  ] as const;
}

export type PartyField<P extends Prefix> = ReturnType<typeof partyFields<P>>[number][0];

/** RED-08: a person's number goes to the platform, which does not show it; it never goes to the portal. */
export function partyColumns<P extends Prefix>(prefix: P, party: PartyOfLine): Record<PartyField<P>, string> {
  const { partyKind, representative = '', idNumber = '' } = party;
  const person = partyKind === 'person';
  const operator = partyKind === 'individual-business';
  const values = [
    ...[party.partyName, CATEGORY[partyKind], person ? '' : (party.creditCode ?? '')],
    ...['', '', '', '', ''],
    person ? '' : representative,
    ...[operator && idNumber ? '身份证' : '', operator ? idNumber : ''],
    ...[person && idNumber ? '身份证' : '', person ? idNumber : ''],
  ];
  const entries = partyFields(prefix).map(([field], i) => [field, values[i]!]);
  return Object.fromEntries(entries) as Record<PartyField<P>, string>;
}

/** What holds of every line: lengths, empty columns, check characters, the party's numbers. */
export function commonFaults(
  prefix: Prefix,
  fields: readonly LineField[],
  line: Line,
  holds: CreditCodeHolds,
): LineFault[] {
  const faults: LineFault[] = [];
  const fault = (field: string, reason: string): void => void faults.push({ field, reason });
  for (const [field, title, max, required] of fields) {
    const value = line[field] ?? '';
    if (required && value.trim() === '') fault(field, `${title}不能为空`);
    if ([...value].length > max) fault(field, `${title}超过${max}字`);
  }
  for (const [field, title] of fields)
    if (title.includes('统一社会信用代码') && line[field] && !holds(line[field]))
      fault(field, '统一社会信用代码校验位不符（GB 32100）');
  const of = (name: string): string => line[`${prefix}_XDR_${name}`] ?? '';
  if (of('LB') !== '自然人' && !of('SHXYM') && !of('GSZC'))
    fault(`${prefix}_XDR_SHXYM`, '法人、非法人组织和个体工商户须有统一社会信用代码或者工商注册号');
  if (of('LB') === '自然人' && !of('ZJHM')) fault(`${prefix}_XDR_ZJHM`, '自然人须有证件号码');
  return faults;
}

/** Real days of the form YYYY/MM/DD in columns that may not be empty. */
export function dayFaults(line: Line, fields: readonly string[]): LineFault[] {
  return fields
    .filter((field) => !/^\d{4}\/\d{2}\/\d{2}$/.test(line[field] ?? ''))
    .map((field) => ({ field, reason: '日期格式为YYYY/MM/DD' }));
}
