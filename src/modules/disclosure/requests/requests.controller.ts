import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/access/index.js';
import type { Result } from '../../../kernel/result.js';
import { Allow, Me, VersionedView } from '../../../platform/http/index.js';
import { RequestsQuery } from '../dto/request-inputs.js';
import { RequestPageView, RequestView } from '../dto/request-views.js';
import { RequestReader } from './request-reader.js';

/** 公众申请: corrections, early stops, complaints and suggestions that came through the portal. */
@ApiTags('requests')
@Controller('api/requests')
export class RequestsController {
  constructor(private readonly reader: RequestReader) {}

  @Get()
  @Allow('request.read')
  @ApiOkResponse({ type: RequestPageView })
  list(@Me() me: Actor, @Query() query: RequestsQuery): Promise<RequestPageView> {
    return this.reader.list(me, query.status ?? 'open', query.after);
  }

  @Get(':id')
  @Allow('request.read')
  @VersionedView(RequestView)
  one(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<RequestView>> {
    return this.reader.one(me, id);
  }
}
