import { answerList, listItem } from './answer-list.js';
import { inlineAnswer, isAnswer } from './answer.js';
import { bounded, folded, linesOf, trimmed } from './characters.js';
import { type Draft, LONGEST, type ReadFile } from './draft.js';
import type { KindWord } from './kinds.js';
import { AnswerLists, applyAnswers } from './txt-lists.js';
import {
  answerLast,
  caseOf,
  chapterOf,
  headingOf,
  isAnswerHeading,
  isNotice,
  isPageMark,
  labelsOf,
  listHeading,
  numberGoesOn,
  type Start,
  startOf,
} from './txt-marks.js';
import { type Loose, OpenQuestion } from './txt-open.js';
import { bareOption, optionsAt, optionsWithin } from './txt-options.js';
import { mayBegin } from './txt-starts.js';

/** Questions under one heading, or between two restarts of the numbers. */
export interface Run {
  readonly index: number;
  readonly kind: KindWord | undefined;
  readonly drafts: Draft[];
  readonly styles: Set<Start['style']>;
}

/** Reads a plain text of questions, line by line. What it cannot place becomes part of the question before it. */
export class TextReader {
  private readonly lines: string[];
  /** The same lines, folded: places in one are places in the other. */
  private readonly plain: string[];
  private readonly runs: Run[] = [];
  private readonly lists = new AnswerLists(this.runs);
  private current: OpenQuestion | undefined;
  /** The case whose parts are being read. */
  private open: Draft | undefined;
  /** Lines with no question open. */
  private loose: Loose[] = [];
  private readonly restarts = new Set<number>();
  private listing = false;
  private chapter: string | undefined;
  private skipping = false;

  constructor(text: string) {
    this.lines = linesOf(text).map((line) => answerLast(bounded(line, 2 * LONGEST)));
    this.plain = this.lines.map((line) => trimmed(folded(line)));
    this.begin(undefined);
  }

  read(): ReadFile {
    for (let i = 0; i < this.lines.length; i++) {
      if (this.plain[i]) this.line(i);
      else if (this.current?.explaining) this.current.loose = [];
    }
    this.finish();
    const rejected = [...this.lists.rejected, ...applyAnswers(this.runs, this.lists.blocks)];
    return { drafts: this.runs.flatMap(({ drafts }) => drafts), rejected, restarts: this.restarts };
  }

  private get run(): Run {
    return this.runs.at(-1)!;
  }

  private begin(kind: KindWord | undefined): void {
    this.finish();
    this.open = undefined;
    if (this.runs.at(-1)?.drafts.length === 0) this.runs.pop();
    this.runs.push({ index: this.runs.length, kind, drafts: [], styles: new Set() });
  }

  private line(i: number): void {
    const text = this.plain[i]!;
    if (isPageMark(text)) return;
    if (this.heading(i, text)) return;
    if (this.skipping) return;
    if (this.answerLine(i, text)) return;
    if (this.chapterLine(i, text)) return;
    if (this.listing && this.listLine(i)) return;
    if (this.caseLine(i, text)) return;
    const start = startOf(text);
    if (start && this.begins(i, start)) return this.question(i, start);
    if (!this.current) return this.unnumbered(i);
    this.more(i);
  }

  /** 第二章 …: where the question before is whole, or a heading or a number follows. */
  private chapterLine(i: number, text: string): boolean {
    const chapter = chapterOf(text);
    if (!chapter) return false;
    const next = this.following(i) ?? '';
    if (this.current && !this.current.complete && !headingOf(next) && !startOf(next)) return false;
    this.finish();
    this.chapter = chapter.slice(0, 60);
    return true;
  }

  private heading(i: number, text: string): boolean {
    const next = this.following(i);
    if (isNotice(text) && this.plain.slice(i).some((line) => headingOf(line))) {
      this.finish();
      this.skipping = true;
      return true;
    }
    if (isAnswerHeading(text)) {
      const pending = this.current?.draft.answer === undefined && this.current;
      if (
        pending &&
        /^答案:?$|^【答案】/.test(text) &&
        next !== undefined &&
        isAnswer(next) &&
        !answerList(next)
      )
        return false;
      this.finish();
      this.open = undefined;
      this.listing = true;
      this.lists.begin(undefined, i);
      return true;
    }
    const listed = listHeading(text);
    const answers = listed && answerList(listed.list);
    if (answers) {
      this.finish();
      this.listing = true;
      this.lists.begin(listed.kind, i);
      this.lists.add(answers, i);
      return true;
    }
    const heading = headingOf(text);
    if (!heading) return false;
    this.skipping = false;
    const listBelow = next !== undefined && answerList(next) !== undefined;
    const itemBelow = this.listing && next !== undefined && listItem(next) !== undefined;
    if (heading.answers || listBelow || itemBelow) {
      this.finish();
      this.listing = true;
      this.lists.begin(heading.kind, i);
      return true;
    }
    this.listing = false;
    this.begin(heading.kind);
    return true;
  }

  /** Lists of answers, wherever they stand. */
  private answerLine(i: number, text: string): boolean {
    const waiting = this.current !== undefined && !this.current.complete;
    const taken = this.lists.take(text, i, { inside: this.listing, waiting });
    if (taken !== 'taken') return taken === 'part';
    this.finish();
    this.listing = true;
    return true;
  }

  private listLine(i: number): boolean {
    const item = listItem(this.lines[i]!);
    if (item && optionsAt(this.following(i) ?? '')?.[0]?.key !== 'A') {
      this.lists.add({ entries: [item] }, i);
      return true;
    }
    const start = startOf(this.plain[i]!);
    if (start && this.hasBody(i)) {
      this.listing = false;
      this.begin(this.run.kind);
      return false;
    }
    this.lists.note(this.lines[i]!);
    return true;
  }

  private caseLine(i: number, text: string): boolean {
    if (this.run.kind !== 'case') return false;
    const found = caseOf(text);
    if (!found) return false;
    this.finish();
    this.open = this.draft(i, found.number, this.lines[i]!.slice(found.at));
    this.open.parts = [];
    this.open.kind = 'case';
    this.run.drafts.push(this.open);
    return true;
  }

  private begins(i: number, start: Start): boolean {
    const { current } = this;
    const list = this.open?.parts ?? this.run.drafts;
    const previous = Number(current?.draft.number ?? list.at(-1)?.number ?? 0);
    const next = start.value === previous + 1;
    if (!next && (numberGoesOn(this.plain[i]!, start) || this.withinOptions(i))) return false;
    const verdict = mayBegin({
      ...{ value: start.value, style: start.style, previous, styles: this.run.styles },
      enumerated: current?.enumerated ?? 0,
      first: !current,
      complete: current?.complete ?? true,
      explaining: current?.explaining ?? false,
      body: this.hasBody(i),
    });
    if (verdict === 'enumeration' && current) current.enumerated = start.value;
    return verdict === 'question';
  }

  /** The next option goes on from the last one: a number between the two is a part of its text. */
  private withinOptions(i: number): boolean {
    const last = this.current?.field === 'option' ? this.current.draft.options.at(-1)?.key : undefined;
    if (last === undefined) return false;
    for (let k = i + 1; k < Math.min(i + 6, this.plain.length); k++) {
      const key = optionsAt(this.plain[k]!)?.[0]?.key;
      if (key !== undefined) return key.charCodeAt(0) === last.charCodeAt(0) + 1;
    }
    return false;
  }

  private hasBody(i: number): boolean {
    const own = this.lines[i]!;
    const start = startOf(this.plain[i]!);
    const text = own.slice(start?.at ?? 0);
    if (
      inlineAnswer(text) ||
      optionsWithin(text, this.following(i)) ||
      labelsOf(folded(text)).some(({ name }) => name === 'answer')
    )
      return true;
    for (let k = i + 1; k < this.lines.length; k++) {
      const line = this.plain[k]!;
      if (!line) continue;
      if (startOf(line) || headingOf(line) || isAnswerHeading(line)) return false;
      if (
        optionsAt(line)?.[0]?.key === 'A' ||
        labelsOf(line).some(({ name, from }) => name === 'answer' && from === 0)
      )
        return true;
    }
    return false;
  }

  private question(i: number, start: Start): void {
    const previous = Number(this.run.drafts.at(-1)?.number ?? 0);
    this.finish();
    if (!this.open && start.value === 1 && previous > 1) {
      this.begin(this.run.kind);
      this.restarts.add(this.run.index);
    }
    this.run.styles.add(start.style);
    const draft = this.draft(i, start.number, '');
    const text = this.lines[i]!.slice(start.at);
    if (this.run.kind === 'case' && !this.open && this.partsFollow(i)) {
      draft.kind = 'case';
      draft.parts = [];
      this.open = draft;
      this.run.drafts.push(draft);
      draft.stem = text;
      this.current = undefined;
      return;
    }
    this.take(draft, text, i);
  }

  /** In a case section a number whose text has no options of its own is the case; its parts are numbered otherwise. */
  private partsFollow(i: number): boolean {
    return !this.hasBody(i) || !optionsAt(this.following(i) ?? '');
  }

  private take(draft: Draft, text: string, i: number): void {
    if (this.open) {
      delete draft.kind;
      this.open.parts!.push(draft);
    } else this.run.drafts.push(draft);
    this.current = new OpenQuestion(draft);
    this.loose = [];
    this.listing = false;
    this.current.feed(text, i, this.following(i));
  }

  private draft(i: number, number: string | undefined, stem: string): Draft {
    const { kind } = this.run;
    return {
      ...{ line: i + 1, number, run: this.run.index, stem, options: [] },
      ...(kind && kind !== 'any' && kind !== 'none' && kind !== 'case' && { kind: kind }),
      ...(kind === 'none' && { fault: '填空、简答等题没有选项字母作答案，不能导入，请删去或者改成选择题' }),
      ...(this.chapter && { topic: this.chapter }),
    };
  }

  /** A line with nothing open: the beginning of a question without a number, if its options or its answer follow. */
  private unnumbered(i: number): void {
    const text = this.lines[i]!;
    if (this.open && this.open.parts!.length === 0) {
      this.open.stem += `\n${text}`;
      return;
    }
    const options = optionsAt(text, this.following(i));
    const answer = labelsOf(this.plain[i]!).some(({ name, from }) => name === 'answer' && from === 0);
    if (options?.[0]?.key === 'A' || (answer && this.loose.length > 0)) return this.fromLoose(i);
    if (optionsWithin(text, this.following(i)) || inlineAnswer(text)) {
      if (this.hasBody(i)) return this.take(this.draft(i, undefined, ''), text, i);
    }
    this.loose.push({ text, line: i });
    if (this.loose.length > 1 && !trimmed(this.lines[i - 1] ?? '')) this.loose = this.loose.slice(-1);
  }

  /** The lines before are a stem without a number; where there are none, the question has no stem. */
  private fromLoose(i: number): void {
    const stem = this.current?.withoutLoose() ?? this.loose;
    this.finish();
    const draft = this.draft(stem[0]?.line ?? i, undefined, '');
    this.take(draft, stem.map(({ text }) => text).join('\n'), i - 1);
    this.more(i);
  }

  private more(i: number): void {
    const current = this.current!;
    const { draft } = current;
    const line = this.lines[i]!;
    const next = this.following(i);
    if (draft.answer === '' && isAnswer(line)) {
      draft.answer = line;
      return;
    }
    const label = labelsOf(this.plain[i]!)[0];
    const labelled = label?.from === 0;
    if (labelled && label.name === 'answer' && draft.answer && current.loose.length > 0)
      return this.fromLoose(i);
    if (current.answered && this.newcomer(i, current)) return;
    if (!current.answered || draft.options.length === 0) {
      const bare = current.field === 'answer' ? undefined : bareOption(line, next, draft.options);
      const options = optionsAt(line, next) ?? bare;
      if (options && this.grown(options[0]!.key, current)) return this.fromLoose(i);
      if (options) return current.addOptions(line, i, next);
    }
    if ((current.answered || current.field === 'option') && !labelled)
      current.loose.push({ text: line, line: i });
    current.feed(line, i, next);
  }

  /** After an answer, options or a judgement at the end of a line belong to a question that has no number. */
  private newcomer(i: number, current: OpenQuestion): boolean {
    const line = this.lines[i]!;
    const { field, loose, draft } = current;
    const first = optionsAt(line, this.following(i))?.[0]?.key === 'A';
    if (first && draft.options.length > 0 && (field === 'answer' || loose.length > 0)) {
      const answered = this.plain
        .slice(i, i + 12)
        .some((text) => labelsOf(text).some(({ name }) => name === 'answer'));
      if (field !== 'answer' && !answered) return false;
      this.fromLoose(i);
      return true;
    }
    if (field !== 'answer' || !inlineAnswer(line) || labelsOf(this.plain[i]!)[0]?.from === 0) return false;
    this.finish();
    this.take(this.draft(i, undefined, ''), line, i);
    return true;
  }

  /** Option A again, after lines that went on from the last option: those lines are the stem of another question. */
  private grown(key: string, { field, draft, loose }: OpenQuestion): boolean {
    return key === 'A' && field === 'option' && draft.options.length > 1 && loose.length > 0;
  }

  private following(i: number): string | undefined {
    for (let k = i + 1; k < this.plain.length; k++) if (this.plain[k]) return this.plain[k];
    return undefined;
  }

  private finish(): void {
    this.current = undefined;
    this.loose = [];
  }
}

export const readText = (text: string): ReadFile => new TextReader(text).read();
