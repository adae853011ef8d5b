import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { actRoutes } from '../../platform/acts/index.js';
import { AccountsModule } from '../accounts/index.js';
import { AgenciesModule } from '../agencies/index.js';
import { CalendarModule } from '../calendar/index.js';
import { ACTS } from './acts/index.js';
import { Applicants } from './applicants.js';
import { CertificatesController } from './certificates.controller.js';
import { ApplicationActs, CertificateActs, HoursActs, OfficerActs } from './officer-acts.js';
import { OFFICER_ENTITIES } from './officer-entities.js';
import { OfficerFile } from './officer-file.js';
import { OfficerLaw } from './officer-law.js';
import { OfficerRecords } from './officer-records.js';
import { OfficerRegister } from './officer-register.js';
import { OfficersController } from './officers.controller.js';
import { Officers } from './officers.js';
import { PortraitUploadInterceptor } from './portrait-upload.interceptor.js';
import './refusals.js';
import { ReplaceCertificate } from './replace-certificate.js';

const RUNNERS = [ApplicationActs, CertificateActs, HoursActs, OfficerActs];

@Module({
  imports: [TypeOrmModule.forFeature(OFFICER_ENTITIES), AccountsModule, AgenciesModule, CalendarModule],
  controllers: [OfficersController, CertificatesController, ...actRoutes('officers', ACTS)],
  providers: [
    ...ACTS,
    ...RUNNERS,
    Officers,
    OfficerRecords,
    OfficerLaw,
    OfficerRegister,
    OfficerFile,
    Applicants,
    PortraitUploadInterceptor,
    ReplaceCertificate,
  ],
  exports: [...RUNNERS, Officers, OfficerRecords],
})
export class OfficersModule {}
