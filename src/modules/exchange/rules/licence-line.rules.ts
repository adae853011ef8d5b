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

/** Fields of a licence in 双公示 files; of their form, see `line.rules.ts`. */
export const LICENCE_FIELDS = [
  ...partyFields('XK'),
  ['XK_XKWS', '行政许可决定文书名称', 64, true],
  ['XK_WSH', '行政许可决定文书号', 64, true],
  ['XK_XKLB', '许可类别', 256, true],
  ['XK_XKZS', '许可证书名称', 64, false],
  ['XK_XKBH', '许可编号', 64, false],
  ['XK_NR', '许可内容', 4000, true],
  ['XK_JDRQ', '许可决定日期', 10, true],
  ['XK_YXQZ', '有效期自', 10, true],
  ['XK_YXQZI', '有效期至', 10, true],
  ['XK_XKJG', '许可机关', 200, true],
  ['XK_XKJGDM', '许可机关统一社会信用代码', 18, true],
  ['XK_ZT', '当前状态', 1, true],
  ['XK_LYDW', '数据来源单位', 200, true],
  ['XK_LYDWDM', '数据来源单位统一社会信用代码', 18, true],
  ['BZ', '备注', 512, false],
] as const;
export type LicenceField = (typeof LICENCE_FIELDS)[number][0];
export type LicenceLine = Readonly<Record<LicenceField, string>>;

/** 许可类别 as the platform lists them. */
const KINDS = ['普通', '特许', '认可', '核准', '登记', '其他'];
/** 当前状态: in force, or no longer (M). */
const IN_FORCE = '1';
const NO_LONGER = '2';

export interface LicenceFacts extends LineFacts {
  readonly documentName: string;
  /** 许可类别 in words. */
  readonly kind: string;
  readonly certificateName: string | null;
  readonly certificateNumber: string | null;
  /** The public words on what is permitted. */
  readonly content: string;
  readonly validFrom: LegalDay;
  /** Null: 长期. */
  readonly validThrough: LegalDay | null;
  /** Set aside, taken back or struck off. */
  readonly ended: { readonly word: string; readonly on: LegalDay } | null;
}

export function licenceLineOf(facts: LicenceFacts): LicenceLine {
  const { ended, validThrough } = facts;
  return {
    ...partyColumns('XK', facts),
    XK_XKWS: facts.documentName,
    XK_WSH: facts.documentNumber,
    XK_XKLB: facts.kind,
    XK_XKZS: facts.certificateName ?? '',
    XK_XKBH: facts.certificateNumber ?? '',
    XK_NR: facts.content,
    XK_JDRQ: slashes(facts.decidedOn),
    XK_YXQZ: slashes(facts.validFrom),
    XK_YXQZI: validThrough === null ? NEVER_ENDS : slashes(validThrough),
    XK_XKJG: facts.agencyName,
    XK_XKJGDM: facts.agencyCreditCode,
    XK_ZT: ended ? NO_LONGER : IN_FORCE,
    XK_LYDW: facts.agencyName,
    XK_LYDWDM: facts.agencyCreditCode,
    BZ: ended ? `${ended.on}${ended.word}` : '',
  };
}

/** What the platform would send back; every fault of a line at once. */
export function licenceFaults(line: LicenceLine, holds: (code: string) => boolean): LineFault[] {
  const faults = commonFaults('XK', LICENCE_FIELDS, line, holds);
  if (line.XK_XKLB && !KINDS.includes(line.XK_XKLB))
    faults.push({ field: 'XK_XKLB', reason: `许可类别为${KINDS.join('、')}之一` });
  if (Boolean(line.XK_XKZS) !== Boolean(line.XK_XKBH))
    faults.push({ field: line.XK_XKZS ? 'XK_XKBH' : 'XK_XKZS', reason: '许可证书名称和编号须同时填写' });
  faults.push(...dayFaults(line, ['XK_JDRQ', 'XK_YXQZ', 'XK_YXQZI']));
  if (line.XK_YXQZI < line.XK_YXQZ) faults.push({ field: 'XK_YXQZI', reason: '有效期至早于有效期自' });
  if (![IN_FORCE, NO_LONGER].includes(line.XK_ZT))
    faults.push({ field: 'XK_ZT', reason: '当前状态为1（有效）或者2（无效）' });
  return faults;
}
