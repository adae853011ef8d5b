import { STATUTE } from '../citations.js';
import { broken, sourceRange } from '../normalise.js';
import { isClause, isOrganisation, isOrganisationPart } from '../organisations.js';
import { surnameOf } from '../surnames.js';
import type { Detector, Document, Span } from '../types.js';

/**
 * Names of natural persons, everywhere in the text once known: the punished person as 张某某 (RED-07), all others
 * without a trace of the name (RED-01). A name inside an organisation's name stays.
 */
export const detectNames: Detector = (document) => {
  const { parties, others } = document.people;
  return [
    ...[...parties].flatMap((name) => occurrences(document, name, 'RED-07', `${surnameOf(name) ?? ''}某某`)),
    ...[...others].flatMap((name) => occurrences(document, name, 'RED-01', '某某')),
  ];
};

function occurrences(document: Document, name: string, rule: Span['rule'], replacement: string): Span[] {
  if (name.trim().length < 2) return [];
  const { text } = document.compact;
  const shields = shieldsOf(document);
  const spans: Span[] = [];
  for (const match of text.matchAll(new RegExp(broken(name.replace(/\s/g, '')), 'g'))) {
    const end = match.index + match[0].length;
    // 亓官某某: what is masked already is no name.
    if (text[end] === '某') continue;
    if (
      shields.some((shield) => shield.start <= match.index && end <= shield.end) ||
      isOrganisationPart(text.slice(Math.max(0, match.index - 2), match.index), text.slice(end, end + 24)) ||
      insideKeptName(document, match.index, end)
    )
      continue;
    const range = sourceRange(document.compact, match.index, end);
    spans.push({ ...range, class: 'natural-person-name', rule, replacement });
  }
  return spans;
}

/** What stands in the field of a party; a firm by how it ends. */
const FIRM =
  /(?:当事人|被处罚(?:人|单位)|单位名称|名称|字号(?:名称)?|申请人)[:：]\n?([一-龥A-Za-z0-9·（()）]{5,40}?)(?=\n|[，,。；;]|[（(](?:经营者|法定代表人|负责人)|主体资格|统一社会|社会信用|信用代码|注册号|登记号|经营者|法定代表人|负责人|个体工商户|营业执照)/g;
const shields = new WeakMap<object, readonly { start: number; end: number }[]>();

/** Where no name is hidden whatever it looks like: titles of statutes, and the firm of the decision wherever it is named. */
function shieldsOf({ compact: { text }, folded }: Document): readonly { start: number; end: number }[] {
  const known = shields.get(folded);
  if (known) return known;
  const firms = [...text.matchAll(FIRM)]
    .map((match) => match[1]!)
    .filter((name) => isOrganisation(name) && !isClause(name.replace(/经营部$/, '')));
  const found = [
    ...text.matchAll(STATUTE),
    ...firms.flatMap((firm) => [...text.matchAll(new RegExp(broken(firm), 'g'))]),
  ].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  shields.set(folded, found);
  return found;
}

/** 王明 is not hidden inside the officer 王明远. */
function insideKeptName(document: Document, start: number, end: number): boolean {
  for (const kept of document.people.kept) {
    if (kept.length <= end - start) continue;
    const from = Math.max(0, end - kept.length);
    if (document.compact.text.slice(from, start + kept.length).includes(kept)) return true;
  }
  return false;
}
