import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChangeCertificate } from './change-certificate.js';
import { IssueCertificate } from './issue-certificate.js';
import { CertificateEventRow, CertificateRow, OfficerRow } from './officer.entities.js';
import { OfficersController } from './officers.controller.js';
import { Officers } from './officers.js';
import './refusals.js';
import { RegisterOfficer } from './register-officer.js';

@Module({
  imports: [TypeOrmModule.forFeature([OfficerRow, CertificateRow, CertificateEventRow])],
  controllers: [OfficersController],
  providers: [Officers, RegisterOfficer, IssueCertificate, ChangeCertificate],
  exports: [Officers, RegisterOfficer, IssueCertificate, ChangeCertificate],
})
export class OfficersModule {}
