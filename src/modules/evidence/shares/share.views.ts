import { IdField, InstantField, OneOf, Part, Text, Whole } from '../../../platform/http/index.js';

export class EvidenceShareInput {
  @Text({ max: 60, about: 'whose eyes it is for; stands over the player' }) viewer: string;
  @Text({ max: 120, about: 'court, procuratorate, lawyer’s office …' }) viewerUnit: string;
  @Text({ max: 500 }) reason: string;
  @Whole({ min: 1, max: 24 * 366, about: 'hours the link is good for' }) hours: number;
}

export class EvidenceShareView {
  @IdField() id: string;
  @Text() viewer: string;
  @Text() viewerUnit: string;
  @Text() reason: string;
  @InstantField() expiresAt: string;
  @Text() createdByName: string;
  @InstantField() createdAt: string;
  @InstantField({ optional: true }) revokedAt: string | null;
  @Text({ optional: true }) revokedByName: string | null;
  @OneOf(['open', 'expired', 'revoked']) state: string;
}

export class EvidenceSharesView {
  @Part(() => EvidenceShareView, { list: true }) shares: EvidenceShareView[];
}

export class EvidenceSharedView {
  @IdField() id: string;
  @Text({ about: 'the address to hand over; shown this once' }) url: string;
  @InstantField() expiresAt: string;
}
