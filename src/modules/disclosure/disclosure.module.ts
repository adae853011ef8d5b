import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgenciesModule } from '../agencies/index.js';
import { CalendarModule } from '../calendar/index.js';
import { CasesModule } from '../cases/index.js';
import { InspectionsModule } from '../inspections/index.js';
import { LicencesModule } from '../licences/index.js';
import { EvidenceModule } from '../evidence/index.js';
import { OfficersModule } from '../officers/index.js';
import { AnswerRequest } from './acts/answer-request.js';
import { AssessDisclosure } from './acts/assess-disclosure.js';
import { AttestRecord } from './acts/attest-record.js';
import { CorrectDisclosure } from './acts/correct-disclosure.js';
import { ExpireDisclosures } from './acts/expire-disclosures.js';
import { PrepareDisclosure } from './acts/prepare-disclosure.js';
import { ReceiveRequest } from './acts/receive-request.js';
import { ReleaseDisclosure } from './acts/release-disclosure.js';
import { ReturnRequest } from './acts/return-request.js';
import { SendBackDisclosure } from './acts/send-back-disclosure.js';
import { StopEarly } from './acts/stop-early.js';
import { WithdrawDisclosure } from './acts/withdraw-disclosure.js';
import { DisclosureActs } from './disclosure-acts.js';
import { DisclosureReader } from './disclosure-reader.js';
import { DISCLOSURE_ENTITIES } from './disclosure.entities.js';
import { DisclosuresController } from './disclosures.controller.js';
import { DisplayPeriods } from './display.js';
import { CaseClocks } from './publishables/case-clocks.js';
import { CasePersons } from './publishables/case-persons.js';
import { DecisionsSource } from './publishables/decisions.source.js';
import { InspectionsSource } from './publishables/inspections.source.js';
import { LicencesSource } from './publishables/licences.source.js';
import { Publishables } from './publishables/publishables.js';
import { MeasuresSource } from './publishables/measures.source.js';
import { PlanText } from './plan-text.js';
import { PublicationVersion } from './publication-version.js';
import { PublicRecords } from './public-records.js';
import { PublicStatistics } from './public-statistics.js';
import { PublicationTimeliness } from './publication-timeliness.js';
import { FILE_PROVIDERS } from './files/files.providers.js';
import { DisclosureFilesController } from './files/files.controller.js';
import './refusals.js';
import { EarlyStops } from './requests/early-stop.js';
import { RequestActs } from './requests/request-acts.js';
import { RequestReader } from './requests/request-reader.js';
import { RequestsController } from './requests/requests.controller.js';

const ACTS = [
  AnswerRequest,
  ReceiveRequest,
  ReturnRequest,
  StopEarly,
  AssessDisclosure,
  AttestRecord,
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
    InspectionsModule,
    LicencesModule,
    EvidenceModule,
    OfficersModule,
  ],
  controllers: [DisclosuresController, DisclosureFilesController, RequestsController],
  providers: [
    ...ACTS,
    ...FILE_PROVIDERS,
    DisclosureActs,
    CaseClocks,
    CasePersons,
    DecisionsSource,
    InspectionsSource,
    LicencesSource,
    Publishables,
    MeasuresSource,
    DisclosureReader,
    DisplayPeriods,
    PlanText,
    PublicationVersion,
    PublicRecords,
    PublicStatistics,
    PublicationTimeliness,
    EarlyStops,
    RequestActs,
    RequestReader,
  ],
  exports: [
    ...ACTS,
    ...FILE_PROVIDERS,
    PublicationVersion,
    PublicRecords,
    PublicStatistics,
    PublicationTimeliness,
    RequestReader,
  ],
})
export class DisclosureModule {}
