import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me } from '../../platform/http/index.js';
import { PublishText } from './acts/publish-text.js';
import { ReportChange } from './acts/report-change.js';
import {
  OpennessChangeInput,
  OpennessChangeMadeView,
  OpennessPublishedView,
  OpennessTextInput,
  OpennessView,
} from './dto/openness.dto.js';
import { Openness } from './openness.js';

/** 事前公开 and the window's board: one's own agency. */
@ApiTags('openness')
@Controller('api/openness')
export class OpennessController {
  constructor(
    private readonly openness: Openness,
    private readonly publishing: PublishText,
    private readonly reporting: ReportChange,
  ) {}

  @Get()
  @Allow('openness.read')
  @ApiOkResponse({ type: OpennessView })
  view(@Me() me: Actor): Promise<OpennessView> {
    return this.openness.of(me.agencyId);
  }

  @Post('texts')
  @Allow('openness.publish')
  @ApiCreatedResponse({ type: OpennessPublishedView })
  publish(@Me() me: Actor, @Body() input: OpennessTextInput): Promise<Result<OpennessPublishedView>> {
    return this.publishing.publish(me, input.item, input.text);
  }

  @Post('changes')
  @Allow('openness.report-change')
  @ApiCreatedResponse({ type: OpennessChangeMadeView })
  report(@Me() me: Actor, @Body() input: OpennessChangeInput): Promise<Result<OpennessChangeMadeView>> {
    return this.reporting.report(me, input);
  }
}
