import {
  DayField,
  IdField,
  InstantField,
  LimitField,
  OneOf,
  Part,
  Text,
  Whole,
  YesNo,
} from '../../../platform/http/index.js';
import { DISPOSAL_STATES } from './retention.entities.js';

export class HoldInput {
  @DayField({ about: 'last day of the hold; it can be made longer, never shorter' }) until: string;
  @Text({ max: 500 }) reason: string;
  @Text({ max: 200, optional: true, about: 'who asked for it and by which paper' }) authority?: string;
}

export class ClassInput {
  @Text({ max: 60, about: 'one of `classes`' }) category: string;
  @Text({ max: 500 }) reason: string;
}

export class DisposalInput {
  @Text({ max: 1000 }) reason: string;
}

export class RetentionGroundView {
  @Text() category: string;
  @Text() ruleId: string;
  @Text() basis: string;
  @Text({ about: 'last day, or "permanent"' }) until: string;
}

export class HoldView {
  @IdField() id: string;
  @DayField() until: string;
  @Text() reason: string;
  @Text({ optional: true }) authority: string | null;
  @Text() heldByName: string;
  @InstantField() at: string;
  @YesNo({ about: 'on everything of the case' }) wholeCase: boolean;
}

export class DisposalView {
  @IdField() id: string;
  @IdField() evidenceId: string;
  @IdField() caseId: string;
  @OneOf(DISPOSAL_STATES) state: string;
  @Text() filename: string;
  @Whole() bytes: number;
  @Text() sha256: string;
  @Text({ max: 1000 }) reason: string;
  @Text() proposedByName: string;
  @InstantField() proposedAt: string;
  @Text({ optional: true }) certificateNumber: string | null;
  @Text({ optional: true }) decidedByName: string | null;
  @InstantField({ optional: true }) decidedAt: string | null;
  @Text({ optional: true }) refusedBecause: string | null;
  @InstantField({ optional: true }) disposedAt: string | null;
}

export class RetentionView {
  @Part(() => RetentionGroundView, { list: true }) grounds: RetentionGroundView[];
  @Text({ about: 'the longest of the grounds: a day, or "permanent"' }) until: string;
  @DayField({ optional: true }) heldUntil?: string;
  @YesNo() caseOpen: boolean;
  @YesNo({ about: 'the bytes may go today, if two persons agree' }) disposable: boolean;
  @Text({ list: true, about: 'categories of REC-07 that a person may find' }) classes: string[];
  @Part(() => HoldView, { list: true }) holds: HoldView[];
  @Part(() => DisposalView, { optional: true }) disposal?: DisposalView;
}

export class DisposalsView {
  @Part(() => DisposalView, { list: true }) disposals: DisposalView[];
  @IdField({ optional: true, about: 'pass as `before` for the next page' }) next?: string;
}

export class DisposalsQuery {
  @OneOf(DISPOSAL_STATES, { optional: true }) state?: (typeof DISPOSAL_STATES)[number];
  @LimitField() limit?: number;
  @IdField({ optional: true, about: '`next` of the page before' }) before?: string;
}

export class CertificateNumberView {
  @Text() certificateNumber: string;
}

export class ProposedView {
  @IdField() id: string;
}
