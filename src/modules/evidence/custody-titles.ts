/** What acts on an item are called in its custody report; an act that is not here goes by its own name. */
const TITLES: Readonly<Record<string, string>> = {
  'evidence.upload': '开始上传',
  'evidence.abandon': '放弃上传',
  'evidence.refuse': '拒绝接收',
  'evidence.receive': '接收',
  'evidence.seal': '封存（摘要复核）',
  'evidence.view': '查看',
  'evidence.download': '下载',
  'evidence.exclude': '排除',
  'evidence.read-media': '读取媒体信息',
  'evidence.derive': '制作播放副本',
  'evidence.derive-failed': '未能制作播放副本',
  'evidence.retry-derivatives': '重新制作播放副本',
  'evidence.state-clock': '说明设备时钟误差',
  'evidence.explain-recording': '说明录像问题的理由',
  'evidence.review-record': '审核监控记录',
  'evidence.receive-unassigned': '接收（待归案）',
  'evidence.assign-recording': '归入案件',
  'evidence.explain-gap': '说明缺少记录的理由',
  'evidence.mark': '标记',
  'evidence.unmark': '撤回标记',
  'evidence.view-shared': '外部查看',
  'evidence.classify': '认定保管类别',
  'evidence.propose-disposal': '提出销毁',
  'evidence.approve-disposal': '批准销毁',
  'evidence.refuse-disposal': '驳回销毁',
  'evidence.share': '对外提供',
  'evidence.revoke-share': '撤回对外提供',
  'evidence.hold': '保全（不得销毁）',
  'evidence.dispose': '销毁',
  'store.alarm': '存储复核发现异常',
};

export function custodyTitle(act: string): string {
  return TITLES[act] ?? act;
}
