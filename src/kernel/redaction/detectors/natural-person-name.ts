import { STATUTE } from '../citations.js';
import { sourceRange } from '../normalise.js';
import { isClause, isOrganisation, isOrganisationPart } from '../organisations.js';
import { positionsAcrossLines, SpanCover, positionsIn } from '../text-positions.js';
import { surnameOf } from '../surnames.js';
import type { Detector, Document, Span } from '../types.js';

/**
 * Names of natural persons, everywhere in the text once known: the punished person as 张某某 (RED-07), all others
 * without a trace of the name (RED-01). A name inside an organisation's name stays.
 */
export const detectNames: Detector = (document) => {
  const { parties, others } = document.names;
  return [
    ...[...parties].flatMap((name) => occurrences(document, name, 'RED-07', `${surnameOf(name) ?? ''}某某`)),
    ...[...others].flatMap((name) => occurrences(document, name, 'RED-01', '某某')),
  ];
};

function occurrences(document: Document, name: string, rule: Span['rule'], replacement: string): Span[] {
  if (name.trim().length < 2) return [];
  const { text } = document.compact;
  const { shields, kept } = protectedSpansOf(document);
  const spans: Span[] = [];
  for (const { start, end } of positionsAcrossLines(text, name.replace(/\s/g, ''))) {
    // 亓官某某: what is masked already is no name.
    if (text[end] === '某') continue;
    // 王明 is not hidden inside the officer 王明远.
    const inKept = kept.has(start - 1, end) || kept.has(start, end + 1);
    if (
      inKept ||
      shields.has(start, end) ||
      isOrganisationPart(text.slice(Math.max(0, start - 2), start), text.slice(end, end + 24))
    )
      continue;
    const range = sourceRange(document.compact, start, end);
    spans.push({ ...range, class: 'natural-person-name', rule, replacement });
  }
  return spans;
}

/** What stands in the field of a party; a firm by how it ends. */
const FIRM =
  /(?:当事人|被处罚(?:人|单位)|单位名称|名称|字号(?:名称)?|申请人)[:：]\n?([一-龥A-Za-z0-9·（()）]{5,40}?)(?=\n|[，,。；;]|[（(](?:经营者|法定代表人|负责人)|主体资格|统一社会|社会信用|信用代码|注册号|登记号|经营者|法定代表人|负责人|个体工商户|营业执照)/g;
interface ProtectedSpans {
  /** Titles of statutes, and the firm of the decision wherever it is named. */
  readonly shields: SpanCover;
  /** Names that stay. */
  readonly kept: SpanCover;
}
const known = new WeakMap<object, ProtectedSpans>();

/** Where no name is hidden whatever it looks like. */
function protectedSpansOf({ compact: { text }, folded, names }: Document): ProtectedSpans {
  const before = known.get(folded);
  if (before) return before;
  const firms = [...text.matchAll(FIRM)]
    .map((match) => match[1]!)
    .filter((name) => isOrganisation(name) && !isClause(name.replace(/经营部$/, '')));
  const titles = [...text.matchAll(STATUTE)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const kept = [...names.kept].flatMap((name) =>
    positionsIn(text)
      .of(name)
      .map((start) => ({ start, end: start + name.length })),
  );
  const found = {
    shields: new SpanCover([
      ...titles,
      ...[...new Set(firms)].flatMap((firm) => positionsAcrossLines(text, firm)),
    ]),
    kept: new SpanCover(kept),
  };
  known.set(folded, found);
  return found;
}
