import { ExamBatchRow, ExamBlueprintRow, ExamRegistrationRow } from './batch.entities.js';
import {
  ExamAnswerRow,
  ExamAppealRow,
  ExamCorrectionRow,
  ExamEventRow,
  ExamPaperRow,
  ExamResultRow,
  ExamSittingRow,
} from './attempt.entities.js';

export const EXAM_ENTITIES = [
  ExamBlueprintRow,
  ExamBatchRow,
  ExamRegistrationRow,
  ExamPaperRow,
  ExamSittingRow,
  ExamAnswerRow,
  ExamEventRow,
  ExamResultRow,
  ExamCorrectionRow,
  ExamAppealRow,
];
