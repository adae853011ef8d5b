import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me } from '../../platform/http/index.js';
import { Hear } from './acts/hear.js';
import { ReportHearing } from './acts/report-hearing.js';
import {
  HearingRecordInput,
  HearingReportInput,
  HearingRequestInput,
  ScheduleHearingInput,
} from './dto/case-inputs.js';

@ApiTags('cases')
@Controller('api/cases/:id/hearing')
export class HearingsController {
  constructor(
    private readonly hear: Hear,
    private readonly reportHearing: ReportHearing,
  ) {}

  @Post('request')
  @HttpCode(204)
  @Allow('case.request-hearing')
  request(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: HearingRequestInput,
  ): Promise<Result<void>> {
    return this.hear.request(me, id, input);
  }

  @Post('schedule')
  @HttpCode(200)
  @Allow('case.schedule-hearing')
  schedule(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ScheduleHearingInput) {
    return this.hear.schedule(me, id, input);
  }

  @Post('record')
  @HttpCode(204)
  @Allow('case.record-hearing')
  record(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: HearingRecordInput,
  ): Promise<Result<void>> {
    return this.hear.record(me, id, input);
  }

  @Post('report')
  @HttpCode(204)
  @Allow('case.report-hearing')
  report(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: HearingReportInput,
  ): Promise<Result<void>> {
    return this.reportHearing.report(me, id, input.report);
  }
}
