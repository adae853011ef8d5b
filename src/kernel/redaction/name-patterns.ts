import { MINORITY, NAME_CHAR, NOT_NAME } from './names.js';
import { isOrganisation } from './organisations.js';
import { SURNAME, surnameOf } from './surnames.js';
import { isWord } from './words.js';

const SEX_AFTER_NAME = new RegExp(
  `(?<=^|[^一-龥A-Za-z]|[对向由将与和及给])(${MINORITY}|[A-Z][A-Za-z.'·-]{3,40}|${SURNAME}\\n?${NAME_CHAR}(?:\\n?${NAME_CHAR})?)[，,（(\\n]{1,2}(?:性别[:：]?)?(?:[男女](?![一-龥])|公民身份|身份证|\\d{4}年\\d{1,2}月\\d{1,2}日(?:出)?生)`,
  'g',
);
/** Between two signs, whatever the surname: 底三，男，45岁. */
const BETWEEN = /(?<=^|[，,。；;、:：\n）)0-9.])([一-龥]{2,3})[，,](?:性别:?)?[男女](?=[，,。；;（()）])/g;
const SALUTATION = new RegExp(
  `(?<=^|\\n)(${SURNAME}${NAME_CHAR}{1,2})(?:先生|女士)?:\\n?(?=你|您|因你|经查|关于你|根据|本[机局]|我[局办])`,
  'g',
);
const QUOTED =
  /(?:绰号|外号|艺名|笔名|法名|乳名|人称|化名|小名|昵称|网名|微信名|曾用名|别名)(?:为|叫|是)?:?[“"'‘「]([^”"'’」\n]{2,12})[”"'’」]/g;
const PLAIN = new RegExp(
  `(?:曾用名|别名|又名|实名|化名|真名|真实姓名|本名|原名|艺名|全名)(?:为|叫|是|:)?(${SURNAME}?${NAME_CHAR}{1,3})(?=[，,。；;（()）\\n]|$)`,
  'g',
);
const ALSO_CALLED =
  /[“"'‘「]([^”"'’」\n]{2,8})[”"'’」](?:[，,（(]?(?:联系)?(?:电话|手机)|[（(](?:微信|QQ|绰号|外号|化名|真名|真实姓名|身份))|(?:自称为?|名叫|叫做?|外号|人称)[“"'‘「]([^”"'’」\n]{2,6})[”"'’」]|([小老阿大][一-龥])[（(](?:绰号|外号|化名|真名|真实姓名|身份不明)/g;
const FOREIGN_NAME =
  /(?:英文|日文|外文|韩文|中文|护照|拼音)(?:姓?名字?)(?:为|是|:)?([一-龥·]{2,8}|[A-Z][A-Za-z'.-]*(?: [A-Z][A-Za-z'.-]*){0,3})(?=[，,。；;（()）\n]|$)/g;
const name = `(${SURNAME}${NAME_CHAR}{1,2}?)`;
const EVIDENCE = [
  `(?<![一-龥])${name}的?《?(?:询问笔录|调查笔录|陈述笔录|谈话笔录|证人证言|证言|证词|身份证复印件|身份证明|调查询问)`,
  `(?:对|询问了?|约谈了?|走访了?|向)${name}(?:进行(?:了)?(?:调查|询问|约谈)|的(?:询问|调查|谈话|陈述)|制作|作了?(?:询问|调查)|核实|了解)`,
  `(?:我叫|名叫|名字叫|名字是|姓名是)${name}(?=[，,。、；;\\n]|$)`,
  `(?:看到|看见|见到|指认|认识|听到|得知|查获|发现)${name}(?=[（(，,。、；;\\n]|的|和|与|及|在|将|于|正在)`,
  `(?<![一-龥])${name}(?:辩称|述称|自称|称(?![为呼作])|陈述称|表示|承认|供述)`,
  `(?<![一-龥])${name}系(?:本案|该|其|涉案|违法|当事人|实际)`,
  `(?:伙同|会同|带领|指使|纠集|教唆)${name}(?=[（(，,、]|的|在|于|等|和|与|及|将|对|擅自|实施|进行|共同)`,
  `(?<=[一-龥]{2})的${name}(?=自称|讲的|供述|证实|录了|指认|医生|护士)`,
  `(?:的人?|就)是${name}(?=[，,。、；;\\n])`,
  `由${name}(?=[（(]|在|通过|借用|使用|承租|承运|经手|缴纳|代缴|签收|代收|代为|驾驶|陪同|领取|负责)`,
  `(?<![一-龥0-9])${name}(?=驾驶|骑行|提交了?|出具了?|缴纳了?|擅自|私自|在其家中)`,
  `(?:租给|卖给|出租给|转让给|销售给|雇佣|雇用|聘用|聘请|委托)${name}(?=[（(，,。、；;\\n]|的|使用|居住|经营|驾驶|处理|凭|持|前来|到[我本]|代[为领办收签]|向[本我]|办理|从事|进行|负责)`,
].map((source) => new RegExp(source, 'g'));

/** 向李四销售: with whom somebody deals; 从武汉购进 tells a place. */
const DEALT_WITH = new RegExp(
  `(?:[向给从与同和跟替找问])${name}(?=销售|出售|购买|购进|购得|借[款用]?|出租|支付|收取|推销|索要|催[收讨]|介绍|签订|商定|口头|协商|转让|退[款还]|赔[偿礼]|道歉|发送|出具|交付|采购|采集|租[赁用]|核实|了解|承诺|作出)`,
  'g',
);

/** 张三，男，汉族 and 张三（女 …: whoever is described by sex is a natural person. */
export function byGender(text: string): string[] {
  return [...text.matchAll(SEX_AFTER_NAME), ...text.matchAll(BETWEEN)]
    .map((m) => m[1]!.replaceAll('\n', ''))
    .filter((name) => !NOT_NAME.test(name));
}

/** 张三：你于…: a decision that begins as a letter. */
export function byAddress(text: string): string[] {
  return [...text.matchAll(SALUTATION)]
    .map((match) => match[1]!)
    .filter((found) => surnameOf(found) !== undefined && !NOT_NAME.test(found));
}

/** 绰号“…”, 曾用名: other names that a person goes by. */
export function byNickname(text: string): string[] {
  return [
    ...text.matchAll(QUOTED),
    ...text.matchAll(PLAIN),
    ...text.matchAll(ALSO_CALLED),
    ...text.matchAll(FOREIGN_NAME),
  ]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .filter((found) => found !== '' && !NOT_NAME.test(found));
}

/** 李四的询问笔录, 对李四进行询问: whoever gave evidence is a natural person. */
export function byEvidence(text: string): string[] {
  const dealt = [...text.matchAll(DEALT_WITH)].map((match) => match[1]!).filter((found) => !isWord(found));
  return EVIDENCE.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1]!))
    .concat(dealt)
    .filter((found) => surnameOf(found) !== undefined && !NOT_NAME.test(found) && !isOrganisation(found));
}
