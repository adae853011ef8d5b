import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgenciesModule } from '../agencies/index.js';
import { CalendarModule } from '../calendar/index.js';
import { ApplyForCertificate } from './acts/apply-for-certificate.js';
import { ChangeCertificate } from './acts/change-certificate.js';
import { DecideApplication } from './acts/decide-application.js';
import { EnterHours } from './acts/enter-hours.js';
import { IssueCertificate } from './acts/issue-certificate.js';
import { KeepFile } from './acts/keep-file.js';
import { MoveOfficer } from './acts/move-officer.js';
import { RegisterOfficer } from './acts/register-officer.js';
import { ReplaceCertificate } from './acts/replace-certificate.js';
import { ReviewCertificate } from './acts/review-certificate.js';
import { Applicants } from './applicants.js';
import { CertificatesController } from './certificates.controller.js';
import { OFFICER_ENTITIES } from './officer-entities.js';
import { OfficerFile } from './officer-file.js';
import { OfficerLaw } from './officer-law.js';
import { OfficerRecords } from './officer-records.js';
import { OfficerRegister } from './officer-register.js';
import { OfficersController } from './officers.controller.js';
import { Officers } from './officers.js';
import { OnePortrait } from './one-portrait.interceptor.js';
import './refusals.js';

const ACTS = [
  ApplyForCertificate,
  ChangeCertificate,
  DecideApplication,
  EnterHours,
  IssueCertificate,
  KeepFile,
  MoveOfficer,
  RegisterOfficer,
  ReplaceCertificate,
  ReviewCertificate,
];

@Module({
  imports: [TypeOrmModule.forFeature(OFFICER_ENTITIES), AgenciesModule, CalendarModule],
  controllers: [OfficersController, CertificatesController],
  providers: [
    Officers,
    OfficerRecords,
    OfficerLaw,
    OfficerRegister,
    OfficerFile,
    Applicants,
    OnePortrait,
    ...ACTS,
  ],
  exports: [Officers, OfficerRecords, ...ACTS],
})
export class OfficersModule {}
