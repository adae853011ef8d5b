import { fold } from './normalise.js';
import { findMentions, FUNCTION, namesInTables, recurs } from './mentions.js';
import { namesByShape, shortMinorityName } from './minorities.js';
import { BOUNDARY, MINORITY, NAME_CHAR, NOT_NAME, PARTICLE, TITLE, WORD_AHEAD } from './names.js';
import { isClause, isOrganisation } from './organisations.js';
import { namesBySegments } from './segments.js';
import { CLEAR_SURNAME, hasCompoundSurname, SURNAME, surnameOf } from './surnames.js';
import { HEADS } from './tables.js';
import type { People, RedactionOptions } from './types.js';

type Group = 'party' | 'other' | 'kept';

const PARTY =
  '当事人(?:姓名|名称)?|被处罚人(?:姓名|名称)?|被处罚单位|受处罚人|行政相对人(?:名称|姓名)?|违法行为人|违法嫌疑人|违法当事人|被罚款人|被申请人|经营者(?:姓名|名称)?|实际经营者|户主|举办者|举办人|开办者|开办人|出资人|设立人|姓名(?:或名称)?|名称[（(]姓名[）)]|公民姓名|个人姓名';
const KEPT =
  '法定代表人(?:姓名)?|法人代表|法人|主要负责人|单位负责人|(?<!现场|项目|施工|安全|门店|店铺|工地|班组|车间)负责人(?:姓名)?|投资人|执行事务合伙人|(?:行政|综合)?执法人员(?:姓名)?|检查人员|调查人员|询问人|勘验人|办案人员|办案人|承办人(?:员)?|主办人|协办人|经办人|审核人|审批人|批准人|签发人|主持人|听证员|记录[人员]|书记员|局长|(?<![村区间会班])主任|送达人';
const KIN =
  '妻子|丈夫|配偶|儿子|女儿|父亲|母亲|父母|哥哥|弟弟|姐姐|妹妹|祖父|祖母|爷爷|奶奶|外公|外婆|岳父|岳母|公公|婆婆|儿媳|女婿|孙子|孙女|侄子|外甥|亲属|家属|(?<=其|之|的)(?:妻|夫|子|女|父|母|兄|弟|姐|妹)';
const OTHER =
  '证人|骑手|外卖员|快递员|配送员|导游|教练|教师|老师|医师|医生|护士|技师|主播|市民|业户|摊主|摊贩|商贩|货主|养犬人|犬主|饲养人|产权人|承包人|包工头|举报人|投诉人|报案人|报警人|反映人|检举人|控告人|信访人|申请人|委托代理人|代理人|受托人|受委托人|委托人|被委托人|受害人|被害人|第三人|利害关系人|见证人|在场人|被询问人|被调查人|被检查人|谈话人|签收人|代收人|收件人|受送达人|联系人|房东|房主|出租人|承租人|租户|租客|业主|邻居|住户|居民|村民|群众|监护人|法定监护人|翻译人?员?|鉴定人|监督员|购买人|购买者|消费者|顾客|客户|乘客|患者|病人|伤者|死者|学生|幼儿|老人|股东|员工|职工|雇员|雇工|店员|营业员|收银员|服务员|厨师|保安|司机|驾驶员|驾驶人|车主|工人|施工人员|从业人员|帮工|销售员|业务员|会计|出纳|店长|经理|保姆|工作人员|现场负责人|项目负责人|施工负责人|安全负责人|门店负责人|店铺负责人|工地负责人|签名|当事人签[名字]|' +
  KIN;

const LABEL = new RegExp(
  `(${PARTY}|${KEPT}|${OTHER})(?:签[名字]|名单)?[一二三四五六七八九甲乙丙丁\\d]?(?:[（(][^）)\\n]{1,14}[）)])?(?:(?:姓名)?(?:分别)?(?:为|是|系|叫|名叫)?[:：]|(?:分别)?(?:为|叫|名叫)|分别[是系])?\\n?`,
  'g',
);
const PARTY_LABEL = new RegExp(`^(?:${PARTY})$`);
const KEPT_LABEL = new RegExp(`^(?:${KEPT})$`);
/** Roles whose bearer is named directly behind them, so that a name is read even where nothing closes it. */
const PERSONAL = new RegExp(
  `^(?:证人|举报人|投诉人|报案人|报警人|委托代理人|受害人|被害人|见证人|被询问人|受送达人|监护人|驾驶员|司机|房东|${KIN})$`,
);

const SEX_AHEAD = /^[，,（(\n]\n?(?:性别:?)?[男女](?![一-龥])/;
/** What follows a name in a line of fields: 张三 联系电话. */
const NEXT_LABEL =
  /^(?:联系|电话|手机|身份|公民|住址|住所|地址|性别|民族|职业|职务|年龄|出生|学历|工作单位|签[名字]|证号|日期|邮编|执法|位于|坐落|家住|现住)/;
const LATIN = /^[A-Z][A-Za-z.'·-]{3,40}(?=[，,。；;:（(\n]|$)/;
const LATIN_FIRM = /(?:Ltd|Co\.|Inc|Company|Limited|LLC|Corp|GmbH)/i;

/** Fields of one line on lines of their own: what stands before blanks and 性别: is a value that ended. */
function fieldsOf(folded: string): string {
  const ended = folded.replace(/ +(?=[一-龥/]{2,14}(?:[（(][^）)\n]{1,8}[）)])?:)/g, '\n');
  return ended.replace(/[^\S\n]/g, '');
}

interface Found {
  readonly name: string;
  readonly sure: boolean;
  /** Length in the compact text, line breaks included. */
  readonly length: number;
}

/** Reads from the text who is named and in which role. Names given by the case add to what is read. */
export function findPeople(source: string, options: RedactionOptions): People {
  const text = fieldsOf(fold(source).text);
  const groups: Record<Group, Set<string>> = {
    party: new Set(options.punishedPersons),
    other: new Set(options.otherPersons),
    kept: new Set(options.keepNames),
  };
  const operators = new Set<string>();
  for (const match of text.matchAll(LABEL)) {
    const label = match[1]!;
    const group = groupOf(label, text, match.index, options);
    const explicit = /[:：]\n?$/.test(match[0]);
    const reading = { explicit, eager: explicit || PERSONAL.test(label) };
    readList(text, match.index + match[0].length, reading, groups[group]);
    if (explicit && label.includes('经营者'))
      readList(text, match.index + match[0].length, reading, operators);
  }
  for (const name of byGender(text)) if (!groups.other.has(name)) groups.party.add(name);
  for (const name of byAddress(text)) groups.party.add(name);
  for (const name of [
    ...byEvidence(text),
    ...byNickname(text),
    ...findMentions(text),
    ...namesBySegments(text),
    ...namesInTables(source),
  ])
    groups.other.add(name);
  for (const names of [groups.party, groups.other])
    for (const name of names) if (HEADS.test(name)) names.delete(name);
  for (const name of [...groups.party, ...groups.other]) readNeighbours(text, name, groups.other);
  for (const name of groups.kept) {
    // A kept role outranks a guess; the operator of a shop is punished himself, and the case knows its own party.
    const punished = operators.has(name) || options.punishedPersons?.includes(name);
    if (options.keepNames?.includes(name) || !punished) {
      groups.party.delete(name);
      groups.other.delete(name);
    }
  }
  for (const name of groups.party) groups.other.delete(name);
  return { parties: groups.party, others: groups.other, kept: groups.kept };
}

function groupOf(label: string, text: string, at: number, options: RedactionOptions): Group {
  if (KEPT_LABEL.test(label)) {
    const own = /^(?:法定代表人|法人|负责人|投资人|主要负责人)/.test(label);
    return own && isOwner(text, at, options) ? 'party' : 'kept';
  }
  if (label === '工作人员' || label === '监督员') {
    return /(?:我局|本局|本机关|执法|我办|本办|街道|监管)$/.test(text.slice(Math.max(0, at - 6), at))
      ? 'kept'
      : 'other';
  }
  if (label === '姓名' && /执法人员[^。]{0,10}$/.test(text.slice(Math.max(0, at - 14), at))) return 'kept';
  return PARTY_LABEL.test(label) ? 'party' : 'other';
}

/** The form of 经营者 in a decision on an individual business (credit code 92…), who is punished himself. */
function isOwner(text: string, at: number, options: RedactionOptions): boolean {
  if (options.partyKind !== undefined) return options.partyKind === 'individual-business';
  return (
    /^[^:\n]{0,12}[（(][^）)\n]{0,8}经营者/.test(text.slice(at, at + 24)) &&
    /信用代码:\n?92|个体工商户/.test(text)
  );
}

interface Reading {
  /** A colon stands before the list. */
  readonly explicit: boolean;
  /** Take a name even where nothing closes it. */
  readonly eager: boolean;
}

/** 张三（…）、李四和王五: names after a role, with bracketed particulars between them. */
function readList(text: string, from: number, reading: Reading, into: Set<string>): void {
  const { explicit } = reading;
  let at = from;
  for (const name of explicit ? unspacedNames(text, at) : []) into.add(name);
  for (let first = true; ; first = false) {
    const found = nameAt(text, at, reading);
    if (found === undefined) return;
    into.add(found.name);
    if (!found.sure && found.name.length === 3) into.add(found.name.slice(0, 2));
    at += found.length;
    const bracket = /^\n?[（(][^（）()]{0,80}[）)]/.exec(text.slice(at));
    if (bracket !== null) at += bracket[0].length;
    const joint = (explicit ? /^\n?[、，,和及与/；;]\n?/ : /^\n?[、和及与]\n?/).exec(text.slice(at));
    const next = joint === null ? undefined : text.slice(at + joint[0].length);
    if (joint === null || next === undefined) return;
    // After a comma only a name that is closed at once continues the list.
    const closed = new RegExp(`^${SURNAME}${NAME_CHAR}{1,2}(?:[（(、，,。；;]|\\n|$)`).test(next);
    if (/[，,；;]/.test(joint[0]) && !closed) return;
    at += joint[0].length;
    if (first && next === '') return;
  }
}

/** 张三李四 in a field: two names whose space between them was dropped with all others. */
function unspacedNames(text: string, at: number): string[] {
  const field = /^[一-龥]{4,6}(?=[，。；;\n]|$)/.exec(text.slice(at, at + 8))?.[0];
  if (field === undefined || isOrganisation(field) || hasCompoundSurname(field)) return [];
  const cut = (field.length === 5 ? [3, 2] : [field.length / 2]).find(
    (n) => surnameOf(field.slice(n)) !== undefined,
  );
  if (cut === undefined || surnameOf(field) === undefined || NOT_NAME.test(field.slice(cut))) return [];
  return NOT_NAME.test(field) ? [] : [field.slice(0, cut), field.slice(cut)];
}

/** 李四和张三, 张三、李四: whoever is listed beside a known person is a person. */
function readNeighbours(text: string, known: string, into: Set<string>): void {
  if (known === '') return;
  for (let at = text.indexOf(known); at >= 0; at = text.indexOf(known, at + known.length)) {
    const behind = /^(?:[（(][^（）()]{0,80}[）)])?[、和与及]/.exec(text.slice(at + known.length));
    if (behind !== null) {
      readList(text, at + known.length + behind[0].length, { explicit: false, eager: false }, into);
    }
    const before = new RegExp(`(?<![一-龥])(${SURNAME}[一-龥]{1,2})[、和与及]$`).exec(
      text.slice(Math.max(0, at - 6), at),
    );
    if (before !== null && !NOT_NAME.test(before[1]!)) into.add(before[1]!);
  }
}

/** The person's name that begins at an offset of the compact text. */
function nameAt(text: string, at: number, { explicit, eager }: Reading): Found | undefined {
  const rest = text.slice(at, at + 40);
  const minority = new RegExp(`^${MINORITY}`).exec(rest);
  if (minority !== null) return { name: minority[0], sure: true, length: minority[0].length };
  const latin = explicit ? LATIN.exec(rest)?.[0] : undefined;
  if (latin !== undefined && !LATIN_FIRM.test(latin))
    return { name: latin, sure: true, length: latin.length };
  const field = /^[^，。,.;；:：（()）、《》“”\n]*/.exec(rest)![0];
  if (isOrganisation(field) && (explicit || !isClause(field))) return undefined;
  if (explicit && (namesByShape(field)[0] === field || shortMinorityName(field) === field))
    return { name: field, sure: true, length: field.length };
  const bearer = surnameOf(rest);
  if (bearer !== undefined && TITLE.test(rest.slice(bearer.length))) return undefined;
  // A line break inside a name does not count.
  const chars: { char: string; end: number }[] = [];
  for (let i = 0; i < rest.length && chars.length < 5; i++) {
    if (rest[i] === '\n') continue;
    if (!/[一-龥]/.test(rest[i]!)) break;
    chars.push({ char: rest[i]!, end: i + 1 });
  }
  const word = chars.map((c) => c.char).join('');
  // Whatever the word, a field that goes on with the sex is a person's.
  if (
    explicit &&
    /^[一-龥]{2,3}$/.test(field) &&
    !/某/.test(field) &&
    SEX_AHEAD.test(rest.slice(field.length))
  )
    return { name: field, sure: true, length: field.length };
  if (explicit && /^[一-龥]{2,4}$/.test(field) && NOT_NAME.test(field) === false) {
    // A field of its own is a name whatever the surname, unless it goes on like a sentence.
    if (surnameOf(field) !== undefined && (field.length <= 3 || hasCompoundSurname(field))) {
      const tail = nameByBoundary(field);
      return tail === undefined ? { name: field, sure: true, length: field.length } : { ...tail, sure: true };
    }
    const goesOn =
      BOUNDARY.test(field.slice(2)) || BOUNDARY.test(field.slice(3)) || TITLE.test(field.slice(1));
    if (surnameOf(field) !== undefined && field.length === 4 && !goesOn)
      return { name: field, sure: true, length: field.length };
  }
  const surname = surnameOf(word);
  // Whoever stands alone in the field of a person is one, whatever the surname.
  if (explicit && surname === undefined && /^[一-龥]{2,3}$/.test(field) && !NOT_NAME.test(field))
    return { name: field, sure: true, length: field.length };
  if (surname === undefined || NOT_NAME.test(word.slice(0, surname.length + 2))) return undefined;
  const after = (n: number) => rest.slice(chars[n - 1]!.end);
  const short = surname.length + 1;
  const long = surname.length + 2;
  const built = (n: number, sure: boolean): Found => ({
    name: word.slice(0, n),
    sure,
    length: chars[n - 1]!.end,
  });
  const closesShort = chars.length >= short && BOUNDARY.test(after(short).replace(/^\n(?=[一-龥])/, ''));
  const closesLong = chars.length >= long && BOUNDARY.test(after(long));
  const labelled = chars.length >= short && NEXT_LABEL.test(after(short));
  const worded = closesShort && WORD_AHEAD.test(after(short));
  if (closesShort && (labelled || worded || PARTICLE.test(after(short)) || !closesLong))
    return built(short, true);
  if (closesLong) return built(long, !closesShort);
  if (chars.length < short) return undefined;
  const whole = word.slice(0, long);
  if (!explicit && chars.length >= long && !FUNCTION.test(whole) && recurs(text, whole))
    return built(long, true);
  if (!explicit && CLEAR_SURNAME.test(word)) return built(Math.min(long, chars.length), false);
  return eager ? built(Math.min(long, chars.length), false) : undefined;
}

/** 张三签字 in a field: the name without what was written behind it. */
function nameByBoundary(field: string): Found | undefined {
  const match = /^(.{2,3})(?:签[字名收]|盖章)$/.exec(field);
  return match === null ? undefined : { name: match[1]!, sure: true, length: match[1]!.length };
}

/** 张三，男，汉族 and 张三（女 …: whoever is described by sex is a natural person. */
function byGender(text: string): string[] {
  const pattern = new RegExp(
    `(?<=^|[^一-龥A-Za-z]|[对向由将与和及给])(${MINORITY}|[A-Z][A-Za-z.'·-]{3,40}|${SURNAME}\\n?${NAME_CHAR}(?:\\n?${NAME_CHAR})?)[，,（(\\n]{1,2}(?:性别[:：]?)?(?:[男女](?![一-龥])|公民身份|身份证|\\d{4}年\\d{1,2}月\\d{1,2}日(?:出)?生)`,
    'g',
  );
  // Between two signs, whatever the surname: 底三，男，45岁.
  const between = /(?<=^|[，,。；;、:：\n）)0-9.])([一-龥]{2,3})[，,](?:性别:?)?[男女](?=[，,。；;（()）])/g;
  return [...text.matchAll(pattern), ...text.matchAll(between)]
    .map((m) => m[1]!.replaceAll('\n', ''))
    .filter((name) => !NOT_NAME.test(name));
}

/** 张三：你于…: a decision that begins as a letter. */
function byAddress(text: string): string[] {
  const name = `${SURNAME}${NAME_CHAR}{1,2}`;
  const salutation = new RegExp(
    `(?<=^|\\n)(${name})(?:先生|女士)?:\\n?(?=你|您|因你|经查|关于你|根据|本[机局]|我[局办])`,
    'g',
  );
  return [...text.matchAll(salutation)].map((match) => match[1]!).filter((found) => !NOT_NAME.test(found));
}

/** 绰号“…”, 曾用名: other names that a person goes by. */
function byNickname(text: string): string[] {
  const quoted =
    /(?:绰号|外号|艺名|笔名|法名|乳名|人称|化名|小名|昵称|网名|微信名|曾用名|别名)(?:为|叫|是)?:?[“"'‘「]([^”"'’」\n]{2,12})[”"'’」]/g;
  const plain = new RegExp(
    `(?:曾用名|别名|化名|真名|真实姓名|本名|原名|艺名|全名)(?:为|叫|是|:)?(${SURNAME}?${NAME_CHAR}{1,3})(?=[，,。；;（()）\\n]|$)`,
    'g',
  );
  const told =
    /[“"'‘「]([^”"'’」\n]{2,8})[”"'’」](?:[，,（(]?(?:联系)?(?:电话|手机)|[（(](?:绰号|外号|化名|真名|真实姓名|身份))|([小老阿大][一-龥])[（(](?:绰号|外号|化名|真名|真实姓名|身份不明)/g;
  return [...text.matchAll(quoted), ...text.matchAll(plain), ...text.matchAll(told)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((found) => found !== '' && !NOT_NAME.test(found));
}

/** 李四的询问笔录, 对李四进行询问: whoever gave evidence is a natural person. */
function byEvidence(text: string): string[] {
  const name = `(${SURNAME}${NAME_CHAR}{1,2}?)`;
  const patterns = [
    `(?<![一-龥])${name}的?《?(?:询问笔录|调查笔录|陈述笔录|谈话笔录|证人证言|证言|证词|身份证复印件|身份证明|调查询问)`,
    `(?:对|询问了?|约谈了?|走访了?|向)${name}(?:进行(?:了)?(?:调查|询问|约谈)|的(?:询问|调查|谈话|陈述)|制作|作了?(?:询问|调查)|核实|了解)`,
    `(?:我叫|名叫|名字叫|名字是|姓名是)${name}(?=[，,。、；;\\n]|$)`,
    `(?:看到|看见|见到|指认|认识|听到|得知|查获|发现)${name}(?=[（(，,。、；;\\n]|的|和|与|及|在|将|于|正在)`,
    `(?<![一-龥])${name}(?:辩称|述称|自称|称(?![为呼作])|陈述称|表示|承认|供述)`,
    `(?<![一-龥])${name}系(?:本案|该|其|涉案|违法|当事人|实际)`,
    `(?:伙同|会同|带领|指使|纠集|教唆)${name}(?=[（(，,、]|的|在|于|等|和|与|及|将|对|擅自|实施|进行|共同)`,
    `由${name}(?=[（(]|在|通过|缴纳|代缴|签收|代收|代为|驾驶|陪同|领取|负责)`,
    `(?<![一-龥0-9])${name}(?=驾驶|骑行|提交了?|出具了?|缴纳了?|擅自|私自|在其家中)`,
    `(?:租给|卖给|出租给|转让给|销售给|雇佣|雇用|聘用|聘请|委托)${name}(?=[（(，,。、；;\\n]|的|使用|居住|经营|驾驶|处理|代为|办理|从事|进行|负责)`,
  ];
  return patterns
    .flatMap((pattern) => [...text.matchAll(new RegExp(pattern, 'g'))].map((match) => match[1]!))
    .filter((found) => !NOT_NAME.test(found) && !isOrganisation(found));
}
