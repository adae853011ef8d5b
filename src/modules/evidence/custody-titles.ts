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
  'evidence.share': '对外提供',
  'evidence.revoke-share': '撤回对外提供',
  'evidence.hold': '保全（不得销毁）',
  'evidence.dispose': '销毁',
  'store.alarm': '存储复核发现异常',
};

export function custodyTitle(act: string): string {
  return TITLES[act] ?? act;
}
