import { IdField, InstantField, OneOf, Part, Text, Whole, YesNo } from '../../../platform/http/index.js';
import { STAGE_CODES } from '../../cases/index.js';
import { EVIDENCE_STATES } from '../evidence.entity.js';
import { RecordingView } from '../media/recording-views.js';
import { MEDIA } from '../rules/media-type.rules.js';

export class ReceivedView {
  @IdField() id: string;
}

export class EvidenceSummaryView {
  @IdField() id: string;
  @IdField() caseId: string;
  @OneOf(STAGE_CODES) stage: string;
  @OneOf(MEDIA) medium: string;
  @Text() filename: string;
  @Text() mediaType: string;
  @Whole() bytes: number;
  @Text() sha256: string;
  @OneOf(EVIDENCE_STATES) state: string;
  @InstantField({ optional: true }) capturedFrom: string | null;
  @InstantField({ optional: true }) capturedTo: string | null;
  @Text({ optional: true }) deviceId: string | null;
  @Whole({ optional: true, about: 'begun hours beyond REC-06; 0 in time; null where it cannot be judged' })
  lateByHours: number | null;
  @InstantField() receivedAt: string;
  @Text() uploadedByName: string;
  @YesNo({ about: 'the browser can show it' }) viewable: boolean;
  @Text({ about: 'where its bytes are' }) contentUrl: string;
  @Text({ optional: true, about: '行政处罚法第46条' }) excludedBecause: string | null;
}

export class EvidencePageView {
  @Part(() => EvidenceSummaryView, { list: true }) evidence: EvidenceSummaryView[];
  @IdField({ optional: true, about: 'pass as `after` for the next page' }) next?: string;
}

/** What the sender may keep: where in the agency's tree the receipt stands. */
export class ReceiptView {
  @IdField() entryId: string;
  @Whole({ about: 'position in the tree' }) seq: number;
  @Text({ about: 'RFC 6962 leaf hash, hex' }) leafHash: string;
  @InstantField() at: string;
}

export class EvidenceView extends EvidenceSummaryView {
  @Text({ optional: true, about: 'GB/T 32905; null until sealed' }) sm3: string | null;
  @Text({ optional: true }) declaredSha256: string | null;
  @InstantField({ optional: true }) sealedAt: string | null;
  @OneOf(['tus', 'multipart']) origin: string;
  @IdField({ list: true, about: 'items of other cases of the agency with these very bytes' })
  sameBytesAs: string[];
  @Part(() => ReceiptView) receipt: ReceiptView;
  @Part(() => RecordingView, { about: 'media facts, clock, device, findings, playback' })
  recording: RecordingView;
}

export class UnfinishedUploadView {
  @IdField() id: string;
  @Text({ about: 'the tus address to go on at' }) url: string;
  @Text({ optional: true, about: 'SHA-256 of the first MiB as declared' }) headSha256: string | null;
  @Text({ optional: true, about: 'SHA-256 of the last MiB as declared' }) tailSha256: string | null;
  @Text() filename: string;
  @IdField() caseId: string;
  @OneOf(STAGE_CODES) stage: string;
  @Whole({ about: 'bytes of the whole' }) length: number;
  @Whole({ about: 'bytes acknowledged' }) offset: number;
  @InstantField() createdAt: string;
  @InstantField() expiresAt: string;
}
