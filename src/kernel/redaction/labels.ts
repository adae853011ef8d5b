import type { Document } from './types.js';

/** What the words before a number say it is. */
export type NumberLabel = 'id' | 'phone' | 'bank' | 'public' | undefined;

const LABELS: readonly (readonly [Exclude<NumberLabel, undefined>, RegExp])[] = [
  [
    'id',
    /身份证|身份号|身份证件|公民身份|居民证|证件号|证件编号|驾驶证|护照|通行证|社保|社会保障号|军官证|残疾人?证/g,
  ],
  ['phone', /电话|手机|联系方式|联系|传真|座机|热线|微信|短信|拨打|来电|Tel|TEL|tel|QQ|qq/g],
  ['bank', /账号|帐号|账户|帐户|卡号|银行卡|开户|储蓄卡|信用卡号|存折|收款/g],
  [
    'public',
    /信用代码|机构代码|注册号|登记号|执照|执法证|执法证件|检查证|监督证|证书编?号|许可证|备案号?|编号|文号|案号|案件号|单号|票号|票据|收据|发票|缴款码|缴款书|缴款通知书|流水号|批号|条码|条形码|运单|邮件号?|快递|订单|合同号|序列号|车架号|识别代号|校验码|金额|合计|人民币/g,
  ],
];

const OFFICER =
  /执法[^，,。；;]{0,4}$|(?:执法人员|办案人员|办案人|承办人|检查人员|调查人员|送达人)[^。；;\d]{0,24}$/;
const REACH = 40;

/**
 * The nearest label before a number, where nothing but its own filling stands between. Spaces and line breaks do not
 * count, so a broken label is a label.
 */
export function labelBefore(document: Document, foldedStart: number): NumberLabel {
  // Several detectors ask about the same numbers of one text.
  const known = labels.get(document.folded) ?? new Map<number, NumberLabel>();
  labels.set(document.folded, known);
  if (!known.has(foldedStart)) known.set(foldedStart, readLabel(document, foldedStart));
  return known.get(foldedStart);
}

const labels = new WeakMap<object, Map<number, NumberLabel>>();

function readLabel(document: Document, foldedStart: number): NumberLabel {
  const { folded, names } = document;
  const before = folded.text
    .slice(Math.max(0, foldedStart - REACH * 2), foldedStart)
    .replace(/\s/g, '')
    .slice(-REACH);
  let best: { kind: NumberLabel; end: number; start: number } = { kind: undefined, end: -1, start: -1 };
  for (const [kind, pattern] of LABELS) {
    for (const match of before.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (end > best.end || (end === best.end && match.index < best.start))
        best = { kind, end, start: match.index };
    }
  }
  if (best.kind === undefined) return undefined;
  // 执法证件号码 is an officer's certificate, not an identity document.
  const kind = best.kind === 'id' && OFFICER.test(before.slice(0, best.start)) ? 'public' : best.kind;
  let between = before.slice(best.end);
  if (kind !== 'public') return /[。；;]/.test(between) ? undefined : kind;
  for (const name of names.kept) between = between.replaceAll(name, '');
  // A public number shields only itself and its likes in a list, never a telephone further on.
  return /^(?:[:：][一-龥]{1,4})?[号码编为是系分别:：、，,；;和及与()（）\[\]〔〕【】第字No.0-9A-Za-z\-至到张份本页枚]*$/.test(
    between,
  )
    ? 'public'
    : undefined;
}
