/**
 * What is published of enforcement (国办发〔2018〕118号 二（六）). Each kind has its own clock: a penalty and a licence seven
 * working days, everything else twenty.
 */
export const PUBLISHABLE_TITLES = {
  penalty: '行政处罚',
  'no-penalty': '不予行政处罚',
  measure: '行政强制措施',
  licence: '行政许可',
  inspection: '行政检查结果',
} as const;
export type PublishableKind = keyof typeof PUBLISHABLE_TITLES;
export const PUBLISHABLE_KINDS = Object.keys(PUBLISHABLE_TITLES) as PublishableKind[];

/** What is told of a matter beyond what all kinds have, by name; nothing else can stand in a record. */
export const PARTICULARS = {
  items: '查封、扣押的场所、设施或者财物',
  heldThrough: '查封、扣押期限至',
  correctBy: '改正期限',
  licenceKind: '许可类别',
  certificateName: '许可证书名称',
  certificateNumber: '许可证书编号',
  validFrom: '有效期自',
  validThrough: '有效期至',
  status: '当前状态',
} as const;
export type ParticularName = keyof typeof PARTICULARS;
export type Particulars = { readonly [name in ParticularName]?: string };

/** 行政处罚法 第48条第2款 is of penalties; for the rest 118号 says "at once" (PUB-03b). */
export const withdrawalRule = (kind: PublishableKind): { ruleId: string; basis: string } =>
  kind === 'penalty'
    ? { ruleId: 'PUB-03', basis: '行政处罚法第48条第2款' }
    : { ruleId: 'PUB-03b', basis: '国办发〔2018〕118号 二（六）' };
