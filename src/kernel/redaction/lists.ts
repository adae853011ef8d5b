import { NOT_NAME, WORD_AHEAD } from './names.js';
import { isOrganisation } from './organisations.js';
import { HEADS } from './tables.js';
import { isWord, wordAt } from './words.js';

const ITEM = '[一-龥·•]{2,8}(?:[（(][^（）()\\n]{0,40}[）)])?';
const LIST = new RegExp(`${ITEM}(?:\\n?、\\n?${ITEM})+`, 'g');
/** Callings, papers and things that stand in lists beside persons. */
const NO_PERSON =
  /[员工人长师者方客户主民组队部科处室站局厂店司院校所会件份页张本次条项号天日月年等书录言片料据证单表册图章牌][某甲乙丙]?$|^(?:现场|询问|调查|检查|营业|身份|照片|视频|证人|当事|执法|其他|相关|有关)|笔录|证言|照片|陈述|执照|复印|截图|合同|记录|清单|凭证|[某等的]/;

/** Verbs and counts behind the last of a list: 念奴三户. */
const AHEAD = /^[用称等均在的]|^[二三四五六七八九十两\d]{1,3}[户人名位]/;
const BRACKETED =
  /([一-龥]{2,4})[（(](?:证书|资格|注册|身份|执业|学历|职称|社保|工号|证号|警号)[^（）()\n]{0,40}[）)]/g;

/** 甲（证书编号：…）、乙（证书编号：…）: persons told in one way, one behind another. */
export function byParallelBrackets(text: string): string[] {
  const all = [...text.matchAll(BRACKETED)];
  const ends = (match: RegExpMatchArray) => match.index! + match[0].length;
  return all
    .filter((match, at) => {
      const joined = (from: number, to: number) => /^\n?[、，和及与]\n?$/.test(text.slice(from, to));
      const before = at > 0 && joined(ends(all[at - 1]!), match.index);
      const after = at + 1 < all.length && joined(ends(match), all[at + 1]!.index);
      return before || (after && !/[一-龥]/.test(text[match.index - 1] ?? ''));
    })
    .map((match) => match[1]!)
    .filter(isPerson);
}

/**
 * 邰光明、仡徕阿弟、蒙阿桑: who stands between known persons in one list is a person, whatever his surname. Of what
 * stands last only the part before a verb is read.
 */
export function listedWith(text: string, known: ReadonlySet<string>, kept: ReadonlySet<string>): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(LIST)) {
    const items = match[0].split(/\n?、\n?/).map((item) => item.replace(/[（(].*$/, ''));
    const isKnown = (item: string | undefined) => item !== undefined && endsWithOne(item, known);
    if (items.some((item) => holdsOne(item, kept))) continue;
    items.forEach((item, at) => {
      // 、是海根死亡: behind the sign of a list no sentence begins, so the first character is the surname.
      const grown = at > 0 && /^[是由能有么从时向经]/.test(item) && known.has(item.slice(1, 3));
      if (grown && item.length > 2 && isKnown(items[at - 1])) found.push(item.slice(0, 3));
      if (holdsOne(item, known)) return;
      const before = at > 0 && isKnown(items[at - 1]);
      const last = at === items.length - 1;
      const after = !last && startsWithKnown(items[at + 1]!, known);
      if (before && after && item.length <= 5 && isPerson(item) && !isWord(item)) found.push(item);
      const first = at > 1 && isKnown(items[at - 2]);
      if (before && last && (first || items.length === 2)) {
        const name = beforeVerb(item, first);
        if (name !== undefined) found.push(name);
      }
    });
  }
  return found;
}

function startsWithKnown(item: string, known: ReadonlySet<string>): boolean {
  for (let end = 0; end <= item.length; end++) if (known.has(item.slice(0, end))) return true;
  return false;
}

function endsWithOne(item: string, names: ReadonlySet<string>): boolean {
  for (let start = 0; start <= item.length; start++) if (names.has(item.slice(start))) return true;
  return false;
}

/** Items are short, the names may be thousands. */
function holdsOne(item: string, names: ReadonlySet<string>): boolean {
  for (let start = 0; start <= item.length; start++)
    if (startsWithKnown(item.slice(start), names)) return true;
  return false;
}

function isPerson(item: string): boolean {
  return !NO_PERSON.test(item) && !NOT_NAME.test(item) && !isOrganisation(item) && !HEADS.test(item);
}

/** The last of a list: 南国华反映, 沙马木沙用软管. Behind two known persons a word may begin the name. */
function beforeVerb(item: string, sure: boolean): string | undefined {
  for (const length of [2, 3, 4]) {
    const name = item.slice(0, length);
    const rest = item.slice(length);
    if (
      name.length < length ||
      !isPerson(name) ||
      isWord(name) ||
      (rest !== '' && !WORD_AHEAD.test(rest) && !AHEAD.test(rest))
    )
      continue;
    if (sure ? true : wordAt(name, 0).length === 1) return name;
  }
  return undefined;
}
