import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Put,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import { ok } from '../../kernel/result.js';
import { Allow, Me } from '../../platform/http/index.js';
import { AppealResult } from './acts/appeal-result.js';
import { SubmitAttempt } from './acts/submit-attempt.js';
import { RecordFocusLoss } from './acts/record-focus-loss.js';
import { SaveAnswers } from './acts/save-answers.js';
import { ExamAnswerInput, ExamAnswersInput, ExamAppealInput, ExamSessionInput } from './dto/exam-inputs.js';
import { ExamCreatedView } from './dto/exam-views.js';
import {
  ExamAckView,
  ExamClockView,
  ExamLeftView,
  HandedInView,
  MyResultView,
  OpenSittingView,
} from './dto/sitter-views.js';
import { MyExams } from './my-exams.js';

/** One person's attempt, from the first opening to the appeal. */
@ApiTags('exams')
@Controller('api/exams')
export class SittingsController {
  constructor(
    private readonly mine: MyExams,
    private readonly saving: SaveAnswers,
    private readonly leaving: RecordFocusLoss,
    private readonly handing: SubmitAttempt,
    private readonly appealing: AppealResult,
  ) {}

  /** Begins, goes on after a crash, or takes over from another window; whoever had it open is out. */
  @Post('registrations/:id/sitting')
  @HttpCode(200)
  @Allow('exam.start')
  @ApiOkResponse({ type: OpenSittingView })
  open(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.mine.open(me, id);
  }

  @Get('sittings/:id/time')
  @Allow('exam.sit')
  @ApiOkResponse({ type: ExamClockView })
  time(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.mine.time(me, id);
  }

  @Put('sittings/:id/answers/:no')
  @Allow('exam.answer')
  @ApiOkResponse({ type: ExamAckView })
  async save(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('no', ParseIntPipe) no: number,
    @Body() { session, choice, version }: ExamAnswerInput,
  ) {
    const saved = await this.saving.save(me, id, session, [{ no, choice, version }]);
    return saved.ok ? ok(saved.value[0]!) : saved;
  }

  /** The queue of answers given without a network: all are written or none. */
  @Post('sittings/:id/answers')
  @HttpCode(200)
  @Allow('exam.answer')
  @ApiOkResponse({ type: [ExamAckView] })
  saveAll(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ExamAnswersInput) {
    return this.saving.save(me, id, input.session, input.answers);
  }

  @Post('sittings/:id/leavings')
  @HttpCode(200)
  @Allow('exam.leave')
  @ApiOkResponse({ type: ExamLeftView })
  leave(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() { session }: ExamSessionInput) {
    return this.leaving.leave(me, id, session);
  }

  @Post('sittings/:id/submission')
  @HttpCode(200)
  @Allow('exam.submit')
  @ApiOkResponse({ type: HandedInView })
  handIn(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() { session }: ExamSessionInput) {
    return this.handing.handIn(me, id, session);
  }

  @Get('sittings/:id/result')
  @Allow('exam.sit')
  @ApiOkResponse({ type: MyResultView })
  result(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.mine.result(me, id);
  }

  @Post('sittings/:id/appeals')
  @Allow('exam.appeal')
  @ApiCreatedResponse({ type: ExamCreatedView })
  appeal(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ExamAppealInput) {
    return this.appealing.appeal(me, id, input);
  }
}
