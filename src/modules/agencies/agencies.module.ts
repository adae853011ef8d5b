import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgenciesController } from './agencies.controller.js';
import { Agencies } from './agencies.js';
import { AgencyRow } from './agency.entity.js';
import { RegisterAgency } from './register-agency.js';
import './refusals.js';

@Module({
  imports: [TypeOrmModule.forFeature([AgencyRow])],
  controllers: [AgenciesController],
  providers: [Agencies, RegisterAgency],
  exports: [Agencies, RegisterAgency],
})
export class AgenciesModule {}
