import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { actRoutes } from '../../platform/acts/index.js';
import { AgenciesModule } from '../agencies/index.js';
import { CalendarModule } from '../calendar/index.js';
import { CasesModule } from '../cases/index.js';
import { ACTS } from './acts/index.js';
import { LicenceActs } from './licence-acts.js';
import { LicenceColumns } from './licence-columns.js';
import { LicenceFiles } from './licence-files.js';
import { LicenceReader } from './licence-reader.js';
import { LicenceRow } from './licence.entity.js';
import { LicencesController } from './licences.controller.js';
import { RecountLicences } from './recount-licences.js';
import './refusals.js';

@Module({
  imports: [TypeOrmModule.forFeature([LicenceRow]), AgenciesModule, CalendarModule, CasesModule],
  controllers: [LicencesController, ...actRoutes('licences', ACTS)],
  providers: [...ACTS, LicenceActs, LicenceColumns, LicenceFiles, LicenceReader, RecountLicences],
  exports: [LicenceActs, LicenceFiles, RecountLicences],
})
export class LicencesModule {}
