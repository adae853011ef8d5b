import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me } from '../../platform/http/index.js';
import { AddQuestion } from './acts/add-question.js';
import { RetireQuestion } from './acts/retire-question.js';
import { ReviseQuestion } from './acts/revise-question.js';
import { NewQuestionInput, QuestionInput, RetireQuestionInput } from './dto/question-inputs.js';
import {
  QuestionPageView,
  QuestionQuery,
  QuestionTopicView,
  QuestionView,
  RevisedQuestionView,
  WrittenQuestionView,
} from './dto/question-views.js';
import { QuestionReader } from './question-reader.js';
import type { QuestionContent } from './rules/question.rules.js';

const contentOf = (input: QuestionInput): QuestionContent => ({
  ...input,
  answer: input.answer ?? '',
  parts: input.parts ?? null,
  explanation: input.explanation ?? null,
});

@ApiTags('questions')
@Controller('api/questions')
export class QuestionsController {
  constructor(
    private readonly reader: QuestionReader,
    private readonly addQuestion: AddQuestion,
    private readonly reviseQuestion: ReviseQuestion,
    private readonly retireQuestion: RetireQuestion,
  ) {}

  @Get()
  @Allow('question.read')
  @ApiOkResponse({ type: QuestionPageView })
  list(@Me() me: Actor, @Query() query: QuestionQuery): Promise<QuestionPageView> {
    return this.reader.list(me, query);
  }

  @Get('topics')
  @Allow('question.read')
  @ApiOkResponse({ type: [QuestionTopicView] })
  topics(@Me() me: Actor): Promise<QuestionTopicView[]> {
    return this.reader.topics(me);
  }

  @Get(':id')
  @Allow('question.read')
  @ApiOkResponse({ type: QuestionView })
  one(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<QuestionView>> {
    return this.reader.one(me, id);
  }

  @Post()
  @Allow('question.add')
  @ApiCreatedResponse({ type: WrittenQuestionView })
  add(@Me() me: Actor, @Body() input: NewQuestionInput): Promise<Result<WrittenQuestionView>> {
    return this.addQuestion.add(me, { ...contentOf(input), shared: input.shared });
  }

  @Post(':id/versions')
  @Allow('question.revise')
  @ApiCreatedResponse({ type: RevisedQuestionView })
  revise(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: QuestionInput,
  ): Promise<Result<RevisedQuestionView>> {
    return this.reviseQuestion.revise(me, id, contentOf(input));
  }

  @Post(':id/retire')
  @HttpCode(204)
  @Allow('question.retire')
  retire(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: RetireQuestionInput,
  ): Promise<Result<void>> {
    return this.retireQuestion.retire(me, id, input.reason);
  }
}
