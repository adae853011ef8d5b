import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgenciesModule } from '../agencies/index.js';
import { CalendarModule } from '../calendar/index.js';
import { CasesModule } from '../cases/index.js';
import { OfficersModule } from '../officers/index.js';
import { AssessDisclosure } from './acts/assess-disclosure.js';
import { CorrectDisclosure } from './acts/correct-disclosure.js';
import { ExpireDisclosures } from './acts/expire-disclosures.js';
import { PrepareDisclosure } from './acts/prepare-disclosure.js';
import { ReleaseDisclosure } from './acts/release-disclosure.js';
import { SendBackDisclosure } from './acts/send-back-disclosure.js';
import { WithdrawDisclosure } from './acts/withdraw-disclosure.js';
import { DisclosureActs } from './disclosure-acts.js';
import { DisclosureMatter } from './disclosure-matter.js';
import { DisclosureReader } from './disclosure-reader.js';
import { DISCLOSURE_ENTITIES } from './disclosure.entities.js';
import { DisclosuresController } from './disclosures.controller.js';
import { DisplayPeriods } from './display.js';
import { PlanText } from './plan-text.js';
import { PublicRecords } from './public-records.js';
import './refusals.js';

const ACTS = [
  AssessDisclosure,
  CorrectDisclosure,
  ExpireDisclosures,
  PrepareDisclosure,
  ReleaseDisclosure,
  SendBackDisclosure,
  WithdrawDisclosure,
];

@Module({
  imports: [
    TypeOrmModule.forFeature(DISCLOSURE_ENTITIES),
    AgenciesModule,
    CalendarModule,
    CasesModule,
    OfficersModule,
  ],
  controllers: [DisclosuresController],
  providers: [
    ...ACTS,
    DisclosureActs,
    DisclosureMatter,
    DisclosureReader,
    DisplayPeriods,
    PlanText,
    PublicRecords,
  ],
  exports: [...ACTS, PublicRecords],
})
export class DisclosureModule {}
