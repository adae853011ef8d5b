import type { QuestionKind, QuestionOption } from '../rules/question.rules.js';

/** A question as it stands in a file, before anything is judged. */
export interface Draft {
  /** 1-based line of a text file or row of a sheet at which it begins. */
  readonly line: number;
  readonly sheet?: string | undefined;
  /** The printed number, in ASCII digits. */
  number?: string | undefined;
  /** Numbers are unique within a run (a section of a text, rows of one kind in a table). */
  run: number;
  /** As the file says it: at the question, in the heading or in the sheet's name; otherwise the answer tells. */
  kind?: QuestionKind | undefined;
  stem: string;
  options: QuestionOption[];
  /** As written; read only when the options are known. */
  answer?: string | undefined;
  /** An answer in brackets within the stem, which is emptied of it. */
  inline?: string | undefined;
  explanation?: string | undefined;
  basis?: string | undefined;
  difficulty?: string | undefined;
  topic?: string | undefined;
  /** The questions of a case. */
  parts?: Draft[];
  /** What the reader of the file could not make sense of. */
  fault?: string | undefined;
}

export interface Rejected {
  readonly line: number;
  readonly reason: string;
}

/** What a reader of one kind of file finds in it. */
export interface ReadFile {
  readonly drafts: Draft[];
  readonly rejected: Rejected[];
  /** Runs that begin only because a number began anew, without a heading. */
  readonly restarts?: ReadonlySet<number>;
}

/** A cell or a field holds this many characters at most. */
export const LONGEST = 10_000;
