import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgenciesModule } from '../agencies/index.js';
import { CalendarModule } from '../calendar/index.js';
import { CasesModule } from '../cases/index.js';
import { OfficersModule } from '../officers/index.js';
import { OpineOnLegality } from './acts/opine-on-legality.js';
import { SubmitForLegality } from './acts/submit-for-legality.js';
import { LegalityRegister } from './legality-register.js';
import { LegalityController } from './legality.controller.js';
import { LegalityItemRow } from './legality.entity.js';
import './refusals.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([LegalityItemRow]),
    AgenciesModule,
    CalendarModule,
    CasesModule,
    OfficersModule,
  ],
  controllers: [LegalityController],
  providers: [LegalityRegister, SubmitForLegality, OpineOnLegality],
  exports: [SubmitForLegality, OpineOnLegality, LegalityRegister],
})
export class LegalityModule {}
