import type { View } from './normalise.js';

/** What kind of private thing a span is. */
export const REMOVAL_CLASSES = [
  'id-number',
  'phone',
  'bank-account',
  'home-address',
  'natural-person-name',
  'plate',
  'email',
  'health',
  'minor',
] as const;
export type RemovalClass = (typeof REMOVAL_CLASSES)[number];

/** Rows of the rule packs on redaction: RED-01 what is hidden, RED-02 what is never put online, RED-07 usage. */
export type RedactionRule = 'RED-01' | 'RED-02' | 'RED-07';

/** A stretch to be hidden; offsets are UTF-16 code units of the input, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly class: RemovalClass;
  readonly rule: RedactionRule;
  readonly replacement: string;
}

/** The text in the shapes detectors read it in. */
export interface Document {
  readonly source: string;
  /** Widths folded, invisible characters gone, white space kept. */
  readonly folded: View;
  /** Folded and without spaces; line breaks kept. */
  readonly compact: View;
  readonly names: PersonNames;
  readonly options: RedactionOptions;
}

/** Who is named in the text and how each is to appear. */
export interface PersonNames {
  /** Punished natural persons: 张某某 (RED-07). */
  readonly parties: ReadonlySet<string>;
  /** Witnesses, complainants, agents, family …: hidden. */
  readonly others: ReadonlySet<string>;
  /** Legal representatives and officers: their names stay. */
  readonly kept: ReadonlySet<string>;
}

export interface RedactionOptions {
  /** Natural persons punished by the decision, known from the case. */
  readonly punishedPersons?: readonly string[];
  /** Other natural persons of the case (witnesses, complainants, minors …), known from the file. */
  readonly otherPersons?: readonly string[];
  /** Kind of the party, known from the case; judged from the text when absent. */
  readonly partyKind?: 'natural-person' | 'organisation' | 'individual-business';
  /** Names that stay (legal representative, officers). */
  readonly keepNames?: readonly string[];
  /** Further literal texts that the discloser wants hidden. */
  readonly terms?: readonly { readonly text: string; readonly class: RemovalClass }[];
  /** Day of the decision (YYYY-MM-DD) by which age is counted; the last date in the text when absent. */
  readonly decisionDay?: string;
  /** Counts where neither the case nor the text has a day. */
  readonly today?: string;
}

export type Detector = (document: Document) => readonly Span[];
