import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import { Allow, Me, Public } from '../../platform/http/index.js';
import { Accommodate } from './acts/accommodate.js';
import { ComposeBlueprint } from './acts/compose-blueprint.js';
import { PublishResults } from './acts/publish-results.js';
import { ScheduleBatch } from './acts/schedule-batch.js';
import {
  ExamPageQuery,
  ExtraTimeInput,
  NewExamBatchInput,
  NewExamBlueprintInput,
} from './dto/exam-inputs.js';
import {
  ExamBatchView,
  ExamBlueprintView,
  ExamCreatedView,
  ExamDrawView,
  ExamPoolView,
  ExamPublishedView,
  ExamRulesView,
  ExamSitterView,
} from './dto/exam-views.js';
import { ExamRegister } from './exam-register.js';
import { ExamReports } from './exam-reports.js';

/** The running of exams: blueprints, batches, their sitters, the results. */
@ApiTags('exams')
@Controller('api/exams')
export class ExamsController {
  constructor(
    private readonly register: ExamRegister,
    private readonly reports: ExamReports,
    private readonly composing: ComposeBlueprint,
    private readonly scheduling: ScheduleBatch,
    private readonly accommodating: Accommodate,
    private readonly publishing: PublishResults,
  ) {}

  @Get('pool')
  @Allow('exam.read')
  @ApiOkResponse({ type: [ExamPoolView] })
  pool(@Me() me: Actor) {
    return this.register.pool(me);
  }

  @Get('rules')
  @Allow('exam.read')
  @ApiOkResponse({ type: ExamRulesView })
  rules(@Me() me: Actor) {
    return this.register.rules(me);
  }

  @Get('blueprints')
  @Allow('exam.read')
  @ApiOkResponse({ type: [ExamBlueprintView] })
  blueprints(@Me() me: Actor) {
    return this.register.blueprints(me);
  }

  @Post('blueprints')
  @Allow('exam.compose')
  @ApiCreatedResponse({ type: ExamCreatedView })
  compose(@Me() me: Actor, @Body() input: NewExamBlueprintInput) {
    return this.composing.compose(me, input);
  }

  @Post('blueprints/:id/retire')
  @HttpCode(204)
  @Allow('exam.retire')
  retire(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.composing.retire(me, id);
  }

  @Get('batches')
  @Allow('exam.read')
  @ApiOkResponse({ type: [ExamBatchView] })
  batches(@Me() me: Actor) {
    return this.register.batches(me);
  }

  @Post('batches')
  @Allow('exam.schedule')
  @ApiCreatedResponse({ type: ExamCreatedView })
  schedule(@Me() me: Actor, @Body() input: NewExamBatchInput) {
    return this.scheduling.schedule(me, input);
  }

  @Get('batches/:id')
  @Allow('exam.read')
  @ApiOkResponse({ type: ExamBatchView })
  batch(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.register.batch(me, id);
  }

  /** Registrations, 200 a page, by id. */
  @Get('batches/:id/sitters')
  @Allow('exam.read')
  @ApiOkResponse({ type: [ExamSitterView] })
  sitters(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Query() query: ExamPageQuery) {
    return this.register.sitters(me, id, query.after);
  }

  @Post('batches/:id/results')
  @HttpCode(200)
  @Allow('exam.publish')
  @ApiOkResponse({ type: ExamPublishedView })
  publish(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.publishing.publish(me, id);
  }

  @Post('registrations/:id/extra-time')
  @HttpCode(204)
  @Allow('exam.accommodate')
  extraTime(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ExtraTimeInput) {
    return this.accommodating.accommodate(me, id, input.extraSeconds, input.reason);
  }

  /** For anybody: the commitment before, everything to redo the draw after. */
  @Get('draws/:id')
  @Public()
  @ApiOkResponse({ type: ExamDrawView })
  draw(@Param('id', ParseUUIDPipe) id: string, @Query() query: ExamPageQuery) {
    return this.reports.draw(id, query.after);
  }
}
