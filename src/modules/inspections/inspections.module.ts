import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { actRoutes } from '../../platform/acts/index.js';
import { AgenciesModule } from '../agencies/index.js';
import { CalendarModule } from '../calendar/index.js';
import { OfficersModule } from '../officers/index.js';
import { ACTS } from './acts/index.js';
import { InspectionActs, InspectionItemActs } from './inspection-acts.js';
import { INSPECTION_ENTITIES } from './inspection.entities.js';
import { InspectionFiles } from './inspection-files.js';
import { InspectionLaw } from './inspection-law.js';
import { InspectionsController } from './inspections.controller.js';
import { Inspections } from './inspections.js';
import './refusals.js';

@Module({
  imports: [TypeOrmModule.forFeature(INSPECTION_ENTITIES), AgenciesModule, CalendarModule, OfficersModule],
  controllers: [InspectionsController, ...actRoutes('inspections', ACTS)],
  providers: [...ACTS, InspectionActs, InspectionFiles, InspectionItemActs, InspectionLaw, Inspections],
  exports: [InspectionActs, InspectionFiles, InspectionItemActs, Inspections],
})
export class InspectionsModule {}
