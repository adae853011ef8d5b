import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { LegalDay } from '../../../kernel/time.js';
import type { Party } from './party.js';
import { type CaseState, STATES } from './procedure.js';
import type { PartyKind } from './vocabulary.js';

/** What is corrected of a case, each field with its name in the papers. */
export const PARTICULARS = {
  cause: '案由',
  place: '地点',
  partyKind: '当事人类别',
  'party.name': '当事人姓名或者名称',
  'party.creditCode': '统一社会信用代码',
  'party.idNumber': '公民身份号码',
  'party.birthDay': '出生日期',
  'party.sex': '性别',
  'party.representative': '法定代表人、负责人或经营者',
  'party.address': '地址',
  'party.phone': '联系电话',
} as const;
export type Particular = keyof typeof PARTICULARS;
const NAMES = Object.keys(PARTICULARS) as Particular[];

/** Values by field; null where there is none. */
export type Values = Partial<Record<Particular, string | null>>;

/** By which the party is reached: nothing that is decided rests on them. */
const FOR_SERVICE: readonly Particular[] = ['party.address', 'party.phone'];

/** The particulars of a case that a correction may change. */
export interface Particulars {
  readonly cause: string;
  readonly place: string;
  readonly partyKind: PartyKind;
  readonly party: Party;
}

/** Every particular by its field; null where there is none. */
export function valuesOf({ cause, place, partyKind, party }: Particulars): Record<Particular, string | null> {
  const all: Record<string, string | undefined> = { cause, place, partyKind };
  for (const name of NAMES)
    if (name.startsWith('party.')) all[name] = party[name.slice('party.'.length) as keyof Party];
  return Object.fromEntries(NAMES.map((name) => [name, all[name] ?? null])) as Record<
    Particular,
    string | null
  >;
}

/** Which particulars differ, each as it was and as it is to be. */
export function corrected(from: Particulars, to: Particulars): { before: Values; after: Values } {
  const [old, now] = [valuesOf(from), valuesOf(to)];
  const names = NAMES.filter((name) => old[name] !== now[name]);
  return {
    before: Object.fromEntries(names.map((name) => [name, old[name]])),
    after: Object.fromEntries(names.map((name) => [name, now[name]])),
  };
}

/**
 * May these particulars still be corrected? Until the notice all of them, unless a review passed of exactly this case or
 * is under way; afterwards only what the party is reached by (行政处罚法 第44条、第58条、第59条).
 */
export function mayBeCorrected(
  fields: readonly string[],
  facts: {
    state: CaseState;
    noticedOn: LegalDay | null;
    /** A review passed, and nothing it covered has changed since. */
    reviewStands: boolean;
    reviewPending: boolean;
  },
): Result<void> {
  const weighty = fields.filter((field) => !FOR_SERVICE.includes(field as Particular)) as Particular[];
  if (weighty.length === 0) return ok();
  const words = weighty.map((field) => PARTICULARS[field]).join('、');
  const late = (detail: string, next: string, basis?: string) =>
    refuse('case.correction-late', {
      ...(basis && { basis }),
      detail: `${detail}，不能再更正：${words}`,
      next,
      facts: { fields: weighty, state: facts.state },
    });
  if (!OPEN.includes(facts.state)) {
    const over = ['not-filed', 'dropped', 'transferred'].includes(facts.state);
    return late(
      `案件现处于“${STATES[facts.state]}”`,
      over
        ? '案件没有作出决定，按原登记归档；需要继续办理的另行登记线索'
        : '决定书认定的当事人、案由有误的，由有权机关变更或者撤销决定后登记“决定被变更或撤销”；地址和电话可以直接更正',
      over ? undefined : '行政处罚法第59条',
    );
  }
  if (facts.noticedOn !== null)
    return late(
      '已经事先告知，告知书以原内容为准',
      '先在“拟定处罚决定”中写明新的事实，原告知即失效；更正后重新告知。地址和电话可以直接更正',
      '行政处罚法第44条',
    );
  if (facts.reviewPending)
    return refuse('case.review-pending', {
      ruleId: 'PEN-14',
      basis: '行政处罚法第58条',
      detail: `本案已送法制审核，审核的是原内容：${words}`,
      next: '待审核人员出具意见或者退回后再更正；地址和电话可以直接更正',
    });
  if (facts.reviewStands)
    return refuse('case.correction-reviewed', {
      ruleId: 'PEN-14',
      basis: '行政处罚法第58条',
      detail: `法制审核通过的是原内容：${words}`,
      next: '先修改认定事实或者处罚决定草稿，原审核意见即失效；更正后重新送审。地址和电话可以直接更正',
      facts: { fields: weighty },
    });
  return ok();
}

const OPEN: readonly CaseState[] = ['lead', 'filing-requested', 'investigating', 'concluded', 'notified'];

/**
 * The party as reviews are bound to it: with the address and telephone that were registered first. To correct them, which
 * is always allowed, undoes no review.
 */
export function boundParty(party: Party, corrections: readonly { seq: number; before: Values }[]): Party {
  const bound: Record<string, unknown> = { ...party };
  for (const { before } of [...corrections].sort((a, b) => b.seq - a.seq))
    for (const field of FOR_SERVICE) {
      const value = before[field];
      if (value === undefined) continue;
      const key = field.slice('party.'.length);
      if (value === null) delete bound[key];
      else bound[key] = value;
    }
  return bound as unknown as Party;
}
