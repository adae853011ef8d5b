import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgenciesModule } from '../agencies/index.js';
import { CalendarModule } from '../calendar/index.js';
import { OfficersModule } from '../officers/index.js';
import { QuestionsModule } from '../questions/index.js';
import { Accommodate } from './acts/accommodate.js';
import { AppealResult } from './acts/appeal-result.js';
import { ComposeBlueprint } from './acts/compose-blueprint.js';
import { CorrectKey } from './acts/correct-key.js';
import { DecideAppeal } from './acts/decide-appeal.js';
import { SubmitAttempt } from './acts/submit-attempt.js';
import { RecordFocusLoss } from './acts/record-focus-loss.js';
import { OpenAttempt } from './acts/open-attempt.js';
import { PublishResults } from './acts/publish-results.js';
import { RegisterForExam } from './acts/register-for-exam.js';
import { SaveAnswers } from './acts/save-answers.js';
import { ScheduleBatch } from './acts/schedule-batch.js';
import { EndDueAttempts } from './end-due-attempts.js';
import { ExamLaw } from './exam-law.js';
import { ExamRegister } from './exam-register.js';
import { ExamReports } from './exam-reports.js';
import { ExamReportsController } from './exam-reports.controller.js';
import { EXAM_ENTITIES } from './exam.entities.js';
import { ExamsController } from './exams.controller.js';
import { Marking } from './marking.js';
import { MyExams } from './my-exams.js';
import { MyExamsController } from './my-exams.controller.js';
import { Practice } from './practice.js';
import { Printing } from './printing.js';
import './refusals.js';
import { Results } from './results.js';
import { Attempts } from './attempts.js';
import { SittingsController } from './sittings.controller.js';

const ACTS = [
  ...[Accommodate, AppealResult, ComposeBlueprint, CorrectKey, DecideAppeal, SubmitAttempt],
  ...[RecordFocusLoss, OpenAttempt, PublishResults, RegisterForExam, SaveAnswers, ScheduleBatch],
];

@Module({
  imports: [
    TypeOrmModule.forFeature(EXAM_ENTITIES),
    ...[AgenciesModule, CalendarModule, OfficersModule, QuestionsModule],
  ],
  controllers: [ExamsController, ExamReportsController, MyExamsController, SittingsController],
  providers: [
    ...ACTS,
    ...[EndDueAttempts, ExamLaw, ExamRegister, ExamReports, Marking, MyExams, Practice, Printing],
    ...[Results, Attempts],
  ],
  exports: [...ACTS, ExamRegister, Marking, MyExams, Attempts],
})
export class ExamsModule {}
