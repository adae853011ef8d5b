import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me, VersionedView } from '../../platform/http/index.js';
import { CorrectLicence } from './acts/correct-licence.js';
import { DeliverLicence } from './acts/deliver-licence.js';
import { EndLicence } from './acts/end-licence.js';
import { RegisterLicence } from './acts/register-licence.js';
import {
  LicenceDeliveredView,
  LicenceDeliveryInput,
  LicenceEndedView,
  LicenceEndInput,
  LicenceInput,
  LicencePageView,
  LicenceRegisteredView,
  LicencesQuery,
  LicenceView,
} from './dto/licence.dto.js';
import { LicenceReader } from './licence-reader.js';

/** 行政许可: the register of granted licences, with the days by which they are published and delivered. */
@ApiTags('licences')
@Controller('api/licences')
export class LicencesController {
  constructor(
    private readonly reader: LicenceReader,
    private readonly registering: RegisterLicence,
    private readonly correcting: CorrectLicence,
    private readonly delivering: DeliverLicence,
    private readonly ending: EndLicence,
  ) {}

  @Get()
  @Allow('licence.read')
  @ApiOkResponse({ type: LicencePageView })
  list(@Me() me: Actor, @Query() query: LicencesQuery): Promise<LicencePageView> {
    return this.reader.list(me, query);
  }

  @Get(':id')
  @Allow('licence.read')
  @VersionedView(LicenceView)
  one(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<LicenceView>> {
    return this.reader.one(me, id);
  }

  @Post()
  @Allow('licence.register')
  @ApiCreatedResponse({ type: LicenceRegisteredView })
  register(@Me() me: Actor, @Body() input: LicenceInput): Promise<Result<LicenceRegisteredView>> {
    return this.registering.register(me, input);
  }

  @Post(':id/correction')
  @HttpCode(200)
  @Allow('licence.correct')
  @ApiOkResponse({ type: LicenceRegisteredView })
  correct(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: LicenceInput) {
    return this.correcting.correct(me, id, input);
  }

  @Post(':id/delivery')
  @HttpCode(200)
  @Allow('licence.deliver')
  @ApiOkResponse({ type: LicenceDeliveredView })
  deliver(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: LicenceDeliveryInput) {
    return this.delivering.deliver(me, id, input.on);
  }

  @Post(':id/ending')
  @HttpCode(200)
  @Allow('licence.end')
  @ApiOkResponse({ type: LicenceEndedView })
  end(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: LicenceEndInput) {
    return this.ending.end(me, id, input);
  }
}
