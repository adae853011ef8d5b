import type { Permission } from '../../../kernel/access/index.js';
import type { Stage } from './vocabulary.js';

/** 普通程序 and 简易程序 as one state table (行政处罚法 51–62). Which states exist, which act leads where, and by which rules. */
export const STATES = {
  lead: '线索登记',
  'filing-requested': '待立案',
  'not-filed': '不予立案',
  investigating: '调查取证',
  concluded: '调查终结',
  notified: '已告知',
  decided: '已决定',
  served: '已送达',
  performed: '已履行',
  closed: '已结案',
  archived: '已归档',
  suspended: '中止',
  dropped: '已撤案',
  transferred: '已移送',
} as const;
export type CaseState = keyof typeof STATES;
export const STATE_CODES = Object.keys(STATES) as CaseState[];

export type CaseAct = Extract<Permission, `case.${string}`>;

export interface Transition {
  readonly act: CaseAct;
  /** Empty: the act begins a case. */
  readonly from: readonly CaseState[];
  /** Absent: the state stays. `resume`: back to where the suspension began. */
  readonly to?: CaseState | 'resume';
  readonly stage: Stage;
  readonly title: string;
  /** Documents (文书) the act leaves. */
  readonly documents: readonly string[];
  /** Rows of the law packs that guard it. */
  readonly guards: readonly string[];
}

const open: readonly CaseState[] = ['investigating', 'concluded', 'notified'];

export const TRANSITIONS: readonly Transition[] = [
  {
    act: 'case.register-lead',
    from: [],
    to: 'lead',
    stage: 'initiation',
    title: '登记线索',
    documents: ['案件来源登记表'],
    guards: ['PEN-33'],
  },
  {
    act: 'case.request-filing',
    from: ['lead'],
    to: 'filing-requested',
    stage: 'initiation',
    title: '报请立案',
    documents: ['立案审批表'],
    guards: ['PEN-01', 'PEN-02', 'PEN-33'],
  },
  {
    act: 'case.approve-filing',
    from: ['filing-requested'],
    to: 'investigating',
    stage: 'initiation',
    title: '批准立案',
    documents: [],
    guards: ['PEN-06'],
  },
  {
    act: 'case.refuse-filing',
    from: ['filing-requested'],
    to: 'not-filed',
    stage: 'initiation',
    title: '不予立案',
    documents: ['不予立案审批表'],
    guards: [],
  },
  {
    act: 'case.record-investigation',
    from: ['investigating'],
    stage: 'investigation',
    title: '调查取证',
    documents: ['调查笔录'],
    guards: ['PEN-02', 'PEN-03'],
  },
  {
    act: 'case.order-preservation',
    from: ['investigating'],
    stage: 'investigation',
    title: '先行登记保存',
    documents: ['先行登记保存通知书'],
    guards: ['PEN-02', 'PEN-05'],
  },
  {
    act: 'case.settle-preservation',
    from: open,
    stage: 'investigation',
    title: '处理登记保存物品',
    documents: ['先行登记保存物品处理决定书'],
    guards: ['PEN-05'],
  },
  {
    act: 'case.seize',
    from: ['investigating'],
    stage: 'investigation',
    title: '查封、扣押',
    documents: ['查封（扣押）决定书', '查封（扣押）清单', '现场笔录'],
    guards: ['PEN-02', 'REC-02', 'COE-01', 'COE-02', 'COE-05', 'COE-10'],
  },
  {
    act: 'case.lift-seizure',
    from: [...open, 'decided', 'served', 'performed'],
    stage: 'investigation',
    title: '解除查封、扣押',
    documents: ['解除查封（扣押）决定书'],
    guards: ['COE-07'],
  },
  {
    act: 'case.annul-measure',
    from: [...open, 'decided', 'served', 'performed', 'closed', 'archived', 'dropped', 'transferred'],
    stage: 'investigation',
    title: '强制措施被撤销或者确认违法',
    documents: [],
    guards: ['PUB-03b'],
  },
  {
    act: 'case.demolish',
    from: ['served', 'performed'],
    stage: 'execution',
    title: '强制拆除',
    documents: ['强制拆除现场笔录'],
    guards: ['PEN-02', 'REC-02', 'COE-01', 'COE-10', 'COE-12', 'COE-13'],
  },
  {
    act: 'case.excuse-course',
    from: [...open, 'decided', 'served', 'performed'],
    stage: 'investigation',
    title: '说明未全程录像的理由',
    documents: [],
    guards: ['REC-02'],
  },
  {
    act: 'case.state-facts',
    from: open,
    stage: 'investigation',
    title: '认定事实',
    documents: [],
    guards: [],
  },
  {
    act: 'case.conclude-investigation',
    from: ['investigating'],
    to: 'concluded',
    stage: 'investigation',
    title: '调查终结',
    documents: ['调查终结报告'],
    guards: ['REC-01', 'REC-02', 'PEN-05'],
  },
  {
    act: 'case.draft-decision',
    from: ['concluded', 'notified'],
    stage: 'decision',
    title: '拟定处罚决定',
    documents: [],
    guards: ['PEN-07'],
  },
  {
    act: 'case.give-notice',
    from: ['concluded', 'notified'],
    to: 'notified',
    stage: 'decision',
    title: '事先告知',
    documents: ['行政处罚事先告知书'],
    guards: ['PEN-02', 'PEN-07', 'PEN-09'],
  },
  {
    act: 'case.record-defence',
    from: ['notified'],
    stage: 'decision',
    title: '陈述申辩',
    documents: ['陈述申辩笔录'],
    guards: ['PEN-07'],
  },
  {
    act: 'case.request-hearing',
    from: ['notified'],
    stage: 'decision',
    title: '申请听证',
    documents: [],
    guards: ['PEN-09', 'PEN-10'],
  },
  {
    act: 'case.schedule-hearing',
    from: ['notified'],
    stage: 'decision',
    title: '通知听证',
    documents: ['听证通知书'],
    guards: ['PEN-11', 'PEN-12', 'CERT-05'],
  },
  {
    act: 'case.record-hearing',
    from: ['notified'],
    stage: 'decision',
    title: '举行听证',
    documents: ['听证笔录'],
    guards: ['PEN-12'],
  },
  {
    act: 'case.report-hearing',
    from: ['notified'],
    stage: 'decision',
    title: '听证报告',
    documents: ['听证报告'],
    guards: ['PEN-13'],
  },
  {
    act: 'case.discuss',
    from: ['concluded', 'notified'],
    stage: 'decision',
    title: '集体讨论',
    documents: ['重大案件集体讨论笔录'],
    guards: ['PEN-16'],
  },
  {
    act: 'case.decide',
    from: ['concluded', 'notified'],
    to: 'decided',
    stage: 'decision',
    title: '作出决定',
    documents: ['行政处罚决定书'],
    guards: ['PEN-06', 'PEN-07', 'PEN-14', 'PEN-16', 'PEN-18'],
  },
  {
    act: 'case.decide-on-the-spot',
    from: [],
    to: 'served',
    stage: 'decision',
    title: '当场处罚',
    documents: ['当场处罚决定书'],
    guards: ['PEN-02', 'PEN-20', 'PEN-22', 'REM-02'],
  },
  {
    act: 'case.serve-decision',
    from: ['decided'],
    to: 'served',
    stage: 'service',
    title: '送达决定书',
    documents: ['送达回证'],
    guards: ['PEN-02', 'PEN-19'],
  },
  {
    act: 'case.record-payment',
    from: ['served'],
    to: 'performed',
    stage: 'execution',
    title: '登记履行',
    documents: ['缴款凭证'],
    guards: ['PEN-24', 'PEN-25'],
  },
  {
    act: 'case.hand-in-cash',
    from: ['served', 'performed'],
    stage: 'execution',
    title: '上缴当场收缴的罚款',
    documents: ['罚款上缴凭证'],
    guards: ['PEN-23', 'PEN-23b'],
  },
  {
    act: 'case.annul-decision',
    from: ['decided', 'served', 'performed', 'closed', 'archived'],
    stage: 'execution',
    title: '决定被变更或撤销',
    documents: [],
    guards: ['PUB-03'],
  },
  {
    act: 'case.suspend',
    from: open,
    to: 'suspended',
    stage: 'investigation',
    title: '中止',
    documents: ['中止审批表'],
    guards: [],
  },
  {
    act: 'case.resume',
    from: ['suspended'],
    to: 'resume',
    stage: 'investigation',
    title: '恢复',
    documents: [],
    guards: [],
  },
  {
    act: 'case.drop',
    from: open,
    to: 'dropped',
    stage: 'decision',
    title: '撤案',
    documents: ['撤案审批表'],
    guards: [],
  },
  {
    act: 'case.transfer',
    from: open,
    to: 'transferred',
    stage: 'decision',
    title: '移送',
    documents: ['移送函'],
    guards: ['PEN-31'],
  },
  {
    act: 'case.close',
    from: ['served', 'performed'],
    to: 'closed',
    stage: 'execution',
    title: '结案',
    documents: ['结案审批表'],
    guards: ['PEN-24', 'REC-02', 'COE-07'],
  },
  {
    act: 'case.archive',
    from: ['closed', 'not-filed', 'dropped', 'transferred'],
    to: 'archived',
    stage: 'execution',
    title: '归档',
    documents: ['卷内目录'],
    guards: ['PEN-34', 'ARC-01'],
  },
];

/** What other modules do to a case and write down into its timeline: title and stage of each. */
export const NOTED_ACTS = {
  'review.submit': { title: '送法制审核', stage: 'review', guards: ['PEN-14'] },
  'review.return': { title: '退回补正送审材料', stage: 'review', guards: ['REV-07'] },
  'review.complete-materials': { title: '补正送审材料', stage: 'review', guards: ['REV-07'] },
  'review.extend': { title: '延长审核期限', stage: 'review', guards: ['REV-02'] },
  'review.opine': { title: '法制审核意见', stage: 'review', guards: ['PEN-14', 'PEN-15', 'REV-04'] },
  'review.reply': { title: '答复审核意见', stage: 'review', guards: ['PEN-14'] },
  'review.coordinate': { title: '协调审核分歧', stage: 'review', guards: ['PEN-14'] },
  'review.refer': { title: '提请集体讨论', stage: 'review', guards: ['PEN-14', 'PEN-16'] },
  'disclosure.release': { title: '公示', stage: 'execution', guards: ['PUB-01', 'RED-01', 'RED-04'] },
  'disclosure.withdraw': { title: '撤回公示', stage: 'execution', guards: ['PUB-03'] },
} as const satisfies Record<string, { title: string; stage: Stage; guards: readonly string[] }>;
export type NotedAct = keyof typeof NOTED_ACTS;

/** What the program does to the clocks of a case when a calendar is published; it belongs to no stage of its own. */
export const RECOUNTED = { act: 'calendar.recount', title: '放假安排公布，重新计算期限' } as const;

/** The Chinese title of an entry of the timeline. */
export function titleOfAct(act: string): string {
  if (act === RECOUNTED.act) return RECOUNTED.title;
  return (NOTED_ACTS as Record<string, { title: string }>)[act]?.title ?? transitionOf(act as CaseAct).title;
}

export function transitionOf(act: CaseAct): Transition {
  const found = TRANSITIONS.find((transition) => transition.act === act);
  if (!found) throw new Error(`no transition for ${act}`);
  return found;
}

/** The acts that the state table allows next. */
export function nextActs(state: CaseState): readonly Transition[] {
  return TRANSITIONS.filter((transition) => transition.from.includes(state));
}
