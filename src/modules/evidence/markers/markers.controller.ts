import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/access/index.js';
import type { Result } from '../../../kernel/result.js';
import { Allow, Me } from '../../../platform/http/index.js';
import { MarkEvidence } from './mark-evidence.js';
import { MarkedView, MarkerInput, MarkersView } from './markers.views.js';

@ApiTags('evidence')
@Controller('api/evidence/:id/markers')
export class MarkersController {
  constructor(private readonly marking: MarkEvidence) {}

  @Get()
  @Allow('evidence.read')
  @ApiOkResponse({ type: MarkersView })
  list(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<MarkersView>> {
    return this.marking.list(me, id);
  }

  @Post()
  @Allow('evidence.mark')
  @ApiCreatedResponse({ type: MarkedView })
  mark(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: MarkerInput,
  ): Promise<Result<MarkedView>> {
    return this.marking.mark(me, id, input);
  }

  @Delete(':markerId')
  @HttpCode(204)
  @Allow('evidence.unmark')
  withdraw(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('markerId', ParseUUIDPipe) markerId: string,
  ): Promise<Result<void>> {
    return this.marking.withdraw(me, id, markerId);
  }
}
