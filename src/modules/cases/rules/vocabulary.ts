/** The closed lists of a penalty case, each code with its Chinese word. */

export const PARTY_KINDS = {
  person: '自然人',
  'individual-business': '个体工商户',
  organisation: '法人或其他组织',
} as const;
export type PartyKind = keyof typeof PARTY_KINDS;

export const SOURCES = {
  inspection: '执法检查',
  hotline: '12345热线',
  complaint: '投诉举报',
  transfer: '移送',
  superior: '上级交办',
} as const;

/** 行政处罚法 第47条: the stages whose record is kept from beginning to end. */
export const STAGES = {
  initiation: '启动',
  investigation: '调查取证',
  review: '审核',
  decision: '决定',
  service: '送达',
  execution: '执行',
} as const;
export type Stage = keyof typeof STAGES;
export const STAGE_CODES = Object.keys(STAGES) as Stage[];

/** 行政处罚法 第9条, from light to heavy as the annual tables count them. */
export const PENALTIES = {
  warning: '警告',
  'public-criticism': '通报批评',
  fine: '罚款',
  confiscation: '没收违法所得、没收非法财物',
  'licence-suspension': '暂扣许可证件',
  'grade-reduction': '降低资质等级',
  'business-restriction': '限制开展生产经营活动',
  'business-suspension': '责令停产停业',
  closure: '责令关闭、限制从业',
  'licence-revocation': '吊销许可证件',
  detention: '行政拘留',
  other: '其他',
} as const;
export type PenaltyKind = keyof typeof PENALTIES;

/** 行政处罚法 第57条第1款: what a concluded investigation may end in. */
export const DECISION_KINDS = {
  penalty: '行政处罚',
  'minor-no-penalty': '违法行为轻微，不予行政处罚',
  'unproven-no-penalty': '违法事实不能成立，不予行政处罚',
  'criminal-transfer': '涉嫌犯罪，移送司法机关',
} as const;
export type DecisionKind = keyof typeof DECISION_KINDS;

/** What an organ does with a decision: 变更、撤销、确认违法、确认无效 (行政复议法 63–67, 行政诉讼法 70, 74–77). */
export const ANNULMENTS = ['changed', 'revoked', 'unlawful', 'void'] as const;
export type Annulment = (typeof ANNULMENTS)[number];

/**
 * Why a case is suspended, and by which reason of the law packs (`suspensionReasons`) a period leaves out that time, where
 * its rule admits it (市场监督管理行政处罚程序规定 46, 64).
 */
export const SUSPENSION_GROUNDS = {
  'preliminary-question': { zh: '须以相关案件的裁判结果或者其他行政决定为依据', reason: 'stay' },
  'legal-question': { zh: '涉及法律适用等问题，需送请有权机关解释或者确认', reason: 'stay' },
  'force-majeure': { zh: '因不可抗力暂时无法调查', reason: 'stay' },
  'party-untraceable': { zh: '当事人下落不明，暂时无法调查', reason: 'stay' },
  testing: { zh: '检测', reason: 'testing' },
  inspection: { zh: '检验', reason: 'inspection' },
  quarantine: { zh: '检疫', reason: 'quarantine' },
  appraisal: { zh: '鉴定', reason: 'appraisal' },
} as const;
export type SuspensionGround = keyof typeof SUSPENSION_GROUNDS;

export const INVESTIGATION_KINDS = {
  'site-inspection': '现场检查（勘验）笔录',
  interview: '询问笔录',
  sampling: '抽样取证凭证',
  appraisal: '鉴定意见',
  'rectification-order': '责令改正通知书',
  other: '其他调查记录',
} as const;

/**
 * What must be on video from beginning to end (国办发〔2018〕118号 三（八）): 查封扣押, 强制拆除, and whatever else on the
 * spot touches personal freedom, life and health or weighty property.
 */
export const FULL_RECORDING_KINDS = {
  seizure: '查封、扣押财物',
  demolition: '强制拆除',
  grave: '直接涉及人身自由、生命健康、重大财产权益的现场执法',
} as const;
export type FullRecordingKind = keyof typeof FULL_RECORDING_KINDS;

/** 行政处罚法 第64条第3项: what a hearing may be closed for; in all other matters it is public. */
export const CLOSED_FOR = {
  'state-secret': '国家秘密',
  'trade-secret': '商业秘密',
  privacy: '个人隐私',
} as const;
export type ClosedFor = keyof typeof CLOSED_FOR;

export const SERVICE_METHODS = {
  direct: '直接送达',
  detained: '留置送达',
  post: '邮寄送达',
  electronic: '电子送达',
  announcement: '公告送达',
} as const;
export type ServiceMethod = keyof typeof SERVICE_METHODS;

export const keys = <T extends object>(table: T): (keyof T & string)[] =>
  Object.keys(table) as (keyof T & string)[];
