import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgenciesModule } from '../agencies/index.js';
import { CalendarModule } from '../calendar/index.js';
import { LicencesModule } from '../licences/index.js';
import { MakeBatch } from './acts/make-batch.js';
import { RecordReceipt } from './acts/record-receipt.js';
import { TakeBatch } from './acts/take-batch.js';
import { ExchangeController } from './exchange.controller.js';
import { EXCHANGE_ENTITIES } from './exchange.entities.js';
import { ExchangeMatter } from './exchange-matter.js';
import { ExchangeReader } from './exchange-reader.js';
import './refusals.js';

@Module({
  imports: [TypeOrmModule.forFeature(EXCHANGE_ENTITIES), AgenciesModule, CalendarModule, LicencesModule],
  controllers: [ExchangeController],
  providers: [ExchangeMatter, ExchangeReader, MakeBatch, RecordReceipt, TakeBatch],
})
export class ExchangeModule {}
