import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgenciesModule } from '../agencies/index.js';
import { AddQuestion } from './acts/add-question.js';
import { ImportQuestions } from './acts/import-questions.js';
import { LoadHouseBank } from './acts/load-house-bank.js';
import { RetireQuestion } from './acts/retire-question.js';
import { ReviseQuestion } from './acts/revise-question.js';
import { QuestionBank } from './question-bank.js';
import { QUESTION_ENTITIES } from './question.entities.js';
import { QuestionReader } from './question-reader.js';
import { QuestionWriter } from './question-writer.js';
import { QuestionImportsController } from './question-imports.controller.js';
import { QuestionsController } from './questions.controller.js';
import './refusals.js';

@Module({
  imports: [TypeOrmModule.forFeature(QUESTION_ENTITIES), AgenciesModule],
  controllers: [QuestionImportsController, QuestionsController],
  providers: [
    QuestionBank,
    QuestionReader,
    QuestionWriter,
    AddQuestion,
    ReviseQuestion,
    RetireQuestion,
    ImportQuestions,
    LoadHouseBank,
  ],
  exports: [
    QuestionBank,
    QuestionReader,
    AddQuestion,
    ReviseQuestion,
    RetireQuestion,
    ImportQuestions,
    LoadHouseBank,
  ],
})
export class QuestionsModule {}
