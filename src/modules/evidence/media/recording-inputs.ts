import { IdField, InstantField, OneOf, Text, Whole } from '../../../platform/http/index.js';
import { RECORDING_FINDINGS, type RecordingFindingKind } from './rules/findings.rules.js';

/** A clock that was never set counts from 1970 or 2000: fifty years cover it. */
const MOST_MS = 50 * 366 * 86_400_000;

export class ClockStatementInput {
  @Whole({ min: -MOST_MS, max: MOST_MS, about: 'ms by which the clock was ahead; negative: behind' })
  offsetMs: number;
  @Text({ max: 60, about: 'who says so' }) saidBy: string;
  @Text({ max: 500, about: 'how it was found out' }) how: string;
  @Text({ max: 500 }) reason: string;
  @InstantField({ about: 'when the clock was compared' }) comparedAt: string;
}

export class DeviceClockInput extends ClockStatementInput {
  @InstantField({ optional: true, about: 'recordings begun from here, by the device’s clock' }) from?: string;
  @InstantField({ optional: true }) to?: string;
}

export class RecordingReasonInput {
  @OneOf(RECORDING_FINDINGS) kind: RecordingFindingKind;
  @Text({ max: 500 }) reason: string;
}

export class RecordReviewInput {
  @OneOf(['passed', 'failed']) outcome: 'passed' | 'failed';
  @Text({ max: 1000 }) opinion: string;
}

export class CaseFindingsQuery {
  @IdField() caseId: string;
}
