import { FIELD_CODES } from '../../../kernel/fields.js';
import { IdField, InstantField, OneOf, Part, Text, Whole, YesNo } from '../../../platform/http/index.js';
import { QUESTION_KINDS, type QuestionKind } from '../../questions/index.js';
import { type Audience, AUDIENCES } from '../batch.entities.js';
import { type Subject, SUBJECTS } from '../rules/eligibility.rules.js';
import { LEAVE_RULES, type LeaveRule } from '../rules/attempt.rules.js';

const LETTERS = /^[A-Z]*$/;

export class ExamLineInput {
  @OneOf(QUESTION_KINDS) kind: QuestionKind;
  @Text({ optional: true, max: 60, about: 'absent: any topic' }) topic?: string;
  @Whole({ optional: true, min: 1, max: 5, about: 'absent: any difficulty' }) difficulty?: number;
  @Whole({ min: 1, max: 300 }) count: number;
  @Whole({ min: 1, max: 100_000, about: 'for each question, in hundredths of a point' }) points: number;
}
export class NewExamBlueprintInput {
  @Text({ max: 120 }) name: string;
  @OneOf(SUBJECTS) subject: Subject;
  @OneOf(FIELD_CODES, { optional: true, about: 'of a special subject' }) field?: string;
  @Part(() => ExamLineInput, { list: { min: 1, max: 60 } }) lines: ExamLineInput[];
  @Whole({ optional: true, min: 1, max: 600, about: 'absent: CERT-13' }) minutes?: number;
  @Whole({ optional: true, max: 10_000_000, about: 'in hundredths of a point; absent: CERT-13' })
  passMark?: number;
}
export class NewExamBatchInput {
  @IdField() blueprintId: string;
  @Text({ max: 120 }) title: string;
  @InstantField() opensAt: string;
  @InstantField() closesAt: string;
  @Whole({ max: 3600, about: 'how long after the close a sitting that began may still run' })
  graceSeconds: number;
  @OneOf(LEAVE_RULES) leaveRule: LeaveRule;
  @Whole({ optional: true, min: 1, max: 100, about: 'at this many leavings the sitting ends (submit)' })
  leaveLimit?: number;
  @OneOf(AUDIENCES) audience: Audience;
  @IdField({ optional: true, list: { min: 1, max: 200 }, about: 'absent: the own agency' })
  agencyIds?: string[];
}
export class ExtraTimeInput {
  @Whole({ max: 36_000, about: 'seconds in all, not added to earlier ones' }) extraSeconds: number;
  @Text({ max: 300 }) reason: string;
}
export class ExamSessionInput {
  @Text({ max: 64, about: 'of the one live session' }) session: string;
}
export class ExamAnswerInput extends ExamSessionInput {
  @Text({ min: 0, max: 26, pattern: LETTERS, about: 'letters of the paper in order; empty: taken back' })
  choice: string;
  @Whole({ min: 1, max: 1_000_000, about: 'counted up with every change of this answer' }) version: number;
}
export class ExamGivenInput {
  @Whole({ min: 1, max: 1000 }) no: number;
  @Text({ min: 0, max: 26, pattern: LETTERS }) choice: string;
  @Whole({ min: 1, max: 1_000_000 }) version: number;
}
export class ExamAnswersInput extends ExamSessionInput {
  @Part(() => ExamGivenInput, { list: { min: 1, max: 500 } }) answers: ExamGivenInput[];
}
export class ExamAppealInput {
  @Whole({ optional: true, min: 1, max: 1000, about: 'the question; absent: the whole paper' }) no?: number;
  @Text({ max: 2000 }) text: string;
}
export class ExamAppealDecisionInput {
  @OneOf(['upheld', 'rejected']) outcome: 'upheld' | 'rejected';
  @Text({ max: 2000 }) reply: string;
  @Text({ optional: true, max: 26, pattern: LETTERS, about: 'right letters of the question itself' })
  answer?: string;
  @YesNo({ optional: true, about: 'the question counts for everybody' }) voided?: boolean;
}
export class ExamCorrectionInput {
  @Text({ max: 45, pattern: /^[0-9a-f-]{36}(#\d{1,2})?$/, about: 'version of the question, #n in a case' })
  name: string;
  @Text({ optional: true, max: 26, pattern: LETTERS, about: 'absent: the question is void' }) answer?: string;
  @Text({ max: 2000 }) reason: string;
}
export class PracticeQuery {
  @Text({ optional: true, max: 60 }) topic?: string;
  @OneOf(QUESTION_KINDS, { optional: true }) kind?: QuestionKind;
  @Text({ optional: true, pattern: /^\d{1,2}$/, about: 'how many, 10 unless said, 50 at most' }) n?: string;
}
export class PracticeAnswerInput {
  @IdField() versionId: string;
  @Whole({ optional: true, min: 1, max: 50, about: 'question of a case' }) part?: number;
  @Text({ min: 0, max: 26, pattern: LETTERS, about: 'letters of the question' }) choice: string;
}
export class ExamPageQuery {
  @IdField({ optional: true, about: 'the last id of the page before' }) after?: string;
}
export class SpecimenQuery {
  @Text({ max: 64, pattern: /^[0-9A-Za-z-]+$/, about: 'seed; the same seed gives the same paper' })
  seed: string;
}
