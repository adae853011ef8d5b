import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, IdField, Me, OneOf, Text } from '../../platform/http/index.js';
import { AnnulDecision } from './acts/annul-decision.js';
import { ArchiveCase } from './acts/archive-case.js';
import { CloseCase } from './acts/close-case.js';
import { LeaveThePath } from './acts/leave-the-path.js';
import { RegisterLead } from './acts/register-lead.js';
import { CaseReader } from './case-reader.js';
import { AnnulmentInput, LeadInput, ReasonInput } from './dto/case-inputs.js';
import { CaseFileView, CasePageView, CreatedCaseView } from './dto/case-views.js';
import { STATE_CODES } from './rules/procedure.js';

export class CaseQuery {
  @OneOf(STATE_CODES, { optional: true }) state?: string;
  @Text({ optional: true, max: 100 }) q?: string;
  @OneOf(['true', 'false'], { optional: true }) mine?: string;
  @IdField({ optional: true }) after?: string;
}

@ApiTags('cases')
@Controller('api/cases')
export class CasesController {
  constructor(
    private readonly reader: CaseReader,
    private readonly registerLead: RegisterLead,
    private readonly leave: LeaveThePath,
    private readonly closeCase: CloseCase,
    private readonly archiveCase: ArchiveCase,
    private readonly annulDecision: AnnulDecision,
  ) {}

  @Get()
  @Allow('case.read')
  @ApiOkResponse({ type: CasePageView })
  list(@Me() me: Actor, @Query() query: CaseQuery): Promise<CasePageView> {
    return this.reader.list(me, { ...query, mine: query.mine === 'true' });
  }

  @Get(':id')
  @Allow('case.read')
  @ApiOkResponse({ type: CaseFileView })
  file(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<CaseFileView>> {
    return this.reader.file(me, id);
  }

  @Post()
  @Allow('case.register-lead')
  @ApiCreatedResponse({ type: CreatedCaseView })
  register(@Me() me: Actor, @Body() input: LeadInput): Promise<Result<CreatedCaseView>> {
    return this.registerLead.register(me, input);
  }

  @Post(':id/suspend')
  @HttpCode(204)
  @Allow('case.suspend')
  suspend(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: ReasonInput,
  ): Promise<Result<void>> {
    return this.leave.perform(me, 'case.suspend', id, input);
  }

  @Post(':id/resume')
  @HttpCode(204)
  @Allow('case.resume')
  resume(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: ReasonInput,
  ): Promise<Result<void>> {
    return this.leave.perform(me, 'case.resume', id, input);
  }

  @Post(':id/drop')
  @HttpCode(204)
  @Allow('case.drop')
  drop(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: ReasonInput,
  ): Promise<Result<void>> {
    return this.leave.perform(me, 'case.drop', id, input);
  }

  @Post(':id/transfer')
  @HttpCode(204)
  @Allow('case.transfer')
  transfer(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: ReasonInput,
  ): Promise<Result<void>> {
    return this.leave.perform(me, 'case.transfer', id, input);
  }

  @Post(':id/close')
  @HttpCode(204)
  @Allow('case.close')
  close(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: ReasonInput,
  ): Promise<Result<void>> {
    return this.closeCase.close(me, id, input);
  }

  @Post(':id/archive')
  @HttpCode(200)
  @Allow('case.archive')
  archive(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Result<{ archiveNumber: string }>> {
    return this.archiveCase.archive(me, id);
  }

  @Post(':id/annulment')
  @HttpCode(200)
  @Allow('case.annul-decision')
  annul(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: AnnulmentInput) {
    return this.annulDecision.annul(me, id, input);
  }
}
