import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgenciesModule } from '../agencies/index.js';
import { CalendarModule } from '../calendar/index.js';
import { OfficersModule } from '../officers/index.js';
import { AnnulResult } from './acts/annul-result.js';
import { CheckIn } from './acts/check-in.js';
import { DecideInspection } from './acts/decide-inspection.js';
import { FinishInspection } from './acts/finish-inspection.js';
import { ListInspectionItem } from './acts/list-item.js';
import { RequestInspection } from './acts/request-inspection.js';
import { InspectionActs } from './inspection-acts.js';
import { INSPECTION_ENTITIES } from './inspection.entities.js';
import { InspectionFiles } from './inspection-files.js';
import { InspectionsController } from './inspections.controller.js';
import { Inspections } from './inspections.js';
import './refusals.js';

@Module({
  imports: [TypeOrmModule.forFeature(INSPECTION_ENTITIES), AgenciesModule, CalendarModule, OfficersModule],
  controllers: [InspectionsController],
  providers: [
    ...[AnnulResult, CheckIn, DecideInspection, FinishInspection, ListInspectionItem, RequestInspection],
    ...[InspectionActs, InspectionFiles, Inspections],
  ],
  exports: [
    CheckIn,
    DecideInspection,
    FinishInspection,
    ListInspectionItem,
    RequestInspection,
    InspectionFiles,
    Inspections,
  ],
})
export class InspectionsModule {}
