import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me, VersionedView } from '../../platform/http/index.js';
import { LicencePageView, LicencesQuery, LicenceView } from './dto/licence.dto.js';
import { LicenceReader } from './licence-reader.js';

/** Reads of 行政许可: the register of granted licences, with the days by which they are published and delivered. */
@ApiTags('licences')
@Controller('api/licences')
export class LicencesController {
  constructor(private readonly reader: LicenceReader) {}

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
}
