import { confiscatedMoney } from './rules/items.rules.js';
import { chinaDay, chinaHour } from '../../kernel/time.js';
import { fieldName } from '../../kernel/fields.js';
import type { CertificateSnapshot } from '../officers/index.js';
import type { CaseRow } from './case.entities.js';
import type { DecisionDraft } from './rules/draft.js';
import type { HourAndPlace } from './rules/hearing.rules.js';
import {
  CLOSED_FOR,
  type ClosedFor,
  DECISION_KINDS,
  PARTY_KINDS,
  PENALTIES,
  SOURCES,
  SUSPENSION_GROUNDS,
  type SuspensionGround,
} from './rules/vocabulary.js';

/** The texts of the documents (文书). Plain text; layout is the business of whoever prints them. */

type Described = Pick<
  CaseRow,
  | 'cause'
  | 'field'
  | 'place'
  | 'source'
  | 'partyKind'
  | 'party'
  | 'number'
  | 'summary'
  | 'actEndedOn'
  | 'discoveredOn'
  | 'facts'
>;
interface Issuer {
  name: string;
  reconsiderationOrgan: string;
  court: string;
}

export const yuan = (fen: number): string => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2));

/** A form of labelled lines under its title. */
export function plainForm(title: string, file: Described, lines: Record<string, string>): string {
  const head = [
    title,
    file.number ? `案号：${file.number}` : '',
    `案由：${file.cause}`,
    `当事人：${file.party.name}`,
  ];
  return [...head.filter(Boolean), ...Object.entries(lines).map(([label, text]) => `${label}：${text}`)].join(
    '\n',
  );
}

export function intake(file: Described): string {
  return plainForm('案件来源登记表', file, {
    来源: SOURCES[file.source as keyof typeof SOURCES] ?? file.source,
    执法领域: fieldName(file.field),
    地点: file.place,
    违法行为终了: file.actEndedOn,
    发现日期: file.discoveredOn,
    情况: file.summary,
  });
}

export function filingRequest(
  file: Described,
  officers: readonly CertificateSnapshot[],
  timeBarReason: string | undefined,
): string {
  return plainForm('立案审批表', file, {
    情况: file.summary,
    承办人: officers.map((o) => `${o.name}（执法证${o.number}，有效期至${o.validThrough}）`).join('、'),
    ...(timeBarReason && { 超过时效仍立案的理由: timeBarReason }),
  });
}

/** 中止审批表; `period` says what it does to the period for the decision, which else runs on. */
export function suspensionForm(
  file: Described,
  said: { ground: SuspensionGround; reason: string; period?: string; approver: string },
): string {
  return plainForm('中止审批表', file, {
    事由: SUSPENSION_GROUNDS[said.ground].zh,
    理由: said.reason,
    办案期限: said.period || '照常计算',
    审批人: said.approver,
  });
}

function partyLines(file: Described): string[] {
  const { party, partyKind } = file;
  const lines = [
    `当事人：${party.name}${partyKind === 'organisation' ? '' : `（${PARTY_KINDS[partyKind]}）`}`,
  ];
  if (party.creditCode) lines.push(`统一社会信用代码：${party.creditCode}`);
  if (partyKind === 'person' && party.sex) lines.push(`性别：${party.sex === 'male' ? '男' : '女'}`);
  if (partyKind !== 'organisation' && party.birthDay) lines.push(`出生日期：${chinaDay(party.birthDay)}`);
  if (party.idNumber) lines.push(`身份证号码：${party.idNumber}`);
  if (party.representative)
    lines.push(`${partyKind === 'individual-business' ? '经营者' : '法定代表人'}：${party.representative}`);
  if (party.address) lines.push(`${partyKind === 'person' ? '住址' : '经营场所'}：${party.address}`);
  if (party.phone) lines.push(`联系电话：${party.phone}`);
  return lines;
}

/** Money and goods apart: who was taken goods owes no money for them. */
function confiscationWords({
  confiscatedFen,
  confiscatedGoods: goods = [],
}: Pick<DecisionDraft, 'confiscatedFen' | 'confiscatedGoods'>): string {
  if (goods.length === 0) return `没收违法所得、非法财物，价值人民币${yuan(confiscatedFen)}元`;
  const money = confiscatedMoney(confiscatedFen, goods);
  const inKind = goods.map((one) => `${one.description}（价值人民币${yuan(one.valueFen)}元）`).join('、');
  return [...(money > 0 ? [`没收违法所得人民币${yuan(money)}元`] : []), `没收非法财物：${inKind}`].join('；');
}

export function penaltyWords(
  draft: Pick<DecisionDraft, 'kind' | 'penalties' | 'fineFen' | 'confiscatedFen' | 'confiscatedGoods'>,
): string {
  if (draft.kind !== 'penalty') return DECISION_KINDS[draft.kind];
  return draft.penalties
    .map((kind) =>
      kind === 'fine'
        ? `罚款人民币${yuan(draft.fineFen)}元`
        : kind === 'confiscation'
          ? confiscationWords(draft)
          : PENALTIES[kind],
    )
    .join('；');
}

export function noticeText(
  title: string,
  number: string,
  file: Described,
  draft: DecisionDraft,
  agency: Issuer,
  defenceDue: string,
  hearingDue: string | undefined,
): string {
  return [
    agency.name,
    title,
    number,
    ...partyLines(file),
    `经查，${file.facts}`,
    `依据${draft.basis.join('、')}，本机关拟作出如下处理：${penaltyWords(draft)}。`,
    `理由：${draft.reasons}`,
    `你（单位）可以在${chinaDay(defenceDue)}前向本机关陈述、申辩；不得因陈述、申辩受到更重的处罚。`,
    ...(hearingDue ? [`你（单位）有权要求听证，应当在${chinaDay(hearingDue)}前提出。`] : []),
  ].join('\n');
}

/**
 * 行政处罚法 第64条第2至6项: when and where, whether in public, before whom, and what the party may do. The presider is
 * named, for nobody could ask a stranger to stand back.
 */
export function hearingNoticeText(
  file: Described,
  agency: Issuer,
  hearing: HourAndPlace & {
    on: string;
    requestedOn: string;
    noticedOn: string;
    closedFor: ClosedFor | null;
    presider: string;
  },
): string {
  const { time, closedFor } = hearing;
  return [
    agency.name,
    plainForm('听证通知书', file, {
      听证时间: `${chinaDay(hearing.on)}${chinaHour(time)}`,
      听证地点: hearing.place,
      举行方式: closedFor ? `涉及${CLOSED_FOR[closedFor]}，不公开举行` : '公开举行',
      听证主持人: hearing.presider,
    }),
    `你（单位）于${chinaDay(hearing.requestedOn)}要求听证，本机关决定按上述时间、地点举行听证。`,
    '你（单位）认为听证主持人与本案有直接利害关系的，有权申请回避；可以亲自参加听证，也可以委托一至二人代理。',
    '无正当理由拒不出席听证或者未经许可中途退出听证的，视为放弃听证权利，听证终止。',
    `通知日期：${chinaDay(hearing.noticedOn)}`,
    agency.name,
  ].join('\n');
}

/** 行政处罚法 第59条 lists what it must say; the remedies follow 复议法 and 诉讼法. */
export function decisionText(
  number: string,
  file: Described,
  draft: DecisionDraft,
  agency: Issuer,
  decidedOn: string,
): string {
  return [
    agency.name,
    draft.kind === 'penalty' ? '行政处罚决定书' : '不予行政处罚决定书',
    number,
    ...partyLines(file),
    `案由：${file.cause}`,
    `经查，${file.facts}`,
    `本机关认为：${draft.reasons}`,
    `依据${draft.basis.join('、')}，按照裁量基准“${draft.tier}”，决定：${penaltyWords(draft)}。`,
    ...(draft.performance ? [`履行方式和期限：${draft.performance}`] : []),
    ...(draft.fineFen > 0
      ? ['到期不缴纳罚款的，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款的数额。']
      : []),
    `如不服本决定，可以自收到本决定书之日起六十日内向${agency.reconsiderationOrgan}申请行政复议，或者在六个月内向${agency.court}提起行政诉讼。`,
    '本决定将依法向社会公开。',
    agency.name,
    chinaDay(decidedOn),
    '（印章）',
  ].join('\n');
}

/** 行政处罚法 第52条第2款; REM-02: against an on-the-spot decision the party must first ask for reconsideration. */
export function onTheSpotText(
  number: string,
  file: Described,
  draft: DecisionDraft,
  agency: Issuer,
  at: string,
  signs: { partySigned: boolean },
): string {
  const china = new Date(Date.parse(at) + 8 * 3_600_000).toISOString();
  return [
    agency.name,
    '当场行政处罚决定书',
    number,
    ...partyLines(file),
    `时间：${china.slice(0, 10)} ${china.slice(11, 16)}`,
    `地点：${file.place}`,
    `违法行为：${file.summary}`,
    `依据${draft.basis.join('、')}，决定：${penaltyWords(draft)}。`,
    `履行方式和期限：${draft.performance}`,
    `如不服本决定，应当先行复议：自收到本决定书之日起六十日内向${agency.reconsiderationOrgan}申请行政复议；对复议决定不服的，再向${agency.court}提起行政诉讼。`,
    signs.partySigned ? '当事人已签收。' : '当事人拒绝签收，执法人员已注明。',
    agency.name,
    chinaDay(china.slice(0, 10)),
  ].join('\n');
}

/** 行政强制法 第24条 lists what it must say; it is handed over on the spot. */
export function seizureText(
  number: string,
  file: Described,
  agency: Issuer,
  measure: { items: string; reason: string; decidedOn: string; heldThrough: string },
): string {
  return [
    agency.name,
    '查封（扣押）决定书',
    number,
    ...partyLines(file),
    `案由：${file.cause}`,
    `理由和依据：${measure.reason}`,
    `本机关决定对下列场所、设施或者财物查封（扣押）：`,
    measure.items,
    `查封（扣押）期限：${chinaDay(measure.decidedOn)}至${chinaDay(measure.heldThrough)}。`,
    '查封（扣押）的场所、设施或者财物由本机关妥善保管，保管费用由本机关承担。',
    `如不服本决定，可以自收到本决定书之日起六十日内向${agency.reconsiderationOrgan}申请行政复议，或者在六个月内向${agency.court}提起行政诉讼。`,
    agency.name,
    chinaDay(measure.decidedOn),
    '（印章）',
  ].join('\n');
}
