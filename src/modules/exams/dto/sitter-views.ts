import {
  DayField,
  IdField,
  InstantField,
  OneOf,
  Part,
  Text,
  Whole,
  YesNo,
} from '../../../platform/http/index.js';
import { SUBJECTS } from '../rules/eligibility.rules.js';
import { LEAVE_RULES } from '../rules/attempt.rules.js';
import { APPEAL_STATES, ENDINGS } from '../attempt.entities.js';

const ITEM_KINDS = ['single', 'multiple', 'true-false'];
export const MY_STATES = [
  'registration',
  'registered',
  'ready',
  'running',
  'over',
  'published',
  'missed',
] as const;

export class MyExamView {
  @IdField() batchId: string;
  @Text() title: string;
  @OneOf(SUBJECTS) subject: string;
  @Text({ optional: true }) field: string | null;
  @Whole() minutes: number;
  @Whole() fullMarks: number;
  @Whole() passMark: number;
  @InstantField() opensAt: string;
  @InstantField() closesAt: string;
  @OneOf(LEAVE_RULES) leaveRule: string;
  @Whole({ optional: true }) leaveLimit: number | null;
  @OneOf(MY_STATES) state: string;
  @IdField({ optional: true }) registrationId: string | null;
  @Whole() extraSeconds: number;
  @IdField({ optional: true }) sittingId: string | null;
  @Whole({ optional: true }) score: number | null;
  @YesNo({ optional: true }) passed: boolean | null;
}
export class ExamOptionView {
  @Text() key: string;
  @Text() text: string;
}
export class ExamItemView {
  @Whole({ min: 1 }) no: number;
  @OneOf(ITEM_KINDS) kind: string;
  @Text({ optional: true, about: 'the facts of a case, the same for its questions' }) caseText: string | null;
  @Text() stem: string;
  @Part(() => ExamOptionView, { list: true }) options: ExamOptionView[];
  @Whole({ about: 'in hundredths of a point' }) points: number;
}
export class ExamAckView {
  @Whole({ min: 1 }) no: number;
  @Whole({ min: 1 }) version: number;
  @InstantField() savedAt: string;
  @YesNo({ about: 'a higher version is there and counts' }) superseded: boolean;
}
export class ExamSavedView {
  @Whole({ min: 1 }) no: number;
  @Whole({ min: 1 }) version: number;
  @Text() choice: string;
  @InstantField() savedAt: string;
}
export class ExamClockView {
  @OneOf(['running', 'over']) state: string;
  @OneOf(ENDINGS, { optional: true }) ending: string | null;
  @Whole({ about: 'by the server’s clock' }) remainingSeconds: number;
  @Whole() leaves: number;
}
export class OpenSittingView extends ExamClockView {
  @IdField() sittingId: string;
  @Text() session: string;
  @Text() title: string;
  @InstantField() startedAt: string;
  @InstantField() endsAt: string;
  @OneOf(LEAVE_RULES) leaveRule: string;
  @Whole({ optional: true }) leaveLimit: number | null;
  @Text({ about: 'digest of the frozen paper with its key' }) paperSha256: string;
  @Part(() => ExamItemView, { list: true }) items: ExamItemView[];
  @Part(() => ExamSavedView, { list: true }) answers: ExamSavedView[];
}
export class ExamLeftView {
  @Whole() leaves: number;
  @YesNo({ about: 'this leaving ended the sitting' }) over: boolean;
}
export class HandedInView {
  @Whole() answered: number;
  @Whole() total: number;
  @InstantField() endedAt: string;
}
export class ExamCitationView {
  @Text() law: string;
  @Text() article: string;
  @Text() lawVersion: string;
}
export class ExamMarkView extends ExamItemView {
  @Text({ about: 'what was chosen' }) choice: string;
  @Text({ list: true, about: 'what is right; none where the question is void' }) accepted: string[];
  @Whole() got: number;
  @Part(() => ExamCitationView, { list: true }) citations: ExamCitationView[];
  @Text({ optional: true }) explanation: string | null;
}
export class MyAppealView {
  @Whole({ optional: true }) no: number | null;
  @Text() text: string;
  @OneOf(APPEAL_STATES) state: string;
  @Text({ optional: true }) reply: string | null;
}
export class ExamVersionView {
  @Whole({ min: 1 }) version: number;
  @Whole() score: number;
  @YesNo() passed: boolean;
  @InstantField() at: string;
}
export class MyResultView {
  @IdField() sittingId: string;
  @IdField() registrationId: string;
  @IdField() batchId: string;
  @Text() title: string;
  @Whole() score: number;
  @Whole() fullMarks: number;
  @Whole() passMark: number;
  @YesNo() passed: boolean;
  @Whole() answered: number;
  @Whole() total: number;
  @OneOf(ENDINGS) ending: string;
  @Part(() => ExamVersionView, { list: true, about: 'every marking, the last counts' })
  versions: ExamVersionView[];
  @Part(() => ExamMarkView, { list: true }) items: ExamMarkView[];
  @DayField() appealsDue: string;
  @YesNo() mayAppeal: boolean;
  @Part(() => MyAppealView, { list: true }) appeals: MyAppealView[];
  @Text() paperSha256: string;
  @Text() seed: string;
}
export class PracticeTopicView {
  @Text() topic: string;
  @Whole() count: number;
}
export class PracticeQuestionView {
  @IdField() versionId: string;
  @Whole({ optional: true }) part: number | null;
  @OneOf(ITEM_KINDS) kind: string;
  @Text() topic: string;
  @Text({ optional: true }) caseText: string | null;
  @Text() stem: string;
  @Part(() => ExamOptionView, { list: true }) options: ExamOptionView[];
}
export class PracticeVerdictView {
  @YesNo() right: boolean;
  @Text() answer: string;
  @Part(() => ExamCitationView, { list: true }) citations: ExamCitationView[];
  @Text({ optional: true }) explanation: string | null;
}
