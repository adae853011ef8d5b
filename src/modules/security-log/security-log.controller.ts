import { Readable } from 'node:stream';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import { BYTE_ORDER_MARK } from '../../kernel/csv.js';
import { Allow, Me, RefusedException } from '../../platform/http/index.js';
import { SecurityLogQuery, SecurityLogView } from './security-log.dto.js';
import { SecurityLogReader } from './security-log-reader.js';

@ApiTags('security')
@Controller('api')
export class SecurityLogController {
  constructor(private readonly reader: SecurityLogReader) {}

  @Get('security-log')
  @Allow('security.read')
  @ApiOkResponse({ type: SecurityLogView })
  page(@Me() me: Actor, @Query() query: SecurityLogQuery): Promise<SecurityLogView> {
    return this.reader.page(me, query);
  }

  @Get('security-log.csv')
  @Allow('security.export')
  @ApiProduces('text/csv')
  async export(@Me() me: Actor, @Query() query: SecurityLogQuery): Promise<StreamableFile> {
    const lines = await this.reader.export(me, query);
    if (!lines.ok) throw new RefusedException(lines.refusal);
    const marked = async function* () {
      yield BYTE_ORDER_MARK;
      yield* lines.value;
    };
    return new StreamableFile(Readable.from(marked()), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="security-log.csv"',
    });
  }
}
