import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChangeCertificate } from './change-certificate.js';
import { IssueCertificate } from './issue-certificate.js';
import { OFFICER_ENTITIES } from './officer-entities.js';
import { OfficerRecords } from './officer-records.js';
import { OfficersController } from './officers.controller.js';
import { Officers } from './officers.js';
import './refusals.js';
import { RegisterOfficer } from './register-officer.js';

@Module({
  imports: [TypeOrmModule.forFeature(OFFICER_ENTITIES)],
  controllers: [OfficersController],
  providers: [Officers, OfficerRecords, RegisterOfficer, IssueCertificate, ChangeCertificate],
  exports: [Officers, OfficerRecords, RegisterOfficer, IssueCertificate, ChangeCertificate],
})
export class OfficersModule {}
