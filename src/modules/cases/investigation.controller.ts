import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me } from '../../platform/http/index.js';
import { ApproveFiling } from './acts/approve-filing.js';
import { ConcludeInvestigation } from './acts/conclude-investigation.js';
import { Preserve } from './acts/preserve.js';
import { RecordInvestigation } from './acts/record-investigation.js';
import { RefuseFiling } from './acts/refuse-filing.js';
import { RequestFiling } from './acts/request-filing.js';
import { StateFacts } from './acts/state-facts.js';
import {
  ConclusionInput,
  FactsInput,
  InvestigationInput,
  PreservationInput,
  ReasonInput,
  RequestFilingInput,
  SettlePreservationInput,
} from './dto/case-inputs.js';

/** From the filing to the end of the investigation. */
@ApiTags('cases')
@Controller('api/cases/:id')
export class InvestigationController {
  constructor(
    private readonly requestFiling: RequestFiling,
    private readonly approveFiling: ApproveFiling,
    private readonly refuseFiling: RefuseFiling,
    private readonly recordInvestigation: RecordInvestigation,
    private readonly preserve: Preserve,
    private readonly stateFacts: StateFacts,
    private readonly concludeInvestigation: ConcludeInvestigation,
  ) {}

  @Post('filing-request')
  @HttpCode(204)
  @Allow('case.request-filing')
  request(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: RequestFilingInput,
  ): Promise<Result<void>> {
    return this.requestFiling.request(me, id, input);
  }

  @Post('filing-approval')
  @HttpCode(200)
  @Allow('case.approve-filing')
  approve(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.approveFiling.approve(me, id);
  }

  @Post('filing-refusal')
  @HttpCode(204)
  @Allow('case.refuse-filing')
  refuse(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: ReasonInput,
  ): Promise<Result<void>> {
    return this.refuseFiling.refuse(me, id, input);
  }

  @Post('investigations')
  @HttpCode(204)
  @Allow('case.record-investigation')
  record(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: InvestigationInput,
  ): Promise<Result<void>> {
    return this.recordInvestigation.record(me, id, input);
  }

  @Post('preservations')
  @HttpCode(200)
  @Allow('case.order-preservation')
  order(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: PreservationInput) {
    return this.preserve.order(me, id, input);
  }

  @Post('preservations/settlement')
  @HttpCode(200)
  @Allow('case.settle-preservation')
  settle(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: SettlePreservationInput) {
    return this.preserve.settle(me, id, input);
  }

  @Post('facts')
  @HttpCode(204)
  @Allow('case.state-facts')
  facts(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: FactsInput,
  ): Promise<Result<void>> {
    return this.stateFacts.state(me, id, input);
  }

  @Post('conclusion')
  @HttpCode(204)
  @Allow('case.conclude-investigation')
  conclude(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: ConclusionInput,
  ): Promise<Result<void>> {
    return this.concludeInvestigation.conclude(me, id, input);
  }
}
