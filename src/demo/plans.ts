import { addDays, type LegalDay } from '../kernel/time.js';
import type { PartyKind, PenaltyKind } from '../modules/cases/index.js';

/** What kind of way a demo case goes. Steps that would lie in the future are not taken, so young cases stand open. */
export type Course =
  | 'ordinary'
  | 'reviewed'
  | 'review-problems'
  | 'hearing'
  | 'not-filed'
  | 'dropped'
  | 'transferred'
  | 'suspended'
  | 'slow'
  | 'minor'
  | 'annulled'
  | 'no-penalty';

/** Why a demo case leaves the procedure; 行政处罚法 60 leaves out no time for a suspension. */
export const ENDED_BECAUSE = {
  suspended: '等待有关部门出具认定意见',
  dropped: '经查，违法事实不成立',
  transferred: '经查属其他机关管辖，移送处理',
};

export interface CasePlan {
  start: LegalDay;
  course: Course;
  cause: string;
  field: string;
  place: string;
  party: {
    kind: PartyKind;
    name: string;
    creditCode?: string;
    idNumber?: string;
    birthDay?: LegalDay;
    representative?: string;
  };
  fineYuan: number;
  penalties: PenaltyKind[];
  basis: string;
  conduct: string;
  officers: [string, string];
  /** The service is not filmed: a finding. */
  serviceUnfilmed?: boolean;
  /** Published later than the seven working days: a finding. */
  publishedLate?: boolean;
  /** Paid so many working days after service. */
  paidAfter?: number;
}

const TOPICS = [
  {
    cause: '擅自占用城市道路经营',
    field: 'urban-management',
    fine: 500,
    basis: '《城市道路管理条例》第二十七条、第四十二条',
    conduct: '在店外人行道摆放桌椅经营，占道约12平方米',
  },
  {
    cause: '未按规定投放生活垃圾',
    field: 'urban-management',
    fine: 1000,
    basis: '《济南市生活垃圾减量与分类管理条例》第二十七条',
    conduct: '将厨余垃圾混入其他垃圾投放，经责令改正后仍未改正',
  },
  {
    cause: '擅自设置户外广告设施',
    field: 'urban-management',
    fine: 3000,
    basis: '《城市市容和环境卫生管理条例》第三十六条',
    conduct: '未经批准在楼体外墙设置广告牌一处，面积约9平方米',
  },
  {
    cause: '露天烧烤污染环境',
    field: 'ecology-environment',
    fine: 5000,
    basis: '《中华人民共和国大气污染防治法》第一百一十八条',
    conduct: '在禁止区域内露天烧烤食品，产生油烟污染',
  },
  {
    cause: '销售过期食品',
    field: 'market-regulation',
    fine: 10000,
    basis: '《中华人民共和国食品安全法》第一百二十四条',
    conduct: '货架上陈列待售的预包装食品超过保质期，共4袋',
  },
  {
    cause: '占用疏散通道',
    field: 'fire-safety',
    fine: 5000,
    basis: '《中华人民共和国消防法》第六十条',
    conduct: '在疏散楼梯间堆放货物，影响人员疏散',
  },
  {
    cause: '运输车辆泄漏遗撒',
    field: 'urban-management',
    fine: 2000,
    basis: '《城市市容和环境卫生管理条例》第三十四条',
    conduct: '渣土运输车辆未密闭，沿途遗撒约200米',
  },
] as const;

/** Made-up organisations; the credit codes carry valid check characters so that the desk accepts them. */
const SHOPS = [
  '示例一号餐饮有限公司',
  '示例二号商贸有限公司',
  '示例三号便利店',
  '示例四号烧烤店',
  '示例五号广告有限公司',
  '示例六号物流有限公司',
  '示例七号超市',
] as const;
const CREDIT_CODE = '91370102MA3TEXT014';
const PAIRS: [string, string][] = [
  ['officer1', 'officer2'],
  ['officer2', 'officer4'],
  ['officer4', 'officer8'],
  ['officer1', 'officer7'],
];

function plan(n: number, start: LegalDay, course: Course, over: Partial<CasePlan> = {}): CasePlan {
  const topic = TOPICS[n % TOPICS.length]!;
  const shop = SHOPS[n % SHOPS.length]!;
  return {
    start,
    course,
    cause: topic.cause,
    field: topic.field,
    place: `历下区建筑新村街道示例路${n + 1}号`,
    party: { kind: 'organisation', name: shop, creditCode: CREDIT_CODE, representative: '示例负责人' },
    fineYuan: topic.fine,
    penalties: ['fine'],
    basis: topic.basis,
    conduct: topic.conduct,
    officers: PAIRS[n % PAIRS.length]!,
    ...over,
  };
}

const reviewed = { fineYuan: 20_000 };
const minor = (today: LegalDay): Partial<CasePlan> => ({
  party: { kind: 'person', name: '王辛', birthDay: `${Number(today.slice(0, 4)) - 17}-01-15` },
  fineYuan: 200,
});

/** About forty cases over 2024–2026 in every state. */
export function demoPlans(today: LegalDay): CasePlan[] {
  const ago = (days: number) => addDays(today, -days);
  const person = { kind: 'person' as const, name: '赵甲', birthDay: '1985-05-20' };
  return [
    // 2024 and 2025: done and archived.
    plan(0, '2024-03-04', 'ordinary'),
    plan(1, '2024-04-15', 'ordinary', { party: person }),
    plan(2, '2024-06-03', 'ordinary'),
    plan(3, '2024-08-05', 'reviewed', reviewed),
    plan(4, '2024-09-02', 'hearing', { fineYuan: 120_000 }),
    plan(5, '2024-10-14', 'ordinary', { publishedLate: true }),
    plan(6, '2024-11-11', 'dropped'),
    plan(7, '2025-02-10', 'ordinary'),
    plan(8, '2025-03-17', 'review-problems', reviewed),
    plan(9, '2025-04-14', 'ordinary', { serviceUnfilmed: true }),
    plan(10, '2025-05-12', 'annulled'),
    plan(11, '2025-06-09', 'ordinary', { paidAfter: 20 }),
    plan(12, '2025-07-08', 'slow'),
    plan(13, '2025-08-11', 'transferred'),
    plan(14, '2025-09-01', 'ordinary'),
    plan(15, '2025-10-13', 'no-penalty'),
    plan(16, '2025-11-10', 'ordinary', { party: { ...person, name: '钱乙' } }),
    // 2026: the earlier ones done, the later ones under way.
    plan(17, '2026-01-12', 'reviewed', reviewed),
    plan(18, '2026-03-02', 'ordinary', { officers: ['officer1', 'officer2'] }),
    plan(19, '2026-04-13', 'not-filed'),
    plan(20, '2026-05-18', 'annulled'),
    plan(21, '2026-06-22', 'ordinary', { publishedLate: true }),
    plan(22, ago(120), 'suspended'),
    plan(23, ago(118), 'slow'),
    plan(24, ago(75), 'minor', minor(today)),
    plan(25, ago(70), 'ordinary', { serviceUnfilmed: true }),
    plan(26, ago(64), 'hearing', reviewed),
    plan(27, ago(58), 'ordinary'),
    plan(28, ago(52), 'reviewed', reviewed),
    plan(29, ago(46), 'ordinary'),
    plan(30, ago(41), 'ordinary', { party: { ...person, name: '孙丙' } }),
    plan(31, ago(37), 'reviewed', reviewed),
    plan(32, ago(33), 'review-problems', { fineYuan: 150_000 }),
    plan(33, ago(29), 'ordinary'),
    plan(34, ago(25), 'reviewed', reviewed),
    plan(35, ago(21), 'reviewed', reviewed),
    plan(41, ago(14), 'reviewed', reviewed),
    plan(42, ago(13), 'reviewed', reviewed),
    plan(43, ago(12), 'reviewed', reviewed),
    plan(36, ago(16), 'ordinary'),
    plan(37, ago(11), 'ordinary'),
    plan(38, ago(7), 'ordinary'),
    plan(39, ago(3), 'ordinary'),
    plan(40, ago(1), 'ordinary'),
  ];
}

export interface OnTheSpotPlan {
  day: LegalDay;
  cause: string;
  place: string;
  penalty: 'warning' | 'fine';
  fineYuan: number;
  collectedYuan: number;
  partyKind: PartyKind;
  partyName: string;
}

export function onTheSpotPlans(today: LegalDay): OnTheSpotPlan[] {
  const base = { cause: '随地丢弃废弃物', place: '历下区建筑新村街道示例广场', partyKind: 'person' as const };
  return [
    { ...base, day: '2024-09-30', penalty: 'fine', fineYuan: 100, collectedYuan: 100, partyName: '李丁' },
    { ...base, day: '2025-06-18', penalty: 'warning', fineYuan: 0, collectedYuan: 0, partyName: '周戊' },
    { ...base, day: '2026-04-22', penalty: 'fine', fineYuan: 200, collectedYuan: 0, partyName: '吴己' },
    {
      ...base,
      day: addDays(today, -4),
      penalty: 'fine',
      fineYuan: 50,
      collectedYuan: 50,
      partyName: '郑庚',
    },
  ];
}
