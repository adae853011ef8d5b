/**
 * What an agency tells before it enforces (国办发〔2018〕118号 二（四）) and at its window (二（五）). `derived` items are
 * read from the registers themselves, so they cannot be out of date.
 */
export const PROACTIVE_DISCLOSURE_ITEMS = {
  bodies: { title: '执法主体', rule: 'PUB-06', derived: true },
  officers: { title: '执法人员', rule: 'PUB-06', derived: true },
  duties: { title: '执法职责', rule: 'PUB-06', derived: false },
  powers: { title: '执法权限', rule: 'PUB-06', derived: false },
  basis: { title: '执法依据', rule: 'PUB-06', derived: false },
  procedures: { title: '执法程序', rule: 'PUB-06', derived: false },
  remedies: { title: '救济渠道', rule: 'PUB-06', derived: false },
  'random-inspection': { title: '随机抽查事项清单', rule: 'PUB-06', derived: false },
  'service-guide': { title: '服务指南', rule: 'PUB-06', derived: false },
  'flow-chart': { title: '执法流程图', rule: 'PUB-06', derived: true },
  'window-duties': { title: '窗口岗位职责', rule: 'PUB-07', derived: false },
  'window-samples': { title: '申请材料示范文本', rule: 'PUB-07', derived: false },
  'window-progress': { title: '办理进度查询', rule: 'PUB-07', derived: false },
  'window-enquiries': { title: '咨询服务', rule: 'PUB-07', derived: false },
  'window-complaints': { title: '投诉举报', rule: 'PUB-07', derived: false },
} as const;
export type ProactiveDisclosureItem = keyof typeof PROACTIVE_DISCLOSURE_ITEMS;
export const PROACTIVE_DISCLOSURE_CODES = Object.keys(
  PROACTIVE_DISCLOSURE_ITEMS,
) as ProactiveDisclosureItem[];
export const WRITTEN_ITEMS = PROACTIVE_DISCLOSURE_CODES.filter(
  (item) => !PROACTIVE_DISCLOSURE_ITEMS[item].derived,
);
