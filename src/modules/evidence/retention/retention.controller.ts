import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Actor } from '../../../kernel/access/index.js';
import type { Result } from '../../../kernel/result.js';
import { Allow, Me, RefusedException } from '../../../platform/http/index.js';
import { dispositionOf } from '../rules/content.rules.js';
import { ClassifyEvidence } from './classify-evidence.js';
import { DisposeEvidence } from './dispose-evidence.js';
import { HoldEvidence } from './hold-evidence.js';
import { RetentionReader } from './retention-reader.js';
import {
  CertificateNumberView,
  ClassInput,
  DisposalInput,
  DisposalsQuery,
  DisposalsView,
  HoldInput,
  ProposedView,
  RetentionView,
} from './retention.views.js';

/** How long things are kept, what is on hold, and how bytes go. */
@ApiTags('retention')
@Controller('api')
export class RetentionController {
  constructor(
    private readonly reader: RetentionReader,
    private readonly holding: HoldEvidence,
    private readonly classifying: ClassifyEvidence,
    private readonly disposing: DisposeEvidence,
  ) {}

  @Get('evidence/:id/retention')
  @Allow('evidence.read')
  @ApiOkResponse({ type: RetentionView })
  of(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<RetentionView>> {
    return this.reader.of(me, id);
  }

  @Post('evidence/:id/holds')
  @HttpCode(204)
  @Allow('evidence.hold')
  hold(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: HoldInput,
  ): Promise<Result<void>> {
    return this.holding.item(me, id, input);
  }

  @Post('cases/:id/evidence-holds')
  @HttpCode(204)
  @Allow('evidence.hold')
  holdCase(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: HoldInput,
  ): Promise<Result<void>> {
    return this.holding.wholeCase(me, id, input);
  }

  @Post('evidence/:id/retention-classes')
  @HttpCode(204)
  @Allow('evidence.classify')
  classify(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: ClassInput,
  ): Promise<Result<void>> {
    return this.classifying.classify(me, id, input);
  }

  @Post('evidence/:id/disposals')
  @Allow('evidence.propose-disposal')
  @ApiCreatedResponse({ type: ProposedView })
  propose(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: DisposalInput,
  ): Promise<Result<ProposedView>> {
    return this.disposing.propose(me, id, input.reason);
  }

  @Get('disposals')
  @Allow('evidence.read')
  @ApiOkResponse({ type: DisposalsView })
  list(@Me() me: Actor, @Query() query: DisposalsQuery): Promise<DisposalsView> {
    return this.reader.list(me, query);
  }

  @Post('disposals/:id/approval')
  @HttpCode(200)
  @Allow('evidence.approve-disposal')
  @ApiOkResponse({ type: CertificateNumberView })
  approve(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<CertificateNumberView>> {
    return this.disposing.approve(me, id);
  }

  @Post('disposals/:id/refusal')
  @HttpCode(204)
  @Allow('evidence.refuse-disposal')
  refuse(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: DisposalInput,
  ): Promise<Result<void>> {
    return this.disposing.refuseProposal(me, id, input.reason);
  }

  @Get('disposals/:id/certificate')
  @Allow('evidence.read')
  @ApiProduces('text/plain')
  async certificate(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() res: Response,
  ): Promise<void> {
    const found = await this.reader.certificate(me, id);
    if (!found.ok) throw new RefusedException(found.refusal);
    res
      .type('text/plain; charset=utf-8')
      .setHeader('Content-Disposition', dispositionOf('attachment', found.value.name));
    res.send(found.value.text);
  }
}
