import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me, RefusedException } from '../../platform/http/index.js';
import { Clock } from '../../platform/time/index.js';
import { MakeBatch } from './acts/make-batch.js';
import { RecordReceipt } from './acts/record-receipt.js';
import { TakeBatch } from './acts/take-batch.js';
import {
  BatchMadeView,
  ExchangeLineView,
  ExchangeQuery,
  ExchangeView,
  MakeBatchInput,
  ReceiptInput,
  TakeQuery,
} from './dto/exchange.dto.js';
import { ExchangeReader } from './exchange-reader.js';

/** 双公示: files for the credit platform, their receipts, and what still waits. */
@ApiTags('exchange')
@Controller('api/exchange')
export class ExchangeController {
  constructor(
    private readonly reader: ExchangeReader,
    private readonly making: MakeBatch,
    private readonly receipts: RecordReceipt,
    private readonly taking: TakeBatch,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('exchange.read')
  @ApiOkResponse({ type: ExchangeView })
  view(@Me() me: Actor, @Query() { kind }: ExchangeQuery): Promise<ExchangeView> {
    return this.reader.of(me, kind ?? 'penalty');
  }

  @Post('batches')
  @Allow('exchange.make')
  @ApiCreatedResponse({ type: BatchMadeView })
  make(@Me() me: Actor, @Body() { kind }: MakeBatchInput): Promise<Result<BatchMadeView>> {
    return this.making.make(me, this.clock.newId(), kind ?? 'penalty');
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
    const file = await this.taking.take(me, id, format);
    if (!file.ok) throw new RefusedException(file.refusal);
    const { name, type, content } = file.value;
    return new StreamableFile(content, {
      type,
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
  }

  @Post('batches/:id/receipt')
  @HttpCode(204)
  @Allow('exchange.record-receipt')
  receipt(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: ReceiptInput,
  ): Promise<Result<void>> {
    return this.receipts.record(me, id, input);
  }
}
