/** On what an inspection goes back. Only `planned` ones count against the yearly cap (INS-05). */
export const INSPECTION_KINDS = ['planned', 'complaint', 'assigned', 'data'] as const;
export type InspectionKind = (typeof INSPECTION_KINDS)[number];

/** As the law packs name them. */
export const KIND_WORDS: Record<InspectionKind, string> = {
  planned: '计划检查',
  complaint: '投诉举报',
  assigned: '转办交办',
  data: '数据监测',
};

export const INSPECTION_STATES = ['planned', 'entered', 'finished', 'cancelled'] as const;
export type InspectionState = (typeof INSPECTION_STATES)[number];

export const APPROVALS = ['pending', 'approved', 'refused'] as const;
export type Approval = (typeof APPROVALS)[number];

export const INSPECTION_RESULTS = ['none', 'corrected', 'order', 'filing', 'transfer'] as const;
export type InspectionResult = (typeof INSPECTION_RESULTS)[number];

export const RESULT_WORDS: Record<InspectionResult, string> = {
  none: '未发现问题',
  corrected: '当场改正',
  order: '责令限期改正',
  filing: '拟立案调查',
  transfer: '移送有关机关',
};
