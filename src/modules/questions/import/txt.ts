import type { QuestionKind } from '../rules/question.rules.js';
import { type ListedAnswer, answerList, answersRow, listItem, numbersRow } from './answer-list.js';
import { isAnswer } from './answer.js';
import { folded, linesOf, trimmed } from './characters.js';
import type { Draft, ReadFile, Rejected } from './draft.js';
import { kindWord, type KindWord } from './kinds.js';
import { type AnswerBlock, applyAnswers } from './txt-lists.js';
import {
  caseOf,
  chapterOf,
  headingOf,
  isAnswerHeading,
  isNotice,
  isPageMark,
  type Label,
  labelsOf,
  numberGoesOn,
  type Start,
  startOf,
} from './txt-marks.js';
import { bareOption, optionsAt, optionsWithin } from './txt-options.js';
import { mayBegin } from './txt-starts.js';
import { inlineAnswer } from './answer.js';

/** Questions under one heading, or between two restarts of the numbers. */
export interface Run {
  readonly index: number;
  readonly kind: KindWord | undefined;
  readonly drafts: Draft[];
  readonly styles: Set<Start['style']>;
}

type Field = 'stem' | 'option' | 'answer' | 'explanation' | 'basis';

interface Loose {
  readonly text: string;
  readonly line: number;
}

/** Reads a plain text of questions, line by line. What it cannot place becomes part of the question before it. */
export class TextReader {
  private readonly lines: string[];
  private readonly plain: string[];
  private readonly runs: Run[] = [];
  private readonly rejected: Rejected[] = [];
  private readonly blocks: AnswerBlock[] = [];
  private field: Field = 'stem';
  private current: Draft | undefined;
  /** The case whose parts are being read. */
  private open: Draft | undefined;
  /** Lines after an answer that may be the stem of a question without a number. */
  private loose: Loose[] = [];
  private listing = false;
  private numbers: number[] | undefined;
  private chapter: string | undefined;
  private skipping = false;
  private enumerated = 0;

  constructor(text: string) {
    this.lines = linesOf(text).map(trimmed);
    this.plain = this.lines.map((line) => trimmed(folded(line)));
    this.begin(undefined);
  }

  read(): ReadFile {
    for (let i = 0; i < this.lines.length; i++) {
      if (this.plain[i]) this.line(i);
      else if (this.field === 'explanation' || this.field === 'basis') this.loose = [];
    }
    this.finish();
    this.rejected.push(...applyAnswers(this.runs, this.blocks));
    return { drafts: this.runs.flatMap(({ drafts }) => drafts), rejected: this.rejected };
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
    if (this.listing && this.listLine(i)) return;
    const chapter = this.current && !this.complete ? undefined : chapterOf(text);
    if (chapter) {
      this.finish();
      this.chapter = chapter.slice(0, 60);
      return;
    }
    if (this.caseLine(i, text)) return;
    const start = startOf(text);
    if (start && this.begins(i, start)) return this.question(i, start);
    if (!this.current) return this.unnumbered(i);
    this.more(i);
  }

  private heading(i: number, text: string): boolean {
    const next = this.following(i);
    if (isNotice(text) && this.plain.slice(i).some((line) => headingOf(line))) {
      this.finish();
      this.skipping = true;
      return true;
    }
    if (isAnswerHeading(text)) {
      const pending = this.current && this.current.answer === undefined;
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
      this.block(undefined, i);
      return true;
    }
    const heading = headingOf(text);
    if (!heading) return false;
    this.skipping = false;
    const rest = heading.rest && answerList(heading.rest);
    const listBelow = next !== undefined && answerList(next) !== undefined;
    const itemBelow = this.listing && next !== undefined && listItem(next) !== undefined;
    if (heading.answers || rest || listBelow || itemBelow) {
      this.finish();
      this.listing = true;
      this.block(heading.kind, i);
      if (rest) this.list(rest, i);
      return true;
    }
    this.listing = false;
    this.begin(heading.kind);
    return true;
  }

  /** Lists of answers, wherever they stand. */
  private answerLine(i: number, text: string): boolean {
    const numbers = numbersRow(text);
    if (numbers) {
      this.numbers = numbers;
      return true;
    }
    const row = this.numbers && answersRow(text, this.numbers);
    if (row) {
      this.numbers = undefined;
      this.list({ entries: row }, i);
      return true;
    }
    const labelled = /^(?:[【[(]?\s*(?:参考|正确|标准)?答案\s*[】\])]?\s*:?)\s*(?=[([]?\d)(.*)$/.exec(text);
    const list = answerList(labelled?.[1] ?? text);
    if (!list) return false;
    // A single pair outside of a list is one where its question is known: `7. B`, and 7 was read before.
    const single = 'entries' in list && list.entries.length === 1;
    if (single && !this.listing && !labelled && !this.known(list.entries[0]!.number)) return false;
    if (single && !this.listing && labelled === null && this.current && !this.complete) return false;
    this.finish();
    this.listing = true;
    this.list(list, i);
    return true;
  }

  private known(number: number): boolean {
    return this.runs.some(({ drafts }) =>
      drafts.some(
        (draft) =>
          Number(draft.number) === number &&
          draft.answer === undefined &&
          inlineAnswer(draft.stem) === undefined,
      ),
    );
  }

  private listLine(i: number): boolean {
    const item = listItem(this.lines[i]!);
    if (item && !this.looksLikeQuestion(i)) {
      this.list({ entries: [item] }, i);
      return true;
    }
    const start = startOf(this.plain[i]!);
    if (start && this.looksLikeQuestion(i)) {
      this.listing = false;
      this.begin(this.run.kind);
      return false;
    }
    this.blocks.at(-1)?.entries.at(-1)?.notes.push(this.lines[i]!);
    return true;
  }

  /** Options or an answer follow before the next number. */
  private looksLikeQuestion(i: number): boolean {
    return this.hasBody(i);
  }

  private block(kind: KindWord | undefined, i: number): void {
    this.blocks.push({ kind, line: i + 1, after: this.runs.length, entries: [] });
  }

  private list(found: { entries: readonly ListedAnswer[] } | { fault: string }, i: number): void {
    if ('fault' in found) {
      this.rejected.push({ line: i + 1, reason: found.fault });
      return;
    }
    if (
      this.blocks.length === 0 ||
      (this.blocks.at(-1)!.after !== this.runs.length && this.blocks.at(-1)!.kind === undefined)
    )
      this.block(undefined, i);
    const block = this.blocks.at(-1)!;
    for (const { number, answer, explanation } of found.entries)
      block.entries.push({ number, answer, line: i + 1, notes: explanation ? [explanation] : [] });
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
    const last = Number(list.at(-1)?.number ?? 0);
    const previous = current?.number === undefined ? last : Number(current.number);
    if (numberGoesOn(this.plain[i]!, start) && start.value !== previous + 1) return false;
    const verdict = mayBegin({
      ...{
        value: start.value,
        style: start.style,
        previous,
        styles: this.run.styles,
        enumerated: this.enumerated,
      },
      first: !current,
      complete: this.complete,
      explaining: this.field === 'explanation' || this.field === 'basis',
      body: this.hasBody(i),
    });
    if (verdict === 'enumeration') this.enumerated = start.value;
    return verdict === 'question';
  }

  /** The question has options or an answer: another number may begin another one. */
  private get complete(): boolean {
    const { current } = this;
    if (!current) return true;
    return (
      current.options.length > 0 || current.answer !== undefined || inlineAnswer(current.stem) !== undefined
    );
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
    if (!this.open && start.value === 1 && previous > 1) this.begin(this.run.kind);
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
    this.current = draft;
    this.field = 'stem';
    this.loose = [];
    this.enumerated = 0;
    this.listing = false;
    this.feed(text, i);
  }

  private draft(i: number, number: string | undefined, stem: string): Draft {
    const { kind } = this.run;
    return {
      ...{ line: i + 1, number, run: this.run.index, stem, options: [] },
      ...(kind && kind !== 'any' && kind !== 'none' && kind !== 'case' && { kind: kind as QuestionKind }),
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
    const stem = this.loose;
    this.finish();
    const draft = this.draft(stem[0]?.line ?? i, undefined, '');
    this.take(draft, stem.map(({ text }) => text).join('\n'), stem[0]?.line ?? i);
    this.more(i);
  }

  private more(i: number): void {
    const current = this.current!;
    const line = this.lines[i]!;
    const next = this.following(i);
    if (current.answer === '' && isAnswer(line)) {
      current.answer = line;
      return;
    }
    const labels = labelsOf(this.plain[i]!);
    const answerFirst = labels[0]?.name === 'answer' && labels[0].from === 0;
    const done = this.field === 'answer' || this.field === 'explanation' || this.field === 'basis';
    if (answerFirst && current.answer && this.loose.length > 0) return this.fromLoose(i);
    if (done && this.newcomer(i, line)) return;
    const options =
      done && current.options.length > 0
        ? undefined
        : (optionsAt(line, next) ??
          (this.field === 'answer' ? undefined : bareOption(line, next, current.options)));
    if (options) {
      const split = this.grown(options[0]!.key);
      if (split !== undefined) {
        this.loose = split;
        return this.fromLoose(i);
      }
      this.field = 'option';
      return this.addOptions(line, i, options.length);
    }
    if (done && labels[0]?.from !== 0) this.loose.push({ text: line, line: i });
    if (this.field === 'option' && labels[0]?.from !== 0) this.loose.push({ text: line, line: i });
    this.feed(line, i);
  }

  /** After an answer, options or a judgement at the end of a line belong to a question that has no number. */
  private newcomer(i: number, line: string): boolean {
    const current = this.current!;
    const options = optionsAt(line, this.following(i));
    if (
      options?.[0]?.key === 'A' &&
      current.options.length > 0 &&
      (this.field === 'answer' || this.loose.length > 0)
    ) {
      const answered = this.plain
        .slice(i, i + 12)
        .findIndex((text) => labelsOf(text).some(({ name }) => name === 'answer'));
      if (this.field !== 'answer' && answered < 0) return false;
      this.fromLoose(i);
      return true;
    }
    if (this.field !== 'answer') return false;
    const inline = inlineAnswer(line);
    if (!inline || labelsOf(folded(line))[0]?.from === 0) return false;
    this.finish();
    this.take(this.draft(i, undefined, ''), line, i);
    return true;
  }

  /** Option A again, after lines that went on from the last option: those lines are the stem of another question. */
  private grown(key: string): Loose[] | undefined {
    const { current } = this;
    if (key !== 'A' || this.field !== 'option' || current!.options.length < 2 || this.loose.length === 0)
      return undefined;
    const option = current!.options.at(-1)!;
    const words = this.loose.map(({ text }) => `\n${text}`).join('');
    if (!option.text.endsWith(words)) return undefined;
    current!.options[current!.options.length - 1] = { ...option, text: option.text.slice(0, -words.length) };
    return this.loose;
  }

  private addOptions(line: string, i: number, count: number): void {
    this.loose = [];
    const labels = labelsOf(folded(line));
    const end = labels[0]?.from ?? line.length;
    const body = line.slice(0, end);
    const next = this.following(i);
    const options = optionsAt(body, next) ?? bareOption(body, next, this.current!.options) ?? [];
    this.current!.options.push(...options.slice(0, Math.max(count, options.length)));
    this.fields(line, labels, i);
  }

  /** The text of a question, with what is labelled within it. */
  private feed(line: string, i: number): void {
    const labels = labelsOf(folded(line));
    const body = trimmed(line.slice(0, labels[0]?.from ?? line.length));
    if (body) this.text(body, i);
    this.fields(line, labels, i);
  }

  private text(body: string, i: number): void {
    const current = this.current!;
    const append = (before: string | undefined) => (before ? `${before}\n${body}` : body);
    if (this.field === 'stem') {
      const split = optionsWithin(body, this.following(i));
      if (split) {
        if (split.stem) current.stem = current.stem ? `${current.stem}\n${split.stem}` : split.stem;
        current.options.push(...split.options);
        this.field = 'option';
      } else current.stem = append(current.stem);
    } else if (this.field === 'option') {
      const last = current.options.at(-1)!;
      current.options[current.options.length - 1] = { ...last, text: append(last.text) };
    } else if (this.field === 'basis') current.basis = append(current.basis);
    else current.explanation = append(current.explanation);
  }

  private fields(line: string, labels: readonly Label[], i: number): void {
    const current = this.current!;
    for (const [k, { name, to }] of labels.entries()) {
      const value = trimmed(line.slice(to, labels[k + 1]?.from));
      if (name === 'answer') {
        if (current.answer && value && trimmed(folded(current.answer)) !== trimmed(folded(value)))
          current.fault ??= `有两个答案（第${i + 1}行又写了答案），请删去一个；后一题可能缺题号`;
        current.answer = current.answer || value;
        this.field = 'answer';
      } else if (name === 'explanation' || name === 'basis') {
        current[name] = current[name] ? `${current[name]}\n${value}` : value;
        this.field = name;
      } else if (name === 'kind') {
        const kind = kindWord(value);
        if (kind && kind !== 'any' && kind !== 'none') current.kind = kind;
      } else if (name !== 'none') current[name] = value;
      this.loose = [];
    }
  }

  private following(i: number): string | undefined {
    for (let k = i + 1; k < this.plain.length; k++) if (this.plain[k]) return this.plain[k];
    return undefined;
  }

  private finish(): void {
    this.current = undefined;
    this.field = 'stem';
    this.loose = [];
    this.enumerated = 0;
  }
}

export const readText = (text: string): ReadFile => new TextReader(text).read();
