import { standsAlone } from './name-occurrences.js';
import { BOUNDARY, NOT_NAME, TITLE, VERB } from './names.js';
import { isOrganisation, isOrganisationPart, PLACE_AHEAD } from './organisations.js';
import { CLEAR_SURNAME, isSeldom, surnameOf } from './surnames.js';
import { KNOWS_WORDS, runsOf, type Word } from './words.js';

/** Surnames that are above all words or numerals. */
const WORDS =
  /^[和于时从应向由有能都那相被所以经成当步支来过同及与在查常权商又后第补征者伍周纪鲁鄂涂扶弘用且计全公生户化员理信利占单区查关家车籍费]$/;
const NO_PART =
  /[区县市镇乡路街局厅院所支证述省仟佰拾元万岁的了着过在和与及或等是有不未被将把对向于其该此各每本这那者也都均第条款项处称说系已曾后应须]/;
/** 荆水罚〔2026〕6号: the number of a document. */
const DOCUMENT_NUMBER = /^[^\n。，,；;：:]{0,16}[〔[（(【]\d{4}[〕\]）)】]|^[一-龥]{1,5}字(?:第|\d)/;
/** 黄颡鱼等12.6公斤, 以600元购得: goods and amounts. */
const GOODS = /^等?\d[\d.,]*(?:公斤|千克|克|斤|吨|升|毫升|[条只头尾箱瓶包盒件袋台辆桶株棵])/;
/** Those of them that are no part of a given name. */
const SURE_VERB = /^[把卖送付租借欠给让由叫请帮]/;
/** Words of one character before which a name stands. */
const BEFORE = /^[对向由与和及将给为是在被因以的从让请使叫经称系替同跟说至有令据致往到了镇乡村县]$/;

/** Names that nothing announces, found because they are no words of the language. */
export function namesBySegments(text: string): string[] {
  return KNOWS_WORDS ? runsOf(text).flatMap((words) => inRun(text, words)) : [];
}

function inRun(text: string, words: readonly Word[]): string[] {
  const names: string[] = [];
  words.forEach((word, at) => {
    const name = nameFrom(text, words, at);
    if (name !== undefined && !isOrganisation(name)) {
      const end = word.start + name.length;
      // 李四装饰有限公司, “李四”牌: the name of a firm or of goods.
      const quoted =
        /[“"「]/.test(text[word.start - 1] ?? '') && /^.{0,12}[”"」]/.test(text.slice(end, end + 13));
      // A cell of a table that heads no persons.
      const cell = text[word.start - 1] === ':' && text[end] === ':';
      if (
        !quoted &&
        !cell &&
        !PLACE_AHEAD.test(text.slice(end, end + 3)) &&
        !isOrganisationPart('市', text.slice(end, end + 24))
      )
        names.push(name);
    }
  });
  return names;
}

function nameFrom(text: string, words: readonly Word[], at: number): string | undefined {
  const surname = words[at]!.text;
  if (surnameOf(surname) !== surname || WORDS.test(surname)) return undefined;
  const before = words[at - 1]?.text ?? '';
  if (surname === '元' && /[\d万千百十]$/.test(text.slice(0, words[at]!.start).slice(-1))) return undefined;
  if (DOCUMENT_NUMBER.test(text.slice(words[at]!.start, words[at]!.start + 24))) return undefined;
  if (before.length === 1 && !BEFORE.test(before)) return undefined;
  // 打碎雪克杯: a surname met seldom counts only where a name may begin.
  if (before.length > 1 && isSeldom(surname)) return undefined;
  const first = words[at + 1]?.text ?? '';
  const second = words[at + 2]?.text ?? '';
  const clear = CLEAR_SURNAME.test(surname);
  const verb = /[把卖送付租借欠给让由就才又]$/;
  const closed = (count: number, given: string) => {
    const after = words[at + count];
    const end = words[at]!.start + surname.length + given.length;
    const ahead = text.slice(end, end + 6);
    if (GOODS.test(text.slice(end, end + 12))) return false;
    const ended =
      BOUNDARY.test(ahead) ||
      (given.length === 2 ? VERB : SURE_VERB).test(ahead) ||
      (clear && (after?.text.length ?? 2) > 1);
    const name = surname + given;
    return ended && !verb.test(given) && !NO_PART.test(given) && !NOT_NAME.test(name) && !TITLE.test(given);
  };
  if (first.length === 1 && second.length === 1 && closed(3, first + second)) {
    const name = surname + first + second;
    return standsAlone(text, surname + first, name) ? surname + first : name;
  }
  if (!clear && !/^[展衣苑辜巨冷税敬祖初代]$/.test(surname)) return undefined;
  if (first.length > 0 && first.length < 3 && closed(2, first)) return surname + first;
  return undefined;
}
