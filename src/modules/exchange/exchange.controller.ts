import { Controller, Get, Param, ParseUUIDPipe, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me, RefusedException } from '../../platform/http/index.js';
import { BatchFiles } from './batch-files.js';
import { ExchangeLineView, ExchangeQuery, ExchangeView, TakeQuery } from './dto/exchange.dto.js';
import { ExchangeReader } from './exchange-reader.js';

/** 双公示: files for the credit platform, their receipts, and what still waits. */
@ApiTags('exchange')
@Controller('api/exchange')
export class ExchangeController {
  constructor(
    private readonly reader: ExchangeReader,
    private readonly files: BatchFiles,
  ) {}

  @Get()
  @Allow('exchange.read')
  @ApiOkResponse({ type: ExchangeView })
  view(@Me() me: Actor, @Query() { kind }: ExchangeQuery): Promise<ExchangeView> {
    return this.reader.of(me, kind ?? 'penalty');
  }

  @Get('batches/:id/lines')
  @Allow('exchange.read')
  @ApiOkResponse({ type: [ExchangeLineView] })
  lines(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<ExchangeLineView[]>> {
    return this.reader.linesOf(me, id);
  }

  @Get('batches/:id/file')
  @Allow('exchange.take')
  async file(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { format }: TakeQuery,
  ): Promise<StreamableFile> {
    const file = await this.files.take(me, id, format);
    if (!file.ok) throw new RefusedException(file.refusal);
    const { name, type, content } = file.value;
    return new StreamableFile(content, {
      type,
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
  }
}
