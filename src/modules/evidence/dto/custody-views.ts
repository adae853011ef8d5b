import { AnyObject, IdField, InstantField, Part, Text, Whole } from '../../../platform/http/index.js';
import { EvidenceView } from './evidence-views.js';

export class CustodyActView {
  @Whole({ about: 'position in the tree of the agency' }) seq: number;
  @IdField() entryId: string;
  @InstantField() at: string;
  @Text() act: string;
  @Text() title: string;
  @IdField() actorId: string;
  @Text() actorName: string;
  @Text({ optional: true, about: 'as the person gave it' }) reason: string | null;
  @AnyObject() detail: object;
  @Text({ about: 'RFC 6962 leaf hash, hex' }) leafHash: string;
  @Text({ list: true, about: 'audit path to the root of the checkpoint, lowest first (RFC 9162 2.1.3)' })
  proof: string[];
}

export class CustodyCheckpointView {
  @Whole() size: number;
  @Text() root: string;
  @InstantField() at: string;
  @Text({ about: 'signed note (C2SP tlog-checkpoint)' }) note: string;
  @Text({ about: 'name+id+base64 of the Ed25519 key' }) verifierKey: string;
}

export class CustodyView {
  @Part(() => EvidenceView) item: EvidenceView;
  @Text({ optional: true }) caseNumber: string | null;
  @Text() agencyName: string;
  @InstantField() madeAt: string;
  @Part(() => CustodyActView, { list: true }) acts: CustodyActView[];
  @Part(() => CustodyCheckpointView) checkpoint: CustodyCheckpointView;
}
