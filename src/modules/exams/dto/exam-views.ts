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
import { QUESTION_KINDS } from '../../questions/index.js';
import { AUDIENCES, BATCH_STATES } from '../batch.entities.js';
import { SUBJECTS } from '../rules/eligibility.rules.js';
import { LEAVE_RULES } from '../rules/attempt.rules.js';
import { APPEAL_STATES, ENDINGS } from '../attempt.entities.js';
import { ExamLineInput } from './exam-inputs.js';

export class ExamCreatedView {
  @IdField() id: string;
}
export class ExamPoolView {
  @OneOf(QUESTION_KINDS) kind: string;
  @Text() topic: string;
  @Whole() difficulty: number;
  @Whole({ about: 'questions in the bank' }) count: number;
}
export class ExamRulesView {
  @Whole() passPercent: number;
  @Whole() minutes: number;
  @YesNo() partialMultiple: boolean;
  @Text({ about: 'CERT-13' }) basis: string;
}
export class ExamBlueprintView {
  @IdField() id: string;
  @Text() name: string;
  @OneOf(SUBJECTS) subject: string;
  @Text({ optional: true }) field: string | null;
  @Part(() => ExamLineInput, { list: true }) lines: ExamLineInput[];
  @Whole() minutes: number;
  @Whole({ about: 'in hundredths of a point' }) fullMarks: number;
  @Whole({ about: 'in hundredths of a point' }) passMark: number;
  @OneOf(['active', 'retired']) state: string;
}
export class ExamBatchView {
  @IdField() id: string;
  @IdField() agencyId: string;
  @IdField() blueprintId: string;
  @Text() blueprintName: string;
  @OneOf(SUBJECTS) subject: string;
  @Text({ optional: true }) field: string | null;
  @Text() title: string;
  @InstantField() opensAt: string;
  @InstantField() closesAt: string;
  @Whole() graceSeconds: number;
  @OneOf(LEAVE_RULES) leaveRule: string;
  @Whole({ optional: true }) leaveLimit: number | null;
  @OneOf(AUDIENCES) audience: string;
  @IdField({ list: true }) agencyIds: string[];
  @OneOf(BATCH_STATES) state: string;
  @Text({ about: 'SHA-256 of the seed' }) commitment: string;
  @Text({ optional: true, about: 'only when the results are out' }) seed: string | null;
  @Whole() fullMarks: number;
  @Whole() passMark: number;
  @DayField({ about: 'CERT-13a' }) resultsDue: string;
  @YesNo({ about: 'the results are, or were, later than CERT-13a says' }) resultsLate: boolean;
  @InstantField({ optional: true }) publishedAt: string | null;
  @Whole() registered: number;
  @Whole() sat: number;
  @Whole({ optional: true }) passed: number | null;
}
export class ExamSitterView {
  @IdField({ about: 'of the registration' }) id: string;
  @Text() name: string;
  @IdField() agencyId: string;
  @Whole() extraSeconds: number;
  @Text({ optional: true }) extraReason: string | null;
  @IdField({ optional: true }) sittingId: string | null;
  @OneOf(['absent', 'running', 'over']) state: string;
  @OneOf(ENDINGS, { optional: true }) ending: string | null;
  @InstantField({ optional: true }) startedAt: string | null;
  @InstantField({ optional: true }) endedAt: string | null;
  @Whole() leaves: number;
  @Whole() answered: number;
  @Whole({ optional: true }) score: number | null;
  @YesNo({ optional: true }) passed: boolean | null;
  @Whole({ optional: true, about: 'how often the paper was marked' }) version: number | null;
}
export class ExamPublishedView {
  @Whole() sat: number;
  @Whole() passed: number;
}
export class ExamStatisticsView {
  @Text({ about: 'version of the question, #n in a case' }) name: string;
  @Text() stem: string;
  @OneOf(QUESTION_KINDS) kind: string;
  @Text({ about: 'right letters of the question itself' }) answer: string;
  @Whole() taken: number;
  @Whole() right: number;
  @Whole({ about: 'share of right answers, in thousandths' }) difficulty: number;
  @Whole({ optional: true, min: -1000, about: 'best 27 % less weakest 27 %, in thousandths' })
  discrimination: number | null;
}
export class ExamRemarkedView {
  @Whole({ about: 'papers marked again' }) papers: number;
  @Whole() raised: number;
  @Whole() newPasses: number;
}
export class ExamAppealView {
  @IdField() id: string;
  @IdField() batchId: string;
  @Text() title: string;
  @Text() name: string;
  @Whole({ optional: true }) no: number | null;
  @Text({ optional: true, about: 'the question in its own letters' }) question: string | null;
  @Text({ optional: true }) key: string | null;
  @Text({ optional: true, about: 'what the sitter chose, in the question’s own letters' }) choice:
    string | null;
  @Text() text: string;
  @OneOf(APPEAL_STATES) state: string;
  @InstantField() filedAt: string;
  @Text({ optional: true }) reply: string | null;
}
export class ExamDrawnPaperView {
  @IdField() registrationId: string;
  @Text({ list: true, about: 'questions in the order of the paper' }) names: string[];
  @Text() sha256: string;
}
export class ExamDrawView {
  @Text() title: string;
  @InstantField() opensAt: string;
  @InstantField() closesAt: string;
  @Text() commitment: string;
  @Text() poolSha256: string;
  @Text({ optional: true, about: 'only when the results are out' }) seed: string | null;
  @Part(() => ExamLineInput, { list: true }) lines: ExamLineInput[];
  @Text({ list: true, about: 'lines of the pool: id kind topic difficulty' }) pool: string[];
  @Part(() => ExamDrawnPaperView, { list: true, about: '200 a page' }) papers: ExamDrawnPaperView[];
}
