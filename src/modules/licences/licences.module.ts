import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgenciesModule } from '../agencies/index.js';
import { CalendarModule } from '../calendar/index.js';
import { CasesModule } from '../cases/index.js';
import { CorrectLicence } from './acts/correct-licence.js';
import { DeliverLicence } from './acts/deliver-licence.js';
import { EndLicence } from './acts/end-licence.js';
import { RegisterLicence } from './acts/register-licence.js';
import { LicenceActs } from './licence-acts.js';
import { LicenceFiles } from './licence-files.js';
import { LicenceReader } from './licence-reader.js';
import { LicenceRow } from './licence.entity.js';
import { LicencesController } from './licences.controller.js';
import { RecountLicences } from './recount-licences.js';
import './refusals.js';

const ACTS = [CorrectLicence, DeliverLicence, EndLicence, RegisterLicence];

@Module({
  imports: [TypeOrmModule.forFeature([LicenceRow]), AgenciesModule, CalendarModule, CasesModule],
  controllers: [LicencesController],
  providers: [...ACTS, LicenceActs, LicenceFiles, LicenceReader, RecountLicences],
  exports: [...ACTS, LicenceFiles, RecountLicences],
})
export class LicencesModule {}
