import {
  AnyObject,
  DayField,
  IdField,
  LimitField,
  InstantField,
  OneOf,
  Part,
  Text,
  Whole,
  YesNo,
} from '../../platform/http/index.js';
import { REVIEW_STATES } from './review.entities.js';
import { STEP_KINDS } from './rules/review-clock.rules.js';

export class SubmissionInput {
  @Text({ max: 10_000, about: '送审说明' }) statement: string;
  @Text({ list: { min: 1, max: 50 }, max: 200 }) materials: string[];
}
export class ReturnInput {
  @Text({ max: 1000 }) reason: string;
}
export class TakeInput {
  @YesNo({ optional: true, about: 'false while the materials are still being checked' })
  materialsComplete?: boolean;
}
export class ChecklistItemInput {
  @Whole({ min: 1, max: 7 }) item: number;
  @YesNo() passed: boolean;
  @Text({ max: 2000 }) note: string;
  @Text({ optional: true, max: 500 }) citation?: string;
}
export class OpinionInput {
  @Part(() => ChecklistItemInput, { list: { max: 7 } }) items: ChecklistItemInput[];
  @OneOf(['agree', 'problems']) opinion: 'agree' | 'problems';
  @OneOf(['correct', 'supplement', 'disagree', 'transfer'], { optional: true }) problemKind?:
    'correct' | 'supplement' | 'disagree' | 'transfer';
  @Text({ max: 10_000 }) text: string;
}
export class ReviewQuery {
  @LimitField(200) limit?: number;
  @IdField({ optional: true, about: 'of all: id of the last of the page before' }) after?: string;
  @OneOf(['pending', 'all'], { optional: true }) status?: 'pending' | 'all';
  @IdField({ optional: true }) caseId?: string;
}
export class ReviewSubmittedView {
  @IdField() id: string;
  @Whole() round: number;
  @DayField() due: string;
}
export class ReviewDueView {
  @DayField({ about: 'last day of the review' }) due: string;
}
export class OpinionView {
  @Text() opinionNumber: string;
  @YesNo() passed: boolean;
}
export class ReviewListView {
  @IdField() id: string;
  @IdField() caseId: string;
  @Text({ optional: true }) caseNumber: string | null;
  @Text() cause: string;
  @Text() party: string;
  @Whole() round: number;
  @OneOf(REVIEW_STATES) state: string;
  @InstantField() submittedAt: string;
  @Text() submittedByName: string;
  @DayField() due: string;
  @Whole({ min: -100_000 }) workingDaysLeft: number;
  @Text({ optional: true }) reviewerName: string | null;
  @OneOf(['agree', 'problems'], { optional: true }) opinion: string | null;
  @YesNo({ about: 'the materials were found complete: the days run' }) materialsAccepted: boolean;
  @YesNo({ about: 'the last day was extended (REV-02)' }) extended: boolean;
}
export class ReviewStepView {
  @OneOf(STEP_KINDS) kind: string;
  @DayField() on: string;
  @Text() byName: string;
  @Text({ optional: true }) reason: string | null;
  @DayField({ optional: true, about: 'last day as it stood after it' }) due: string | null;
}
export class OpinionKindView {
  @OneOf(['agree', 'correct', 'supplement', 'disagree', 'transfer']) code: string;
  @Text() word: string;
}
export class ReviewerLoadView {
  @IdField() userId: string;
  @Text() name: string;
  @IdField() agencyId: string;
  @Whole({ about: 'reviews taken and not yet answered' }) open: number;
  @Whole() overdue: number;
  @Whole() opinionsThisYear: number;
}
export class ReviewView extends ReviewListView {
  @Whole({ about: 'for `If-Match`; also the `ETag` of the view' }) version: number;
  @Text() statement: string;
  @Text({ list: true }) materials: string[];
  @AnyObject({ about: 'facts, draft and evidence as submitted' }) matter: object;
  @Text() factsDigest: string;
  @Text() draftDigest: string;
  @Text() evidenceDigest: string;
  @Text() lawVersion: string;
  @Text({ list: true, about: 'what changed in the case since the submission, in Chinese' }) changed: string[];
  @Text({ list: true, about: 'what changed since the round before, in Chinese' })
  changedSincePrevious: string[];
  @Text({ list: true, about: 'the seven heads of review' }) heads: string[];
  @Part(() => ChecklistItemInput, { list: true, optional: true }) checklist: ChecklistItemInput[] | null;
  @Text({ optional: true }) problemKind: string | null;
  @Text({ optional: true }) opinionText: string | null;
  @Text({ optional: true }) opinionNumber: string | null;
  @InstantField({ optional: true }) opinedAt: string | null;
  @Text({ optional: true }) returnReason: string | null;
  @Part(() => ReviewStepView, { list: true, about: 'what moved the days, oldest first' })
  steps: ReviewStepView[];
  @Part(() => OpinionKindView, { list: true, about: 'kinds of opinion in use here (REV-05)' })
  opinionKinds: OpinionKindView[];
  @Text({ list: true, about: 'materials this case must have, alternatives joined (REV-07)' })
  requiredMaterials: string[];
  @YesNo({ about: 'the opinion letter carries its signature' }) signed: boolean;
}
