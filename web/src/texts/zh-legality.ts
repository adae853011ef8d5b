/** Texts of what surrounds a review, of disagreements, and of the register of legality reviews. */
export const zhBackground = {
  changes: '与上一轮相比的变动',
  before: '原',
  after: '现',
  nothing: '（无）',
  previousOpinion: '上一轮意见',
  tier: '裁量档次',
  articles: '草稿引用的条款',
  rules: '本案各环节核验的规则',
  cite: '引用',
  citeWhat: (what: string) => `引用 ${what}`,
  cited: (item: number) => `已引用到第 ${item} 项`,
  citeSecond: '引用当前画面',
};

export const zhDispute = {
  title: '意见分歧处理',
  lead: '存在问题的意见：研究处理后重新送审；有异议的请求协调；协调不成的提请集体讨论。未经审核通过，任何一步都不能代替审核。',
  steps: { reply: '答复审核意见', coordination: '登记协调', referral: '提请集体讨论' } as Record<
    string,
    string
  >,
  outcomes: {
    accepted: '采纳',
    disputed: '有异议，请求协调',
    settled: '协调一致',
    unresolved: '未能协调一致',
  } as Record<string, string>,
  attitude: '对意见的态度',
  reply: '答复内容',
  done: '处理情况',
  heldOn: '协调日期',
  persons: '参加人',
  minutes: '协调情况',
  outcome: '协调结果',
  question: '提请讨论的问题',
};

export const zhLegality = {
  title: '合法性审查',
  lead: '重大行政决策、行政合同、行政规范性文件，与案件法制审核分开编号、分开统计。',
  kinds: { decision: '重大行政决策', contract: '行政合同', document: '行政规范性文件' } as Record<
    string,
    string
  >,
  submit: '送请审查',
  kind: '事项类别',
  name: '名称',
  department: '起草单位',
  text: '送审稿',
  textHint: '粘贴送审稿全文；或者选择文件，只登记文件名和摘要',
  file: '送审稿文件',
  pick: '选择文件',
  statement: '送审说明',
  materials: '送审材料',
  state: { submitted: '待审查', opined: '已出意见' } as Record<string, string>,
  pending: '待审查',
  everything: '全部',
  empty: '没有待审查的事项',
  counts: (year: number, n: number) => `${year} 年出具合法性审查意见书 ${n} 份`,
  heads: '审查内容',
  conclusion: '审查结论',
  agree: '合法，同意',
  problems: '存在问题',
  opinionText: '意见正文',
  sign: '出具意见',
  signed: '意见已出具',
  letter: '合法性审查意见书',
  word: '下载 Word',
};

export const zhVotes = {
  chair: '主持人',
  votes: '逐人表决',
  words: { for: '同意', against: '不同意', abstain: '弃权' } as Record<string, string>,
  hint: '同意的超过到会人数一半，才算讨论通过',
  report: '听证报告',
};
