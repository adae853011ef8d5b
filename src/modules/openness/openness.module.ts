import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgenciesModule } from '../agencies/index.js';
import { CalendarModule } from '../calendar/index.js';
import { PublishText } from './acts/publish-text.js';
import { ReportChange } from './acts/report-change.js';
import { OpennessController } from './openness.controller.js';
import { OPENNESS_ENTITIES } from './openness.entities.js';
import { Openness } from './openness.js';
import './refusals.js';

@Module({
  imports: [TypeOrmModule.forFeature(OPENNESS_ENTITIES), AgenciesModule, CalendarModule],
  controllers: [OpennessController],
  providers: [Openness, PublishText, ReportChange],
  exports: [Openness, PublishText],
})
export class OpennessModule {}
