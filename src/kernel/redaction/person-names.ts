import { fold } from './normalise.js';
import {
  findNameOccurrences,
  FUNCTION,
  isCalling,
  namesInTables,
  recurs,
  standsAlone,
} from './name-occurrences.js';
import { namesByShape, shortMinorityName } from './minorities.js';
import { isRole, KEPT_LABEL, KIN_LABEL, LABEL, PARTY_LABEL, PERSONAL, INTRODUCED_AS } from './roles.js';
import {
  BOUNDARY,
  DEED,
  MINORITY,
  NAME_CHAR,
  NOT_NAME,
  NOUN_NAME,
  PARTICLE,
  TITLE,
  WORD_AHEAD,
} from './names.js';
import { isClause, isOrganisation } from './organisations.js';
import { byRecurrence } from './recurrence.js';
import { byParallelBrackets, listedWith } from './lists.js';
import { namesBySegments } from './segments.js';
import { CLEAR_SURNAME, hasCompoundSurname, isBareSurname, SURNAME, surnameOf } from './surnames.js';
import { byAddress, byEvidence, byGender, byNickname } from './name-patterns.js';
import { positionsIn } from './text-positions.js';
import { HEADS } from './tables.js';
import { beginsWord, isWord, wordsOf } from './words.js';
import type { PersonNames, RedactionOptions } from './types.js';

type Group = 'party' | 'other' | 'kept';

const SEX_AHEAD = /^[，,（(\n]\n?(?:性别:?)?[男女](?![一-龥])/;
/** What follows a name in a line of fields: 张三 联系电话. */
const NEXT_LABEL =
  /^(?:联系|电话|手机|身份|公民|住址|住所|地址|性别|民族|职业|职务|年龄|出生|学历|工作单位|签[名字]|证号|日期|邮编|执法|位于|坐落|家住|现住)/;
const LATIN = /^[A-Z][A-Za-z.'·-]{3,40}(?=[，,。；;:（(\n]|$)/;
const PREPOSITION = /^[从由向被经当所以有能都那相和同及与对于]/;
const CLOSED = new RegExp(`^${SURNAME}${NAME_CHAR}{1,2}(?:[（(、，,。；;]|\\n|$)`);
const BEFORE_KNOWN = new RegExp(`(?<![一-龥])(${SURNAME}[一-龥]{1,2})[、和与及]$`);
const STARTS_DOTTED = new RegExp(`^${MINORITY}`);
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
export function findPersonNames(source: string, options: RedactionOptions): PersonNames {
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
    const reading = { explicit, eager: explicit || PERSONAL.test(label), kin: KIN_LABEL.test(label) };
    readList(text, match.index + match[0].length, reading, groups[group]);
    if (explicit && label.includes('经营者'))
      readList(text, match.index + match[0].length, reading, operators);
  }
  for (const match of text.matchAll(INTRODUCED_AS))
    readList(text, match.index + match[0].length, { explicit: false, eager: false }, groups.other);
  for (const name of byGender(text)) if (!groups.other.has(name)) groups.party.add(name);
  for (const name of byAddress(text)) groups.party.add(name);
  for (const name of [
    ...byEvidence(text),
    ...byNickname(text),
    ...findNameOccurrences(text),
    ...byParallelBrackets(text),
    ...namesInTables(source),
  ])
    groups.other.add(name);
  const sofar = new Set([...groups.party, ...groups.other, ...groups.kept]);
  const longest = Math.max(0, ...[...sofar].map((name) => name.length));
  for (const name of new Set([...namesBySegments(text), ...byRecurrence(text)]))
    if (!isRemainder(text, name, sofar, longest)) groups.other.add(name);
  withoutRoles(groups.party);
  withoutRoles(groups.other);
  for (const name of [...groups.party, ...groups.other]) readNeighbours(text, name, groups.other);
  for (const name of listedWith(text, new Set([...groups.party, ...groups.other]), groups.kept))
    groups.other.add(name);
  withoutRoles(groups.other);
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

/** Drops what names nobody, and what was said of a person before the name. */
function withoutRoles(names: Set<string>): void {
  for (const name of names) {
    const bare = withoutOrigin(name);
    if (bare !== name || HEADS.test(name) || isRole(name) || isBareSurname(name)) names.delete(name);
    if (bare !== name && !isBareSurname(bare)) names.add(bare);
  }
}

function groupOf(label: string, text: string, at: number, options: RedactionOptions): Group {
  if (KEPT_LABEL.test(label)) {
    const own = /^(?:法定代表人|法人|负责人|投资人|主要负责人)/.test(label);
    return own && isOwner(text, at, options) ? 'party' : 'kept';
  }
  if (label === '工作人员' || label === '监督员') {
    return /(?:我局|本局|本机关|执法|我办|本办|街道|监管|[我本][队所站]|[大支中总]队)$/.test(
      text.slice(Math.max(0, at - 6), at),
    )
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
  /** The role is one of the family. */
  readonly kin?: boolean;
  /** Another name stands before it in the same list. */
  readonly listed?: boolean;
}

/** 张三（…）、李四和王五: names after a role, with bracketed particulars between them. */
function readList(
  text: string,
  from: number,
  reading: Reading,
  into: Set<string>,
  read = new Set<number>(),
): void {
  const { explicit } = reading;
  let at = from;
  for (const name of explicit ? unspacedNames(text, at) : []) into.add(name);
  for (let first = true; ; first = false) {
    // What was read from here on before need not be read again: a list of thousands is read once.
    if (read.has(at)) return;
    read.add(at);
    const found = nameAt(text, at, { ...reading, listed: reading.listed === true || !first });
    if (found === undefined) return;
    into.add(found.name);
    if (!found.sure && found.name.length === 3) into.add(found.name.slice(0, 2));
    at += found.length;
    const bracket = /^\n?[（(][^（）()]{0,80}[）)]/.exec(text.slice(at));
    const alias = bracket?.[0].replace(/[\n（()）]/g, '') ?? '';
    // ISABELLE DUPONT（伊莎贝尔·杜邦）: the same person.
    if (/^[A-Z]/.test(found.name) && namesByShape(alias)[0] === alias) into.add(alias);
    if (bracket !== null) at += bracket[0].length;
    const joint = (explicit ? /^\n?[、，,和及与/；;]\n?/ : /^\n?[、和及与]\n?/).exec(text.slice(at));
    const next = joint === null ? undefined : text.slice(at + joint[0].length);
    if (joint === null || next === undefined) return;
    // After a comma only a name that is closed at once continues the list.
    const closed = CLOSED.test(next);
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
  const read = new Set<number>();
  for (const at of positionsIn(text).apart(known)) {
    const behind = /^(?:[（(][^（）()]{0,80}[）)])?[、和与及]/.exec(text.slice(at + known.length));
    if (behind !== null) {
      readList(
        text,
        at + known.length + behind[0].length,
        { explicit: false, eager: false, listed: true },
        into,
        read,
      );
    }
    const before = BEFORE_KNOWN.exec(text.slice(Math.max(0, at - 6), at));
    if (before !== null && surnameOf(before[1]!) !== undefined && !NOT_NAME.test(before[1]!))
      into.add(before[1]!);
  }
}

/** The person's name that begins at an offset of the compact text. */
function nameAt(
  text: string,
  at: number,
  { explicit, eager, kin = false, listed = false }: Reading,
): Found | undefined {
  const rest = text.slice(at, at + 40);
  const minority = STARTS_DOTTED.exec(rest);
  if (minority !== null) return { name: minority[0], sure: true, length: minority[0].length };
  const latin = explicit ? LATIN.exec(rest)?.[0] : undefined;
  if (latin !== undefined && !LATIN_FIRM.test(latin))
    return { name: latin, sure: true, length: latin.length };
  const field = /^[^，。,.;；:：（()）、《》“”\n]*/.exec(rest)![0];
  if (isOrganisation(field) && (explicit || !isClause(field))) return undefined;
  if (explicit && (namesByShape(field)[0] === field || shortMinorityName(field) === field))
    return { name: field, sure: true, length: field.length };
  const bearer = surnameOf(rest);
  if (TITLE.test(rest.slice(bearer?.length ?? 1))) return undefined;
  if (!explicit && isCalling(rest.slice(0, 3))) return undefined;
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
  // 蓝天白 is a name where it fills the field; 安全员 and 管理处 are none.
  if (
    explicit &&
    surname !== undefined &&
    NOUN_NAME.test(field) &&
    /^[一-龥]{2,3}$/.test(field) &&
    !/(?:[员处科部组队室站局类费款性化区]|某)$|^某/.test(field)
  )
    return { name: field, sure: true, length: field.length };
  // Whoever stands alone in the field of a person is one, whatever the surname.
  if (explicit && surname === undefined && /^[一-龥]{2,3}$/.test(field) && !NOT_NAME.test(field))
    return { name: field, sure: true, length: field.length };
  const noun = kin
    ? [2, 3].find((n) => NOUN_NAME.test(word) && (n === 2 ? DEED : BOUNDARY).test(rest.slice(n)))
    : undefined;
  if (noun !== undefined && chars.length >= noun)
    return { name: word.slice(0, noun), sure: true, length: chars[noun - 1]!.end };
  if (surname === undefined || NOT_NAME.test(word.slice(0, surname.length + 2))) return undefined;
  // 当事人从武汉购进: a preposition and its place.
  if (!explicit && PREPOSITION.test(word) && isWord(word.slice(1, 3))) return undefined;
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
  if (closesLong) {
    // 莘莘 stands alone elsewhere, 莘莘压 only here.
    const alone = standsAlone(text, word.slice(0, short), word.slice(0, long));
    return built(alone ? short : long, alone || !closesShort);
  }
  if (chars.length < short) return undefined;
  const whole = word.slice(0, long);
  if (!explicit && chars.length >= long && !FUNCTION.test(whole) && recurs(text, whole))
    return built(long, true);
  // 乐正绫开展, 东方芳缴纳: the name ends where a word begins.
  const ends =
    (beginsWord(rest, chars[short - 1]!.end) &&
      !(chars[long - 1] && beginsWord(rest, chars[long - 1]!.end))) ||
    standsAlone(text, word.slice(0, short), whole);
  const singles =
    listed && chars.length >= long && wordsOf(whole).length === 3 && beginsWord(rest, chars[long - 1]!.end);
  if (eager || singles || CLEAR_SURNAME.test(word))
    return built(ends ? short : Math.min(long, chars.length), ends);
  return undefined;
}

/** 潮经手 behind 浦江: a guess that begins within a name that is known is no name. */
function isRemainder(text: string, guess: string, known: ReadonlySet<string>, longest: number): boolean {
  return positionsIn(text)
    .of(guess)
    .some((at) => {
      for (let from = Math.max(0, at + 1 - longest); from < at; from++)
        for (let end = at + 1; end <= at + guess.length; end++)
          if (known.has(text.slice(from, end)) && text.slice(from, end) !== guess) return true;
      return false;
    });
}

/** 俄罗斯籍伊万诺娃·安娜: the name without what was said before it. */
function withoutOrigin(name: string): string {
  return name.replace(
    /^[一-龥]{1,7}?(?:籍|国公民|老乡|同乡|客商|商人|青年|男子|女子|人士|公民|员工|工人|司机|村民|主管|经理|主任|总监|厨师|教练|老师|学生|翻译|顾问|工程师|船员|船长)(?=[一-龥]+[·•・‧∙])/,
    '',
  );
}

/** 张三签字 in a field: the name without what was written behind it. */
function nameByBoundary(field: string): Found | undefined {
  const match = /^(.{2,3})(?:签[字名收]|盖章)$/.exec(field);
  return match === null ? undefined : { name: match[1]!, sure: true, length: match[1]!.length };
}
