import { STATUTE } from './citations.js';
import { namesByShape, shortMinorityName, soundsForeign } from './minorities.js';
import {
  BOUNDARY,
  DEED,
  MINORITY,
  NO_NAME,
  NOUN_NAME,
  ONE_PERSON,
  PERSON_DOES,
  NAME_CHAR,
  NOT_NAME,
  TITLE,
  VERB,
  WORD_AHEAD,
} from './names.js';
import { isOrganisation } from './organisations.js';
import { positionsIn } from './text-positions.js';
import { cellsUnder, HEADS } from './tables.js';
import {
  CLEAR,
  CLEAR_SURNAME,
  hasCompoundSurname,
  isSeldom,
  SURNAME,
  surnameOf,
  UNMISTAKABLE,
} from './surnames.js';
import { beginsWord, isWord, wordAt, wordsOf } from './words.js';

const NAME = `${SURNAME}${NAME_CHAR}{1,2}`;
/** A name without the words that join names, so that a list is read in one way only. */
const LISTED = `${SURNAME}(?:(?![和及与]|[两二三四五六七八九十][名位人])${NAME_CHAR}){1,2}`;
/**
 * How callings end. They are an open class (轮机长, 教练员, 操作工), so a name behind one is read only where the words
 * around it close it.
 */
const CALLING =
  '(?:(?<![动满减裁])(?<![^安]全)(?<!执法|检查|办案|调查|送达|勘验)(?<!(?:执法|检查|办案|调查|送达|勘验)人)(?:人员|员(?!工))|(?<![施开完动竣加人化手复停建返赶误轻总全分美军出])工(?![长程作艺业厂地商具资伤期序会种龄信矿钱])|(?<![出会])(?:师(?!范)傅?)|水手|骑手|选手|助手|歌手|[游顾旅乘房住租散访]客|[工网室朋男女队校战病]友|[商小鱼菜摊]贩|(?:批发|供货|供应|经销|承包|代理|零售|中间|收购|运输|贩运)商|(?<![用开帐账过落门客])户(?![主口籍名外型内数均别室下部头门年])|[村居农市渔牧网股灾]民|(?<![或再])者|[河湖路林楼桌团片工士船厂校园村店站组班队轮机科处股院社会矿镇乡区县市州所部连排营团司局秘庭行室]长|主任|书记|代表|助理|秘书|主管|总监|学徒|徒弟|同事|同乡|老乡|合伙人|承运人|带班|领班|教务|财务|采购|仓管|库管|人事|[后帮]厨|传菜|切配|同学|玩伴|同伴|[机车船货店摊业房厂矿雇]主(?![要张管持动体任席])|监理|跟车|押运|保洁|门卫|前台|收银|帮厨|男子|女子|青年|家长|户主|船东|老板娘?|医生|[路行]人|厨师长|护士(?!长)|月嫂|中介|运营|场控|[主助]播|老汉|大[爷妈]|阿姨|兄长|[木瓦铁石漆]匠|裁缝|[上下]家|伙伴|用户|储户|调度|内勤|外勤|(?<=[一-龥]{2})籍|DJ|MC|[邻同]桌|(?<=[一-龥])医(?![院疗生师学药保务治])|(?:实习|研究|大学|学|考|毕业|留学|规培|见习|本科|门|男|女)生(?![产活命意态效物成])|(?:操作|放料|电焊|号|舵|猎|枪|鼓|琴|旗|副|老|杀)手|[男女幼儿]童|[幼婴患]儿|姑[妈爸父丈姐]|姨[父丈]|舅[妈母父]|婶[婶娘子]?|奶奶|外[婆公]|(?<=[其你我他她])[妻夫子女父母兄弟姐妹舅姑叔姨婿媳嫂侄孙](?![亲子女儿妹弟兄姐夫妻婿媳母父妈])|监事|董事|同[村组]|翻译|[计跑导]调|导购|小哥|支书|文书|干部|(?<=[一-龥]{2})(?<!执法|检查|办案|调查|送达|勘验|承办|经办|审核|主持|记录|负责|代表|投资|当事|处罚|听证|询问|[一-龥]闻)人(?![员数均民类士口们力工事间物])|[上下]线|同班|另一人|一人|孕妇|产妇|爱人|老婆|老公|老伴|同行|姐夫|妹夫|嫂子?|弟媳|弟妹|侄女|外甥女|[大小][叔伯姑舅姨]子|妯娌|连襟|[叔伯姑舅姨祖]公|舅舅|姑姑|叔叔|伯父|伯母|姨妈|[堂表][叔伯姑舅姨][父母公婆]?|侄[儿子女]|外甥女?|养[父母子女]|继[父母子女]|干[爹妈]|堂[兄弟姐妹哥]|表[兄弟姐妹哥]|亲戚|前妻|前夫|男友|女友|未婚[妻夫]|之[妻夫子女父母兄弟姐妹]|[买卖]家|经纪人|中间人|介绍人|担保人|当事人[一二三四五六七八九甲乙丙丁1-9])';
/** Surnames that are above all words of the sentence; behind a calling they need more. */
export const FUNCTION = /^[但和于时从应向由有能都那相被所以经成当步支来过同及与在查常权商又后籍]/;
/** What only a natural person has, in the brackets or behind the comma that follow the name. */
const PARTICULARS =
  '(?:系|是|为|时?任|现?年|今年|时年|年仅|性别:?|持|又名|曾用名|化名|别名|乳名)?(?:[男女](?![一-龥]{2})|公民身份|居民身份|身份证|身份号|社会保障|医保|护照|通行证|驾驶证|台胞证|无有效|无证|国籍|[一-龥]{1,4}籍|[一-龥]{1,3}族[，,、）)]|绰号|外号|人称|微信|手机|联系电话|电话|\\d{4}年\\d{1,2}月(?:\\d{1,2}日)?(?:出?)?生|出生|\\d{1,2}周?岁|1[3-9]\\d{9}|\\d{17}[\\dXx]|当事人之?[父母妻夫子女兄弟姐妹员雇]|[一-龥]{0,8}之[父母妻夫子女兄弟姐妹]|[一-龥]{0,6}的[父母妻夫子女儿兄弟姐妹哥丈]|真实姓名|具体身份|身份(?:不明|不详|待查)|姓名不详|已?死亡|已故|户籍|住址|家住|住[一-龥]|现住|自称|车牌|号牌|执业证|注册证|系当事人|当事人员工|[一-龥]{2,12}律师)';
const BRACKETED = new RegExp(
  `((?<![一-龥])${MINORITY}|(?:(?<![一-龥])|(?<=[对向由将与和及给为是系以人的之到至使致有]))${NAME}|${CLEAR}${NAME_CHAR}{1,2})[（(]${PARTICULARS}`,
  'g',
);
const AFTER_COMMA = new RegExp(
  `(?<![一-龥])(${NAME})[，,、:：\\n]\\n?(?:性别:?[男女]|(?:护照|身份证|公民身份|居民身份)|[男女][，,。；;）)]|\\d{4}年\\d{1,2}月(?:\\d{1,2}日)?(?:出?)?生|(?:(?:手机|电话|联系电话|联系方式|身份证号?码?):?)?(?:1[3-9]\\d{9}|\\d{17}[\\dXx])(?!\\d))`,
  'g',
);
const CALLED = new RegExp(
  `${CALLING}(?:[A-Z](?![A-Za-z])|[一二三甲乙丙])?[”"]?(?:姓名)?(?:为|是|叫|:)?(${MINORITY}|[A-Z][A-Za-z'.·-]{3,40}|[一-龥]{2,5})([（(]${PARTICULARS})?`,
  'g',
);
const LIST = new RegExp(
  `(?:(?<![一-龥])|(?<=[对有由向将与据经人员工者民客欠致为给请]|同[村组乡班]))((?:${LISTED}[、和及与]){1,12}${LISTED}?)(?=[、和及与]?等?(?:[二三四五六七八九十两\\d]+(?:名|位|个)?人|人|\\d+名|[一二两三四五六七八九十]+名|的?《?(?:证言|证词|询问|调查|陈述|笔录|谈话|身份证)|(?:已|均|分别|也|先后|共同|同样|一起)(?:作|证|陈|签|在|到|承|确|表)|证实|证明|陈述))`,
  'g',
);
/** A list by numbers: 3. 刀刚，证件号码…. */
const NUMBERED = /(?<=(?:^|\n)\d{1,2}[.、])([一-龥·]{2,6})[，,](?:证件|身份|公民)/g;
const LAND = new RegExp(
  `(?:[东南西北](?:至|邻|侧为?|临|靠|接)|相邻|紧邻|毗邻|与)(${NAME})(?=家|户|房|宅|院|承包|责任田|自留地|的?(?:地|田|林地))`,
  'g',
);
const STARTS = new RegExp(
  `(?<=^|[\\n，,、。；;:：“])(${NAME})(?=[一-龥]{2,6}银行\\d{4}|于(?:\\d|当日|次日|同日)|自\\d{4}年|(?:自称|自述|辩称|辩解|交代|供述|供认|反映|投诉|举报|证实|确认|承认|表示|签字|签名|签收|死亡|受伤|身亡|当场|未到场|已到场|明知|雇佣|雇用|委托|驾车|驾驶|携带|名下|本人|的(?:询问|调查|陈述|证言|身份证|电话|手机|银行|账户|微信|妻|丈夫|父|母|儿|女|弟|哥|姐|妹|行为)))`,
  'g',
);
const GIVEN = new RegExp(
  `(?:\\d周?岁的|拖欠|赔偿|退还|支付给|转账给|转给|汇给|交给|借给|送给|租用|雇请|聘请|招用|招聘|录用|致使?|造成|导致|收取|为名叫|叫做?|名为|户名|持卡人|收款人|付款人|机主|登记在|归|属于|挂靠在|冒用|借用|患者|病人)[:：为是]?(${NAME})(?=[，,。；;、（()）\\n]|的|和|与|及|等|名下|所有|死亡|受伤|轻伤|重伤|身亡|从事|工资|医疗|货款|现金|押金|人民币|分别|\\d|$)`,
  'g',
);
const COMPOUND = new RegExp(`${UNMISTAKABLE}(?![某氏])${NAME_CHAR}{1,2}`, 'g');
/** 由 Smith John 联系, (越南籍, NGUYEN THI HONG): the blanks between the words are gone here. */
const LATIN_WORDS =
  /(?<=[由向与和对从员人户客叫名师者])([A-Z][a-z]+(?:[A-Z][a-z]+){1,3})(?=联系|介绍|提供|签|称|表示|说|陈述|承认|证实|驾驶|在|处|购|[（(]|[，,](?:性别:?)?[男女])|籍[，,]([A-Z]{2}[A-Za-z.'-]{4,40})(?=[）)，,。；])/g;
const LATIN_PERSON = new RegExp(`([A-Z][A-Za-z'.·-]{3,40})(?=[（(](?:${PARTICULARS}|[一-龥]))`, 'g');
const CORPORATE = /(?:LTD|CO\.|INC|COMPANY|LIMITED|LLC|CORP|GMBH|GROUP)/i;

/** Whoever the text shows to be a natural person by what it says of him, though it gives him no role of the procedure. */
export function findNameOccurrences(whole: string): string[] {
  // The title of a statute names nobody.
  const text = whole.replace(STATUTE, '《》');
  const found = [
    ...namesByShape(text),
    ...named(text, BRACKETED),
    ...each(text, AFTER_COMMA).filter((name) => surnameOf(name) !== undefined),
    ...each(text, LAND).filter((name) => surnameOf(name) !== undefined),
    ...each(text, NUMBERED),
    ...named(text, STARTS),
    ...named(text, GIVEN),
    ...each(text, LATIN_PERSON).filter((name) => !CORPORATE.test(name)),
    ...each(text, LATIN_WORDS).filter((name) => !CORPORATE.test(name)),
    ...each(text, LIST).flatMap((list) => wholeList(list)),
    ...byCompound(text),
  ].filter((name) => plausible(name));
  return [...found, ...called(text)];
}

function each(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? match[2]!);
}

/** Names with a surname, dotted ones apart, and not such that read like the beginning of a sentence. */
function named(text: string, pattern: RegExp): string[] {
  return each(text, pattern).filter(
    (name) => (surnameOf(name) !== undefined || /[·•・‧∙]/.test(name)) && !FUNCTION.test(name),
  );
}

/** 委托亓官梅凭证代领: a sign or a word of the sentence closes the name, or else the beginning of any word. */
function byCompound(text: string): string[] {
  return [...text.matchAll(COMPOUND)].flatMap((match) => {
    const long = match[0].length;
    const closed = (length: number) =>
      BOUNDARY.test(text.slice(match.index + length, match.index + length + 6));
    const length =
      [3, long].find(closed) ?? [long, 3].find((length) => beginsWord(text, match.index + length)) ?? 0;
    const name = match[0].slice(0, length);
    return length === 0 || TITLE.test(name.slice(2)) ? [] : [name];
  });
}

/** A list counts only when every part of it is a name. */
function wholeList(list: string): string[] {
  const names = list.split(/[、和及与]/);
  return names.every((name) => surnameOf(name) !== undefined && plausible(name) && !FUNCTION.test(name))
    ? names
    : [];
}

/** 轮机长张三, 操作工李四的笔录, 村民格桑 (手机 …): the name behind a calling. */
function called(text: string): string[] {
  const names: string[] = [];
  CALLED.lastIndex = 0;
  for (let match = CALLED.exec(text); match !== null; match = CALLED.exec(text)) {
    const word = match[1]!;
    const start = match.index + match[0].length - word.length - (match[2]?.length ?? 0);
    // The next calling may stand in what was taken for a name.
    CALLED.lastIndex = Math.max(match.index + 1, start);
    if (/^[A-Z]/.test(word)) {
      if (/[a-z]|^.{7}/.test(word) && !CORPORATE.test(word)) names.push(word);
    } else if (word.includes('·') || word.includes('•')) names.push(word);
    else {
      const name = behindCalling(text, start, word, match[2] !== undefined);
      if (name !== undefined) names.push(name);
    }
  }
  return names;
}

function behindCalling(text: string, start: number, word: string, certain: boolean): string | undefined {
  // 收银员仝欣: 员 belongs to the calling.
  if (certain && word.length <= 4 && !/某|姓|^[员师工长]/.test(word)) return withoutTitle(word);
  const strange = strangeName(text, start);
  if (strange !== undefined && strange.length > 4) return strange;
  const minority = shortMinorityName(word);
  const closed = (length: number) => BOUNDARY.test(text.slice(start + length, start + length + 6));
  if (minority !== undefined && closed(minority.length)) return minority;
  const foreign = soundsForeign(word);
  if (foreign !== undefined && (closed(foreign.length) || beginsWord(text, start + foreign.length)))
    return foreign;
  const rare = functionSurname(text, start, word);
  if (rare !== undefined) return rare;
  const surname = surnameOf(word);
  if (strange !== undefined && (surname === undefined || FUNCTION.test(word))) return strange;
  if (surname === undefined || FUNCTION.test(word)) return wordAsName(text, start, word);
  if (TITLE.test(word.slice(surname.length))) return undefined;
  const lengths = [surname.length + 2, surname.length + 1].filter((length) => length <= word.length);
  const titled = lengths.find((length) => TITLE.test(text.slice(start + length, start + length + 3)));
  if (titled !== undefined && plausible(word.slice(0, titled))) return word.slice(0, titled);
  for (const length of lengths) {
    const name = word.slice(0, length);
    const after = text.slice(start + length, start + length + 6);
    const shorter = word.slice(0, length - 1);
    const full = length > surname.length + 1 && VERB.test(after) && !beginsWord(text, start + length - 1);
    if (!plausible(name) || !(full || closed(length))) continue;
    if (/[路街巷道村弄里]$/.test(name) && /^[\d号]/.test(after)) return undefined;
    const goesOn =
      standsAlone(text, shorter, name) ||
      /[的在和与及称是系于被因等均由给让开送付未不没无已曾说]$/.test(name) ||
      WORD_AHEAD.test(name.slice(-1) + after);
    return length > surname.length + 1 && goesOn ? shorter : name;
  }
  return byNextWord(text, start, word, lengths);
}

/** 前妻权红霞名下, 司机同云鹏被: a surname that is a word of the sentence too, before two characters that are not. */
function functionSurname(text: string, start: number, word: string): string | undefined {
  const name = word.slice(0, 3);
  if (name.length < 3 || !FUNCTION.test(name) || surnameOf(name) === undefined) return undefined;
  if (GRAMMAR.test(name.slice(1)) || isWord(name.slice(0, 2)) || isWord(name.slice(1)) || !plausible(name))
    return undefined;
  const behind = text.slice(start + 3, start + 9);
  return WORD_AHEAD.test(behind) || /^[，,。、；;（(]/.test(behind) || beginsWord(behind, 0)
    ? name
    : undefined;
}

/** 店员时光盘点, 讲师成功说: a word of the language that is a name here, for only a person does what follows. */
function wordAsName(text: string, start: number, word: string): string | undefined {
  const name = word.slice(0, 2);
  if (!isWord(name) || NO_NAME.test(name) || WORD_AHEAD.test(name)) return undefined;
  if (!NOUN_NAME.test(name) && !plausible(name)) return undefined;
  const role = text.slice(Math.max(0, start - 4), start);
  return ONE_PERSON.test(role) && PERSON_DOES.test(text.slice(start + 2, start + 8)) ? name : undefined;
}

/** 占云先生: a title behind a whole name is no part of it. */
function withoutTitle(word: string): string {
  return word.replace(/(?<=.{2})(?:先生|女士|小姐|医生|老师|师傅)$/, '');
}

/** Characters that stand for themselves in a sentence and seldom in a name. */
const GRAMMAR =
  /[的了着过在于从由对向与及将把被给为是系有无没不未也都均又再还就才要会能可应须需已仅只共各每该此其某另等至到后前时上下中内外里来去进出入做作用拿收取送付交打买卖租借说讲问答看见听写签走跑坐乘骑驾吃喝穿带领让叫使请派因以即若则且或而但并所之者个名位件次年月日元处当同受方现均经需等按据两]/;

/**
 * 安装工把多海出具, 驾驶人苏日勒和克驾驶: characters that make no word, behind a calling and before what only a person
 * does. Of two characters the first has to be a surname.
 */
function strangeName(text: string, start: number): string | undefined {
  const words = wordsOf(text.slice(start, start + 12));
  const singles = words.findIndex((word) => word.length > 1 || !/[一-龥]/.test(word));
  const most = Math.min(singles < 0 ? words.length : singles, 6);
  if (/^[工员长师]|^.{2}[省市区县旗镇乡村州]/.test(text.slice(start, start + 3))) return undefined;
  // Three characters that none of the grammar's are among: 妻子呼玉梅在场.
  const bare = !GRAMMAR.test(text.slice(start, start + 3));
  const whole = (behind: string) => bare && (/^[、，（(]/.test(behind) || beginsWord(behind, 0));
  for (let length = 2; length <= most; length++) {
    const name = words.slice(0, length).join('');
    const behind = text.slice(start + length);
    if (
      /[的在了不未某等已均都也于系称将被对向把]|代为/.test(name.slice(1)) ||
      /^[的在了不未某等已均都也及与和兼]|[和与及]$/.test(name)
    )
      continue;
    if (length === 2 && surnameOf(name) === undefined) continue;
    if (DEED.test(behind) || (length === 3 && whole(behind))) return name;
  }
  return undefined;
}

/** 大学生乐正绫开展: nothing closes the name but the word that begins behind it. */
function byNextWord(
  text: string,
  start: number,
  word: string,
  lengths: readonly number[],
): string | undefined {
  const ending =
    lengths.find((length) => beginsWord(text, start + length)) ??
    lengths.slice(1).find((length) => standsAlone(text, word.slice(0, length), word.slice(0, lengths[0])));
  const single = wordAt(text, start).length === 1 || hasCompoundSurname(word);
  const name = word.slice(0, ending ?? lengths[0]);
  if (!plausible(name) || /^[省市县区镇乡村路街]/.test(text.slice(start + name.length))) return undefined;
  const certain = CLEAR_SURNAME.test(word) || recurs(text, name);
  const given = isWord(name.slice(1)) && isSeldom(name[0]!);
  if (certain || (ending !== undefined && single && !given)) return name;
  return wordAsName(text, start, word);
}

/** True when the shorter reading of a name (by one character) stands elsewhere by itself: 莘莘手写 beside 莘莘压住. */
export function standsAlone(text: string, short: string, long: string): boolean {
  const next = long.slice(short.length);
  return next !== '' && aloneBefore(text, short).some((other) => other !== next);
}

let alone: { readonly text: string; readonly found: Map<string, readonly string[]> } | undefined;

/** The characters that follow a word where it stands by itself; two of them answer for every longer reading. */
function aloneBefore(text: string, short: string): readonly string[] {
  if (alone?.text !== text) alone = { text, found: new Map() };
  const known = alone.found.get(short);
  if (known) return known;
  const found: string[] = [];
  for (const at of positionsIn(text).apart(short)) {
    const end = at + short.length;
    const next = text[end] ?? '';
    if (found.includes(next)) continue;
    if (BOUNDARY.test(text.slice(end, end + 6)) || beginsWord(text, end)) found.push(next);
    if (found.length > 1) break;
  }
  alone.found.set(short, found);
  return found;
}

/** True for words that stand twice in the text before different words, as names do and phrases seldom. */
export function recurs(text: string, name: string): boolean {
  const places = positionsIn(text).of(name);
  const first = places[0] ?? -1;
  const second = places.find((at) => at >= first + name.length) ?? -1;
  return second >= 0 && text[first + name.length] !== text[second + name.length];
}

export function plausible(name: string): boolean {
  return (
    name.length >= 2 &&
    !NOT_NAME.test(name) &&
    !isOrganisation(name) &&
    !TITLE.test(name.slice(1)) &&
    !HEADS.test(name) &&
    !isCalling(name)
  );
}

/** 支架工, 话务员: a word and the character that makes a calling of it. */
export function isCalling(name: string): boolean {
  return /^[一-龥]{2}[工员手]$/.test(name) && isWord(name.slice(0, 2));
}

/** Names in the column of a table whose head says that persons stand in it. */
export function namesInTables(source: string): string[] {
  return cellsUnder(source, HEAD)
    .map((cell) => cell.text.replace(/\s/g, ''))
    .filter((name) => /^[一-龥·•]{2,12}$/.test(name) && plausible(name));
}

const HEAD =
  /^(?:姓名|名字|员工姓名|当事人|人员|证人|户主|农户|业主|车主|货主|投保人|参保人|患者姓名?|客户姓名?|学员姓名|工人姓名|劳动者姓名?)$/;
