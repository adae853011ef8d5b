import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { actRoutes } from '../../platform/acts/index.js';
import { AgenciesModule } from '../agencies/index.js';
import { CalendarModule } from '../calendar/index.js';
import { LicencesModule } from '../licences/index.js';
import { ACTS } from './acts/index.js';
import { BatchFiles } from './batch-files.js';
import { BatchActs } from './exchange-acts.js';
import { ExchangeController } from './exchange.controller.js';
import { EXCHANGE_ENTITIES } from './exchange.entities.js';
import { ExchangeSource } from './exchange-source.js';
import { ExchangeReader } from './exchange-reader.js';
import './refusals.js';

@Module({
  imports: [TypeOrmModule.forFeature(EXCHANGE_ENTITIES), AgenciesModule, CalendarModule, LicencesModule],
  controllers: [ExchangeController, ...actRoutes('exchange', ACTS)],
  providers: [...ACTS, BatchActs, BatchFiles, ExchangeReader, ExchangeSource],
})
export class ExchangeModule {}
