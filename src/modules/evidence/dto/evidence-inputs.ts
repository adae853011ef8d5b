import { IdField, InstantField, OneOf, Text } from '../../../platform/http/index.js';
import { STAGE_CODES, type Stage } from '../../cases/index.js';

const anything = /[^]*/;

/** What is said of a file in the fields of a form. */
export class EvidenceFields {
  @OneOf(STAGE_CODES) stage: Stage;
  @InstantField({ optional: true, about: 'beginning of the recording' }) capturedFrom?: string;
  @InstantField({ optional: true, about: 'end of the recording' }) capturedTo?: string;
  @Text({ optional: true, max: 60, about: 'the camera' }) deviceId?: string;
  @Text({
    optional: true,
    pattern: /^[0-9a-fA-F]{64}$/,
    about: 'declared by the sender; compared before receipt',
  })
  sha256?: string;
}

const digest = /^[0-9a-fA-F]{64}$/;
const HEAD = 'SHA-256 of the first MiB, of the whole where it is shorter';
const TAIL = 'SHA-256 of the last MiB, of the whole where it is shorter';

/** What is said of a file in tus metadata. */
export class UploadMetadataInput extends EvidenceFields {
  @IdField() caseId: string;
  // Judged by a rule of its own, which says what is wrong with a name.
  @Text({ max: 10_000, pattern: anything }) filename: string;
  @Text({ optional: true, max: 255 }) filetype?: string;
  @Text({ optional: true, pattern: digest, about: HEAD }) headSha256?: string;
  @Text({ optional: true, pattern: digest, about: TAIL }) tailSha256?: string;
  /** Uppy sends these three beside the ones above; they say nothing new. */
  @Text({ optional: true, max: 10_000, pattern: anything }) name?: string;
  @Text({ optional: true, max: 255 }) type?: string;
  @Text({ optional: true, max: 10_000, pattern: anything }) relativePath?: string;
}

/** By what a file picked again finds the upload it belongs to; what is left out matches everything. */
export class UnfinishedQuery {
  @IdField({ optional: true }) caseId?: string;
  @OneOf(STAGE_CODES, { optional: true }) stage?: Stage;
  @Text({ optional: true, pattern: /^\d{1,16}$/, about: 'bytes of the whole' }) length?: string;
  @Text({ optional: true, pattern: digest, about: HEAD }) headSha256?: string;
  @Text({ optional: true, pattern: digest, about: TAIL }) tailSha256?: string;
}

export class ExclusionInput {
  @Text({ max: 500, about: '行政处罚法第46条: how it was obtained, or why it could not be verified' })
  reason: string;
}

export class RecordReasonInput {
  @OneOf(STAGE_CODES) stage: Stage;
  @Text({ max: 500, about: 'why the stage has no recording' }) reason: string;
}

export class EvidenceQuery {
  @IdField() caseId: string;
  @IdField({ optional: true, about: 'the last id of the page before' }) after?: string;
}

export class ContentQuery {
  @OneOf(['1'], { optional: true, about: 'hand it out as a file; needs a reason' }) download?: '1';
  @Text({ optional: true, max: 500 }) reason?: string;
}
