/** Texts of what an agency tells in advance and at its window. */
export const zhProactiveDisclosure = {
  title: '事前公开',
  lead: (present: number, all: number) =>
    `已公开 ${present} / ${all} 项。主体、人员和流程图由登记信息自动生成。`,
  item: '公开事项',
  standing: '状态',
  standings: {
    derived: '自动生成',
    current: '已公开',
    missing: '未公开',
    'to-update': '待更新',
    overdue: '逾期未更新',
  } as Record<string, string>,
  publishedOn: '公开日期',
  edit: '公开内容',
  text: '内容（向公众公开）',
  change: '登记变动',
  happenedOn: '变动日期',
  what: '法律或者职能有何变动',
  onPortal: '在门户查看',
  board: '窗口公示栏',
};
