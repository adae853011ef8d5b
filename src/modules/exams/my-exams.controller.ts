import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import { Allow, Me } from '../../platform/http/index.js';
import { Clock } from '../../platform/time/index.js';
import { RegisterForExam } from './acts/register-for-exam.js';
import { PracticeAnswerInput, PracticeQuery } from './dto/exam-inputs.js';
import { ExamCreatedView } from './dto/exam-views.js';
import {
  MyExamView,
  PracticeQuestionView,
  PracticeTopicView,
  PracticeVerdictView,
} from './dto/sitter-views.js';
import { MyExams } from './my-exams.js';
import { Practice } from './practice.js';

const USUAL = 10;
const MOST = 50;

/** What every signed-in person has of exams: the list, registration, practice. */
@ApiTags('exams')
@Controller('api/exams')
export class MyExamsController {
  constructor(
    private readonly mine: MyExams,
    private readonly registering: RegisterForExam,
    private readonly practice: Practice,
    private readonly clock: Clock,
  ) {}

  @Get('mine')
  @Allow('exam.sit')
  @ApiOkResponse({ type: [MyExamView] })
  list(@Me() me: Actor) {
    return this.mine.list(me);
  }

  @Post('batches/:id/registration')
  @Allow('exam.register')
  @ApiCreatedResponse({ type: ExamCreatedView })
  register(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.registering.register(me, id, this.clock.newId());
  }

  @Get('practice/topics')
  @Allow('exam.sit')
  @ApiOkResponse({ type: [PracticeTopicView] })
  topics(@Me() me: Actor) {
    return this.practice.topics(me);
  }

  @Get('practice')
  @Allow('exam.sit')
  @ApiOkResponse({ type: [PracticeQuestionView] })
  questions(@Me() me: Actor, @Query() { topic, kind, n }: PracticeQuery) {
    return this.practice.draw(me, { topic, kind }, Math.min(Number(n ?? USUAL), MOST));
  }

  @Post('practice/answers')
  @HttpCode(200)
  @Allow('exam.sit')
  @ApiOkResponse({ type: PracticeVerdictView })
  check(@Me() me: Actor, @Body() input: PracticeAnswerInput) {
    return this.practice.check(me, input);
  }
}
