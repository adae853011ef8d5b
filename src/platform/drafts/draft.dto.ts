import { IdField, InstantField, Part, Text } from '../http/index.js';

/** Characters of the longest draft. */
const LONGEST_CONTENT = 100_000;

export class FormDraftInput {
  @Text({ max: LONGEST_CONTENT, about: 'what was typed, as the form writes it' }) content: string;
  @IdField({ optional: true, about: 'of the draft that the form had read or saved last' }) version?: string;
  @Text({ max: 64, about: 'the window of a browser that saves: its own saves never conflict' })
  writer: string;
  @Text({ max: 200, about: 'the form as the person knows it' }) title: string;
  @Text({ max: 500, pattern: /^\/(?!\/)[^\s\\]*$/, about: 'address of the form in the workspace' })
  address: string;
}

export class FormDraftQuery {
  @IdField({ about: 'of the draft that the person saw' }) version: string;
}

export class SavedFormDraftView {
  @IdField() version: string;
  @InstantField() savedAt: string;
}

/** A draft without what was typed. */
export class FormDraftSummaryView extends SavedFormDraftView {
  @Text() form: string;
  @Text() subject: string;
  @Text() title: string;
  @Text() address: string;
}

export class FormDraftView extends FormDraftSummaryView {
  @Text({ max: LONGEST_CONTENT }) content: string;
}

export class FoundFormDraftView {
  @Part(() => FormDraftView, { optional: true, about: 'left out where the person has none' })
  draft?: FormDraftView;
}
