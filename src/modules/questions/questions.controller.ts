import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me } from '../../platform/http/index.js';
import { QuestionPageView, QuestionQuery, QuestionTopicView, QuestionView } from './dto/question-views.js';
import { QuestionReader } from './question-reader.js';

@ApiTags('questions')
@Controller('api/questions')
export class QuestionsController {
  constructor(private readonly reader: QuestionReader) {}

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
}
