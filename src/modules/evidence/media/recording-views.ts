import { IdField, InstantField, OneOf, Part, Text, Whole, YesNo } from '../../../platform/http/index.js';
import { DERIVATIVES } from './media.entities.js';
import { RECORDING_FINDINGS } from './rules/findings.rules.js';
import { MEDIA_PROBLEMS, MEDIA_STATUSES } from './rules/media-facts.rules.js';

/** What the bytes say of themselves. */
export class MediaView {
  @OneOf(MEDIA_STATUSES) status: string;
  @OneOf(MEDIA_PROBLEMS, { optional: true }) problem: string | null;
  @Text({ optional: true, about: 'the problem in words' }) problemText: string | null;
  @Text({ optional: true }) container: string | null;
  @Text({ optional: true }) videoCodec: string | null;
  @Text({ optional: true }) videoProfile: string | null;
  @Text({ optional: true }) audioCodec: string | null;
  @Whole({ optional: true, about: 'milliseconds' }) durationMs: number | null;
  @Whole({ optional: true }) width: number | null;
  @Whole({ optional: true }) height: number | null;
  @Whole({ optional: true, about: 'frames in 1000 seconds' }) frameRateMilli: number | null;
  @InstantField({ optional: true, about: 'when it was made, as the file says' }) madeAt: string | null;
  @Text({ optional: true, about: 'the same in the file’s own words' }) madeAtText: string | null;
  @Text() tool: string;
  @InstantField() readAt: string;
}

export class ProposedTimesView {
  @InstantField() from: string;
  @InstantField({ optional: true }) to: string | null;
}

export class ClockStatementView {
  @IdField() id: string;
  @OneOf(['item', 'device']) on: string;
  @Whole({ min: -Number.MAX_SAFE_INTEGER, about: 'ms by which the clock was ahead' }) offsetMs: number;
  @Text() saidBy: string;
  @Text() how: string;
  @Text() reason: string;
  @InstantField() comparedAt: string;
  @InstantField({ optional: true }) spanFrom: string | null;
  @InstantField({ optional: true }) spanTo: string | null;
  @InstantField() recordedAt: string;
  @Text() recordedByName: string;
}

/** The times as recorded and as corrected, side by side, with every statement there ever was. */
export class ClockView {
  @InstantField({ optional: true }) originalFrom: string | null;
  @InstantField({ optional: true }) originalTo: string | null;
  @InstantField({ optional: true }) correctedFrom: string | null;
  @InstantField({ optional: true }) correctedTo: string | null;
  @IdField({ optional: true, about: 'the statement that holds' }) by: string | null;
  @Part(() => ClockStatementView, { list: true, about: 'oldest first' }) statements: ClockStatementView[];
}

export class HolderView {
  @IdField() officerId: string;
  @Text() officerName: string;
  @InstantField() takenAt: string;
  @InstantField({ optional: true }) returnedAt: string | null;
}

export class RecordingDeviceView {
  @Text({ about: 'as the sender named it' }) number: string;
  @YesNo({ about: 'it stands in the register' }) known: boolean;
  @IdField({ optional: true }) id: string | null;
  @Text({ optional: true }) kind: string | null;
  @Text({ optional: true }) model: string | null;
  @Text({ optional: true }) location: string | null;
  @Text({ list: true, about: 'REC-09, on the day of the recording' }) lacking: string[];
  @Part(() => HolderView, { optional: true, about: 'who had it at the beginning' }) holder: HolderView | null;
}

export class RecordReviewView {
  @OneOf(['passed', 'failed']) outcome: string;
  @Text() opinion: string;
  @InstantField() at: string;
  @Text() byName: string;
}

export class ImportedView {
  @Text() sourceName: string;
  @Text({ optional: true }) officerNumber: string | null;
  @IdField({ optional: true }) officerId: string | null;
  @YesNo({ about: '重要标记' }) important: boolean;
  @Text({ optional: true }) place: string | null;
  @InstantField() importedAt: string;
}

export class RecordingFindingView {
  @IdField() evidenceId: string;
  @IdField() caseId: string;
  @OneOf(RECORDING_FINDINGS) kind: string;
  @Text() ruleId: string;
  @Text() text: string;
  @IdField({ optional: true, about: 'the other recording' }) otherId?: string;
  @Text({ optional: true, about: 'what a person said of it' }) reason: string | null;
  @Text({ optional: true }) reasonBy: string | null;
  @InstantField({ optional: true }) reasonAt: string | null;
}

export class DerivativeView {
  @IdField() id: string;
  @OneOf(DERIVATIVES) kind: string;
  @Text({ about: 'what it is, for people' }) label: string;
  @Text() mediaType: string;
  @Whole() bytes: number;
  @Text() sha256: string;
  @Text({ about: 'digest of the original it was made from' }) sourceSha256: string;
  @Text() tool: string;
  @Text({ max: 2000 }) parameters: string;
  @InstantField() madeAt: string;
}

export const PLAYBACK_STATES = ['original', 'proxy', 'waiting', 'failed', 'unavailable', 'none'] as const;

export class PlaybackView {
  @OneOf(PLAYBACK_STATES, {
    about: 'unavailable: a copy is needed and this machine has no ffmpeg; none: nothing that plays',
  })
  state: (typeof PLAYBACK_STATES)[number];
  @Text({ optional: true, about: 'the state in words, with the reason of a failure', max: 2000 })
  text: string | null;
  @Text({ optional: true }) playableUrl: string | null;
  @Text({ optional: true }) posterUrl: string | null;
  @Part(() => DerivativeView, { list: true }) derivatives: DerivativeView[];
}

/** What is known of a recording beyond its receipt. */
export class RecordingView {
  @Part(() => MediaView, { optional: true, about: 'null until read' }) media: MediaView | null;
  @Part(() => ProposedTimesView, {
    optional: true,
    about: 'from the file, where the sender gave none; never taken by itself',
  })
  proposedTimes: ProposedTimesView | null;
  @Part(() => ClockView) clock: ClockView;
  @Part(() => RecordingDeviceView, { optional: true }) device: RecordingDeviceView | null;
  @Part(() => ImportedView, { optional: true }) imported: ImportedView | null;
  @Part(() => RecordReviewView, { list: true, about: 'REC-09, oldest first' })
  recordReviews: RecordReviewView[];
  @Part(() => RecordingFindingView, { list: true }) findings: RecordingFindingView[];
  @Part(() => PlaybackView) playback: PlaybackView;
}
