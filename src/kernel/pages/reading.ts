import { redact, type RedactionOptions, type RedactionRule, type RemovalClass } from '../redaction/index.js';
import { around, clipped, covered, outward, type Rect } from './box.js';
import type { Glyph } from './glyphs.js';

/** What a page lets be read: `none` and `unsure` pages have to be looked at by a person. */
export type Readable = 'text' | 'unsure' | 'none';

/** A stretch of a page that a detector would hide; one for each line over which a finding runs. */
export interface Proposal extends Rect {
  readonly class: RemovalClass;
  readonly rule: RedactionRule;
  /** The whole words found, for the office's eyes. */
  readonly text: string;
  /** The signs themselves, without the margin: what must be hidden. */
  readonly must: Rect;
}

export interface PageReading {
  readonly readable: Readable;
  readonly proposals: readonly Proposal[];
  /** Why the file may not be put online at all (RED-02). */
  readonly refuse?: string;
}

/** What else a page shows beside its text layer. */
export interface PageFacts {
  readonly width: number;
  readonly height: number;
  /** Pictures, patterns and outlines whose words no text layer tells. */
  readonly pictures: boolean;
}

interface Reading {
  readonly text: string;
  /** The glyph behind each unit of the text; -1 for what stands between glyphs. */
  readonly glyph: readonly number[];
  /** Signs set twice on one spot, as some programs make bold ones: read once, hidden together. */
  readonly twins: ReadonlyMap<number, readonly number[]>;
}

const MARGIN = 2;
/** Of so many signs one without a meaning is enough to look at the page. */
const UNREAD_SHARE = 50;
const UNREADABLE = /^$|[\p{Co}\p{Cn}\p{Cs}\uFFFD]/u;

/**
 * RED-01, RED-07: reads the text layer twice, in the order of the file and in that of the eye, by the detectors of the
 * decision's text. What either finds is proposed; what one finds inside the other's finding is not said twice.
 */
export function readPage(glyphs: readonly Glyph[], page: PageFacts, options: RedactionOptions): PageReading {
  const said = glyphs.filter(({ text }) => text.trim() !== '');
  const unread = glyphs.filter(({ text }) => UNREADABLE.test(text)).length;
  const readable: Readable =
    said.length === 0 ? 'none' : page.pictures || unread * UNREAD_SHARE > said.length ? 'unsure' : 'text';
  const found: { glyphs: ReadonlySet<number>; proposals: Proposal[] }[] = [];
  let refuse: string | undefined;
  for (const reading of [inFileOrder(glyphs), inEyeOrder(glyphs)]) {
    const redaction = redact(reading.text, options);
    refuse ??= redaction.refuse;
    for (const removal of redaction.removals) {
      const read = [...new Set(reading.glyph.slice(removal.start, removal.end))].filter((at) => at >= 0);
      const hit = read.flatMap((at) => [at, ...(reading.twins.get(at) ?? [])]);
      if (hit.length === 0 || found.some((known) => hit.every((at) => known.glyphs.has(at)))) continue;
      const text = reading.text.slice(removal.start, removal.end);
      const proposals = linesOf(hit.map((at) => glyphs[at]!)).map((line): Proposal => {
        // What a page does not show of it needs no box.
        const must = clipped(around(line), page);
        const said = { class: removal.class, rule: removal.rule, text, must };
        return { ...outward(must, page, MARGIN), ...said };
      });
      found.push({ glyphs: new Set(hit), proposals });
    }
  }
  const proposals = found
    .flatMap((one) => one.proposals)
    .filter(({ must }) => must.width > 0 && must.height > 0)
    // Words set twice on one spot are found twice; one box hides both.
    .filter(
      (one, i, all) =>
        !all.slice(0, i).some((other) => other.text === one.text && covered(one.must, [other])),
    )
    .sort((a, b) => a.y - b.y || a.x - b.x);
  return { readable, proposals, ...(refuse !== undefined && { refuse }) };
}

/** A sign as its own line sees it: `along` the line and `across` it, whichever way the line runs on the page. */
interface Place {
  readonly runs: Glyph['runs'];
  readonly along: number;
  readonly length: number;
  readonly across: number;
  readonly size: number;
}

function placeOf({ x, y, width, height, size, runs }: Glyph): Place {
  const level = runs === 'right' || runs === 'left';
  const forward = runs === 'right' ? x : runs === 'left' ? -(x + width) : runs === 'down' ? y : -(y + height);
  const middle = level ? y + height / 2 : x + width / 2;
  const across = runs === 'right' || runs === 'up' ? middle : -middle;
  return { runs, along: forward, length: level ? width : height, across, size: Math.max(size, 1) };
}

/** The words as the file says them one after the other. */
function inFileOrder(glyphs: readonly Glyph[]): Reading {
  return joined(
    glyphs.map((_, at) => at),
    glyphs,
  );
}

/** The words as a reader sees them: line by line. Split and shuffled runs come together again. */
function inEyeOrder(glyphs: readonly Glyph[]): Reading {
  const places = glyphs.map(placeOf);
  const lines: { first: Place; at: number[] }[] = [];
  const order = places
    .map((_, at) => at)
    .sort(
      (a, b) =>
        places[a]!.runs.localeCompare(places[b]!.runs) || places[a]!.across - places[b]!.across || a - b,
    );
  for (const at of order) {
    const last = lines.at(-1);
    if (last && onOneLine(last.first, places[at]!)) last.at.push(at);
    else lines.push({ first: places[at]!, at: [at] });
  }
  return joined(
    lines.flatMap((line) => line.at.sort((a, b) => places[a]!.along - places[b]!.along)),
    glyphs,
  );
}

/** Kangxi radicals and full-width forms of typefaces are read as the letters that people see. */
function joined(order: readonly number[], glyphs: readonly Glyph[]): Reading {
  const parts: string[] = [];
  const glyph: number[] = [];
  const twins = new Map<number, number[]>();
  let before: { at: number; place: Place } | undefined;
  const put = (words: string, at: number): void => {
    parts.push(words);
    for (let i = 0; i < words.length; i++) glyph.push(at);
  };
  for (const at of order) {
    const place = placeOf(glyphs[at]!);
    if (before && glyphs[before.at]!.text === glyphs[at]!.text && onOneSpot(before.place, place)) {
      twins.set(before.at, [...(twins.get(before.at) ?? []), at]);
      continue;
    }
    if (before) put(between(before.place, place), -1);
    put(glyphs[at]!.text.normalize('NFKC'), at);
    before = { at, place };
  }
  return { text: parts.join(''), glyph, twins };
}

/** Nothing within a word, a blank over a gap, a border over a wide one, a line end where the next line begins. */
function between(before: Place, here: Place): string {
  const size = Math.max(before.size, here.size);
  const gap = here.along - (before.along + before.length);
  if (!onOneLine(before, here) || gap < -4 * size) return '\n';
  return gap > 3 * size ? '\t' : gap > 0.3 * size ? ' ' : '';
}

/** The signs of one finding, line by line; what stands far apart on a line is hidden piece by piece. */
function linesOf(glyphs: readonly Glyph[]): Glyph[][] {
  const lines: Glyph[][] = [];
  let before: Place | undefined;
  for (const glyph of glyphs) {
    const here = placeOf(glyph);
    const size = Math.max(before?.size ?? 0, here.size);
    const near =
      before && onOneLine(before, here) && Math.abs(here.along - before.along - before.length) <= 6 * size;
    if (near) lines.at(-1)!.push(glyph);
    else lines.push([glyph]);
    before = here;
  }
  return lines;
}

const onOneLine = (a: Place, b: Place): boolean =>
  a.runs === b.runs && Math.abs(a.across - b.across) < Math.max(a.size, b.size) / 2;

const onOneSpot = (a: Place, b: Place): boolean =>
  onOneLine(a, b) && Math.abs(a.along - b.along) < Math.min(a.size, b.size) / 5;
