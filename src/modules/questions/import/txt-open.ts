import { inlineAnswer } from './answer.js';
import { folded, trimmed } from './characters.js';
import { type Draft, LONGEST } from './draft.js';
import { kindWord } from './kinds.js';
import { type Label, labelsOf } from './txt-marks.js';
import { bareOption, optionsAt, optionsWithin } from './txt-options.js';

type Field = 'stem' | 'option' | 'answer' | 'explanation' | 'basis';

/** A line that went to the question before, and may yet be the stem of one without a number. */
export interface Loose {
  readonly text: string;
  readonly line: number;
}

/** The question that is being read, and the field that lines without a mark of their own go on with. */
export class OpenQuestion {
  field: Field = 'stem';
  loose: Loose[] = [];
  /** The last number of a list within the stem. */
  enumerated = 0;

  constructor(readonly draft: Draft) {}

  /** It has options or an answer: another number may begin another one. */
  get complete(): boolean {
    const { options, answer, stem } = this.draft;
    if (options.length > 0 || answer !== undefined) return true;
    return stem.length <= LONGEST && inlineAnswer(stem) !== undefined;
  }

  get answered(): boolean {
    return this.field === 'answer' || this.explaining;
  }

  get explaining(): boolean {
    return this.field === 'explanation' || this.field === 'basis';
  }

  /** One line of text, with what is labelled within it. `i`: index of the line; `next`: the next line, folded. */
  feed(line: string, i: number, next: string | undefined): void {
    const labels = labelsOf(folded(line));
    const body = trimmed(line.slice(0, labels[0]?.from ?? line.length));
    if (body) this.text(body, next);
    this.fields(line, labels, i);
  }

  addOptions(line: string, i: number, next: string | undefined): void {
    this.field = 'option';
    this.loose = [];
    const labels = labelsOf(folded(line));
    const body = line.slice(0, labels[0]?.from ?? line.length);
    this.draft.options.push(...(optionsAt(body, next) ?? bareOption(body, next, this.draft.options) ?? []));
    this.fields(line, labels, i);
  }

  /** Takes the loose lines back from the field they went to: they belong to another question. */
  withoutLoose(): Loose[] {
    const { draft, loose } = this;
    const words = loose.map(({ text }) => text).join('\n');
    const cut = (text: string | undefined): string => {
      if (!words || !text?.endsWith(words)) return text ?? '';
      return text.slice(0, text.length - words.length).replace(/\n$/, '');
    };
    const last = draft.options.at(-1);
    if (this.field === 'option' && last)
      draft.options[draft.options.length - 1] = { ...last, text: cut(last.text) };
    else if (this.field === 'basis') draft.basis = cut(draft.basis) || undefined;
    else draft.explanation = cut(draft.explanation) || undefined;
    return loose;
  }

  private text(body: string, next: string | undefined): void {
    const { draft } = this;
    const append = (before: string | undefined) => (before ? `${before}\n${body}` : body);
    if (this.field === 'stem') {
      const split = optionsWithin(body, next);
      if (split) {
        if (split.stem) draft.stem = draft.stem ? `${draft.stem}\n${split.stem}` : split.stem;
        draft.options.push(...split.options);
        this.field = 'option';
      } else draft.stem = append(draft.stem);
    } else if (this.field === 'option') {
      const last = draft.options.at(-1)!;
      draft.options[draft.options.length - 1] = { ...last, text: append(last.text) };
    } else if (this.field === 'basis') draft.basis = append(draft.basis);
    else draft.explanation = append(draft.explanation);
  }

  private fields(line: string, labels: readonly Label[], i: number): void {
    const { draft } = this;
    for (const [k, { name, to }] of labels.entries()) {
      const value = trimmed(line.slice(to, labels[k + 1]?.from));
      this.loose = [];
      if (name === 'answer') {
        if (draft.answer && value && trimmed(folded(draft.answer)) !== trimmed(folded(value)))
          draft.fault ??= `有两个答案（第${i + 1}行又写了答案），请删去一个；后一题可能缺题号`;
        draft.answer = draft.answer || value;
        this.field = 'answer';
      } else if (name === 'explanation' || name === 'basis') {
        draft[name] = draft[name] ? `${draft[name]}\n${value}` : value;
        this.field = name;
      } else if (name === 'kind') {
        const kind = kindWord(value);
        if (kind && kind !== 'any' && kind !== 'none') draft.kind = kind;
      } else if (name !== 'none') draft[name] = value;
    }
  }
}
