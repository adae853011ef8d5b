export { Accommodate } from './acts/accommodate.js';
export { AppealResult } from './acts/appeal-result.js';
export { ComposeBlueprint, type NewBlueprint } from './acts/compose-blueprint.js';
export { CorrectKey } from './acts/correct-key.js';
export { SubmitAttempt } from './acts/submit-attempt.js';
export { OpenAttempt } from './acts/open-attempt.js';
export { PublishResults } from './acts/publish-results.js';
export { RegisterForExam } from './acts/register-for-exam.js';
export { SaveAnswers } from './acts/save-answers.js';
export { type NewBatch, ScheduleBatch } from './acts/schedule-batch.js';
export { ExamBatchRow, ExamBlueprintRow, ExamRegistrationRow } from './batch.entities.js';
export { EXAM_ENTITIES } from './exam.entities.js';
export { ExamsModule } from './exams.module.js';
export { ExamRegister } from './exam-register.js';
export { Marking } from './marking.js';
export { Attempts } from './attempts.js';
export { MyExams } from './my-exams.js';
export {
  ExamAnswerRow,
  ExamAppealRow,
  ExamCorrectionRow,
  ExamEventRow,
  ExamPaperRow,
  ExamResultRow,
  ExamSittingRow,
} from './attempt.entities.js';
