import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me } from '../../platform/http/index.js';
import { PublishText } from './acts/publish-text.js';
import { OpennessPublishedView, OpennessTextInput, OpennessView } from './dto/proactive-disclosure.dto.js';
import { ProactiveDisclosure } from './proactive-disclosure.js';
import { ProactiveTextActs } from './proactive-disclosure-acts.js';
import { mayBePublished } from './publishable-text.js';

/** 事前公开 and the window's board: one's own agency. */
@ApiTags('openness')
@Controller('api/openness')
export class OpennessController {
  constructor(
    private readonly openness: ProactiveDisclosure,
    private readonly texts: ProactiveTextActs,
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
  async publish(@Me() me: Actor, @Body() input: OpennessTextInput): Promise<Result<OpennessPublishedView>> {
    const may = await mayBePublished(input);
    return may.ok ? this.texts.run(PublishText, { actor: me, input }) : may;
  }
}
