import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { actRoutes } from '../../platform/acts/index.js';
import { AccountsModule } from '../accounts/index.js';
import { AgenciesModule } from '../agencies/index.js';
import { CalendarModule } from '../calendar/index.js';
import { CasesModule } from '../cases/index.js';
import { OfficersModule } from '../officers/index.js';
import { ACTS } from './acts/index.js';
import { LegalityActs } from './legality-acts.js';
import { LegalityRegister } from './legality-register.js';
import { LegalityController } from './legality.controller.js';
import { LegalityItemRow } from './legality.entity.js';
import './refusals.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([LegalityItemRow]),
    AccountsModule,
    AgenciesModule,
    CalendarModule,
    CasesModule,
    OfficersModule,
  ],
  controllers: [LegalityController, ...actRoutes('legality', ACTS)],
  providers: [...ACTS, LegalityActs, LegalityRegister],
  exports: [LegalityActs, LegalityRegister],
})
export class LegalityModule {}
