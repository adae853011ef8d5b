import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import type { LegalDay } from '../../kernel/time.js';
import { Allow, Me } from '../../platform/http/index.js';
import { Clock } from '../../platform/time/index.js';
import { ChangeDeviceState } from './change-device-state.js';
import { type DeviceFile, Devices } from './devices.js';
import {
  DevicePublicationInput,
  DeviceReviewInput,
  DeviceStateInput,
  NewDeviceInput,
} from './dto/device-inputs.js';
import { DeviceCreatedView, DeviceView } from './dto/device-views.js';
import { PublishDevice } from './publish-device.js';
import { RegisterDevice } from './register-device.js';
import { ReviewDevice } from './review-device.js';
import { lackingOn } from './rules/standing.rules.js';

const MOST_HANDOVERS = 100;

@ApiTags('devices')
@Controller('api/devices')
export class DevicesController {
  constructor(
    private readonly devices: Devices,
    private readonly registering: RegisterDevice,
    private readonly reviewing: ReviewDevice,
    private readonly publishing: PublishDevice,
    private readonly changing: ChangeDeviceState,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('device.read')
  @ApiOkResponse({ type: [DeviceView] })
  async list(@Me() me: Actor): Promise<DeviceView[]> {
    const today = this.clock.today();
    return (await this.devices.ofAgencies(me.agencyIds)).map((file) => viewOf(file, today));
  }

  @Post()
  @Allow('device.register')
  @ApiCreatedResponse({ type: DeviceCreatedView })
  register(@Me() me: Actor, @Body() input: NewDeviceInput): Promise<Result<DeviceCreatedView>> {
    return this.registering.register(me, input, this.clock.newId());
  }

  @Post(':id/reviews')
  @Allow('device.review')
  @ApiCreatedResponse({ type: DeviceCreatedView })
  review(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: DeviceReviewInput) {
    return this.reviewing.review(me, id, input);
  }

  @Post(':id/publications')
  @HttpCode(204)
  @Allow('device.publish')
  publish(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: DevicePublicationInput) {
    return this.publishing.publish(me, id, input);
  }

  @Post(':id/state')
  @HttpCode(204)
  @Allow('device.change-state')
  state(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: DeviceStateInput) {
    return this.changing.change(me, id, input.state, input.reason);
  }
}

function viewOf({ device, reviews, publications, handovers }: DeviceFile, today: LegalDay): DeviceView {
  const { createdAt: _, ...facts } = device;
  const held = handovers.map(({ id, officerId, officerName, takenAt, returnedAt }) => ({
    ...{ id, officerId, officerName, takenAt, returnedAt },
  }));
  return {
    ...facts,
    reviews: reviews.map(({ kind, outcome, reviewedOn, reviewer, document }) => ({
      ...{ kind, outcome, reviewedOn, reviewer, document },
    })),
    publications: publications.map(({ location, publishedOn, medium }) => ({
      ...{ location, publishedOn, medium },
    })),
    handovers: held.slice(-MOST_HANDOVERS).reverse(),
    holder: held.find((row) => row.returnedAt === null) ?? null,
    lacking: device.kind === 'monitoring' ? lackingOn(today, reviews, publications) : [],
  };
}
