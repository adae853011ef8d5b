import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { actRoutes } from '../../platform/acts/index.js';
import { AgenciesModule } from '../agencies/index.js';
import { ACTS } from './acts/index.js';
import { QuestionActs } from './question-acts.js';
import { QuestionBank } from './question-bank.js';
import { QUESTION_ENTITIES } from './question.entities.js';
import { QuestionReader } from './question-reader.js';
import { QuestionWriter } from './question-writer.js';
import { QuestionImports } from './question-imports.js';
import { QuestionImportsController } from './question-imports.controller.js';
import { QuestionsController } from './questions.controller.js';
import './refusals.js';

@Module({
  imports: [TypeOrmModule.forFeature(QUESTION_ENTITIES), AgenciesModule],
  controllers: [QuestionImportsController, QuestionsController, ...actRoutes('questions', ACTS)],
  providers: [...ACTS, QuestionActs, QuestionBank, QuestionImports, QuestionReader, QuestionWriter],
  exports: [QuestionActs, QuestionBank, QuestionImports, QuestionReader],
})
export class QuestionsModule {}
