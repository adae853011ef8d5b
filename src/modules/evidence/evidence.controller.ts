import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me } from '../../platform/http/index.js';
import { ContentQuery, EvidenceQuery, ExclusionInput } from './dto/evidence-inputs.js';
import { EvidencePageView, EvidenceView } from './dto/evidence-views.js';
import { EvidenceReader } from './evidence-reader.js';
import { ExcludeEvidence } from './exclude-evidence.js';
import { IssueReceipt } from './issue-receipt.js';
import { ServeContent } from './serve-content.js';

@ApiTags('evidence')
@Controller('api/evidence')
export class EvidenceController {
  constructor(
    private readonly reader: EvidenceReader,
    private readonly content: ServeContent,
    private readonly excluding: ExcludeEvidence,
    private readonly receipts: IssueReceipt,
  ) {}

  @Get()
  @Allow('evidence.read')
  @ApiOkResponse({ type: EvidencePageView })
  list(@Me() me: Actor, @Query() query: EvidenceQuery): Promise<Result<EvidencePageView>> {
    return this.reader.list(me, query);
  }

  @Get(':id')
  @Allow('evidence.read')
  @ApiOkResponse({ type: EvidenceView })
  view(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<EvidenceView>> {
    return this.reader.view(me, id);
  }

  @Get(':id/receipt')
  @Allow('evidence.read')
  @ApiOperation({ summary: 'what was received, as a note signed with the ledger key (C2SP signed-note)' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  async receipt(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) res: Response,
  ): Promise<Result<string>> {
    const receipt = await this.receipts.issue(me, id);
    if (receipt.ok) res.type('text/plain').attachment(`receipt-${id}.txt`);
    return receipt;
  }

  @Get(':id/content')
  @Allow('evidence.view')
  @ApiOperation({
    summary: 'the bytes (Range, If-Range; ETag is the SHA-256); every viewing is entered in the ledger',
  })
  @ApiProduces('application/octet-stream')
  bytes(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ContentQuery,
    @Req() req: Request,
    @Res() res: Response,
  ): Promise<void> {
    return this.content.serve(me, id, query, req, res);
  }

  @Post(':id/exclusion')
  @HttpCode(204)
  @Allow('evidence.exclude')
  exclude(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: ExclusionInput,
  ): Promise<Result<void>> {
    return this.excluding.exclude(me, id, input.reason);
  }
}
