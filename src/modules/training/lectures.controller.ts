import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me } from '../../platform/http/index.js';
import { SignInToLecture } from './acts/index.js';
import {
  LectureCodeView,
  LectureLineView,
  LectureQuery,
  LectureView,
  SignedInView,
  SignInCodeInput,
} from './dto/lecture-views.js';
import { Lectures } from './lectures.js';
import { AttendanceActs } from './training-acts.js';

@ApiTags('training')
@Controller('api/training')
export class LecturesController {
  constructor(
    private readonly lectures: Lectures,
    private readonly acts: AttendanceActs,
  ) {}

  @Get('lectures')
  @Allow('training.read')
  @ApiOkResponse({ type: [LectureLineView] })
  list(@Me() me: Actor, @Query() query: LectureQuery): Promise<LectureLineView[]> {
    return this.lectures.list(me, query.after);
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

  @Post('sign-ins')
  @HttpCode(200)
  @Allow('training.sign-in')
  @ApiOkResponse({ type: SignedInView })
  async signIn(@Me() me: Actor, @Body() { code }: SignInCodeInput): Promise<Result<SignedInView>> {
    const lecture = await this.lectures.byCode(me, code);
    if (!lecture.ok) return lecture;
    return this.acts.run(SignInToLecture, { actor: me, id: lecture.value.id, input: undefined });
  }
}
