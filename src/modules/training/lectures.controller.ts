import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me } from '../../platform/http/index.js';
import { EndLecture } from './acts/end-lecture.js';
import { ScheduleLecture } from './acts/schedule-lecture.js';
import { SignInToLecture } from './acts/sign-in-to-lecture.js';
import { SignOutOfLecture } from './acts/sign-out-of-lecture.js';
import {
  CancelLectureInput,
  EndedLectureView,
  LectureCodeView,
  LectureIdView,
  LectureInput,
  LectureLineView,
  LectureQuery,
  LectureView,
  SignedInView,
  SignInCodeInput,
} from './dto/lecture-views.js';
import { Lectures } from './lectures.js';

@ApiTags('training')
@Controller('api/training')
export class LecturesController {
  constructor(
    private readonly lectures: Lectures,
    private readonly scheduleLecture: ScheduleLecture,
    private readonly signInToLecture: SignInToLecture,
    private readonly signOutOfLecture: SignOutOfLecture,
    private readonly endLecture: EndLecture,
  ) {}

  @Get('lectures')
  @Allow('training.read')
  @ApiOkResponse({ type: [LectureLineView] })
  list(@Me() me: Actor, @Query() query: LectureQuery): Promise<LectureLineView[]> {
    return this.lectures.list(me, query.after);
  }

  @Post('lectures')
  @Allow('training.schedule-lecture')
  @ApiCreatedResponse({ type: LectureIdView })
  schedule(@Me() me: Actor, @Body() input: LectureInput): Promise<Result<LectureIdView>> {
    return this.scheduleLecture.schedule(me, input);
  }

  @Get('lectures/:id')
  @Allow('training.oversee')
  @ApiOkResponse({ type: LectureView })
  one(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<LectureView>> {
    return this.lectures.one(me, id);
  }

  @Get('lectures/:id/code')
  @Allow('training.schedule-lecture')
  @ApiOkResponse({ type: LectureCodeView })
  code(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<LectureCodeView>> {
    return this.lectures.code(me, id);
  }

  @Post('lectures/:id/close')
  @HttpCode(200)
  @Allow('training.close-lecture')
  @ApiOkResponse({ type: EndedLectureView })
  close(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<EndedLectureView>> {
    return this.endLecture.close(me, id);
  }

  @Post('lectures/:id/cancel')
  @HttpCode(204)
  @Allow('training.cancel-lecture')
  cancel(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: CancelLectureInput,
  ): Promise<Result<void>> {
    return this.endLecture.cancel(me, id, input.reason);
  }

  @Post('sign-ins')
  @HttpCode(200)
  @Allow('training.sign-in')
  @ApiOkResponse({ type: SignedInView })
  signIn(@Me() me: Actor, @Body() input: SignInCodeInput): Promise<Result<SignedInView>> {
    return this.signInToLecture.signIn(me, input.code);
  }

  @Post('lectures/:id/sign-out')
  @HttpCode(204)
  @Allow('training.sign-out')
  signOut(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<void>> {
    return this.signOutOfLecture.signOut(me, id);
  }
}
