import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/access/index.js';
import type { Result } from '../../../kernel/result.js';
import { Allow, Me } from '../../../platform/http/index.js';
import { ShareEvidence } from './share-evidence.js';
import { SharedView, ShareInput, SharesView } from './share.views.js';

@ApiTags('evidence')
@Controller('api/evidence/:id/shares')
export class SharesController {
  constructor(private readonly sharing: ShareEvidence) {}

  @Get()
  @Allow('evidence.read')
  @ApiOkResponse({ type: SharesView })
  list(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<SharesView>> {
    return this.sharing.list(me, id);
  }

  @Post()
  @Allow('evidence.share')
  @ApiCreatedResponse({ type: SharedView })
  share(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: ShareInput,
  ): Promise<Result<SharedView>> {
    return this.sharing.share(me, id, input);
  }

  @Post(':shareId/revocation')
  @HttpCode(204)
  @Allow('evidence.revoke-share')
  revoke(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('shareId', ParseUUIDPipe) shareId: string,
  ): Promise<Result<void>> {
    return this.sharing.revoke(me, id, shareId);
  }
}
