import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me } from '../../platform/http/index.js';
import { DeviceReturnInput, TakeOutInput } from './dto/device-inputs.js';
import { DeviceCreatedView } from './dto/device-views.js';
import { ReturnDevice } from './return-device.js';
import { TakeOutDevice } from './take-out-device.js';

/** Who has which camera, from when to when. */
@ApiTags('devices')
@Controller('api/devices/:id')
export class HandoversController {
  constructor(
    private readonly takingOut: TakeOutDevice,
    private readonly returning: ReturnDevice,
  ) {}

  @Post('handovers')
  @Allow('device.take-out')
  @ApiCreatedResponse({ type: DeviceCreatedView })
  takeOut(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: TakeOutInput,
  ): Promise<Result<DeviceCreatedView>> {
    return this.takingOut.takeOut(me, id, input.officerId, input.at);
  }

  @Post('return')
  @HttpCode(204)
  @Allow('device.return')
  giveBack(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: DeviceReturnInput,
  ): Promise<Result<void>> {
    return this.returning.giveBack(me, id, input.at);
  }
}
