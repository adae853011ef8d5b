import { IdField, InstantField, Part, Text, Whole, YesNo } from '../../../platform/http/index.js';

const LONGEST_MS = 2_147_483_647;

export class MarkerInput {
  @Whole({ max: LONGEST_MS, about: 'milliseconds from the beginning of the recording' }) fromMs: number;
  @Whole({ max: LONGEST_MS, optional: true, about: 'end of a clip; left out for a moment' }) toMs?: number;
  @Text({ max: 40, about: 'one of `tags`' }) tag: string;
  @Text({ max: 200, min: 0 }) note: string;
}

export class MarkerView {
  @IdField() id: string;
  @Whole() fromMs: number;
  @Whole({ optional: true }) toMs: number | null;
  @Text() tag: string;
  @Text() note: string;
  @Text() byName: string;
  @InstantField() at: string;
  @YesNo({ about: 'the person asking made it, and may withdraw it' }) mine: boolean;
}

export class MarkersView {
  @Text({ list: true, about: 'what a recording shows (REC-08)' }) tags: string[];
  @Part(() => MarkerView, { list: true }) markers: MarkerView[];
}

export class MarkedView {
  @IdField() id: string;
}
