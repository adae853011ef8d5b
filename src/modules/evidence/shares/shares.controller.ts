import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/access/index.js';
import type { Result } from '../../../kernel/result.js';
import { Allow, Me } from '../../../platform/http/index.js';
import { ShareEvidence } from './share-evidence.js';
import { EvidenceSharedView, EvidenceShareInput, EvidenceSharesView } from './share.views.js';

@ApiTags('evidence')
@Controller('api/evidence/:id/shares')
export class SharesController {
  constructor(private readonly sharing: ShareEvidence) {}

  @Get()
  @Allow('evidence.read')
  @ApiOkResponse({ type: EvidenceSharesView })
  list(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<EvidenceSharesView>> {
    return this.sharing.list(me, id);
  }

  @Post()
  @Allow('evidence.share')
  @ApiCreatedResponse({ type: EvidenceSharedView })
  share(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: EvidenceShareInput,
  ): Promise<Result<EvidenceSharedView>> {
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
