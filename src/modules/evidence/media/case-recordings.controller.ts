import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, type Result } from '../../../kernel/result.js';
import { Allow, Me } from '../../../platform/http/index.js';
import { CaseFiles } from '../../cases/index.js';
import { ReceivedView } from '../dto/evidence-views.js';
import { RecordingFindings } from './recording-findings.js';
import { DeviceClockInput } from './recording-inputs.js';
import { RecordingFindingView } from './recording-views.js';
import { StateClock } from './state-clock.js';

/** What is to be asked about the recordings of a case, and the clocks of devices. */
@ApiTags('evidence')
@Controller('api')
export class CaseRecordingsController {
  constructor(
    private readonly cases: CaseFiles,
    private readonly findings: RecordingFindings,
    private readonly clocks: StateClock,
  ) {}

  @Get('cases/:id/recording-findings')
  @Allow('evidence.read')
  @ApiOkResponse({ type: [RecordingFindingView] })
  async ofCase(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Result<RecordingFindingView[]>> {
    const seen = await this.cases.seen(me, id);
    return seen.ok ? ok(await this.findings.ofCases([seen.value])) : seen;
  }

  @Post('devices/:id/clock-offsets')
  @Allow('evidence.state-clock')
  @ApiCreatedResponse({ type: ReceivedView })
  clock(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { from, to, ...said }: DeviceClockInput,
  ): Promise<Result<ReceivedView>> {
    const span = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    return this.clocks.onDevice(me, id, said, span);
  }
}
