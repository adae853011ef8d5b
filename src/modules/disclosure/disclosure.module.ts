import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type ActClass, actRoutes, declarationOf } from '../../platform/acts/index.js';
import { AgenciesModule } from '../agencies/index.js';
import { CalendarModule } from '../calendar/index.js';
import { CasesModule } from '../cases/index.js';
import { InspectionsModule } from '../inspections/index.js';
import { LicencesModule } from '../licences/index.js';
import { EvidenceModule } from '../evidence/index.js';
import { OfficersModule } from '../officers/index.js';
import { ACTS } from './acts/index.js';
import { AssessmentActs } from './assessment-acts.js';
import { Assessments } from './assessments.js';
import { AttestRecord } from './attest-record.js';
import { DisclosureActs } from './disclosure-acts.js';
import { DisclosureReader } from './disclosure-reader.js';
import { DISCLOSURE_ENTITIES } from './disclosure.entities.js';
import { DisclosuresController } from './disclosures.controller.js';
import { DisplayPeriods } from './display.js';
import { ExpireDisclosures } from './expire-disclosures.js';
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
import { IncomingRequests } from './requests/incoming-requests.js';
import { EarlyStopActs, RequestActs } from './requests/request-acts.js';
import { RequestReader } from './requests/request-reader.js';
import { RequestsController } from './requests/requests.controller.js';

const RUNNERS = [AssessmentActs, DisclosureActs, EarlyStopActs, RequestActs];
const ofRequests = (act: ActClass): boolean =>
  declarationOf(act).declaration.route?.includes(' requests/') === true;

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
  controllers: [
    DisclosuresController,
    DisclosureFilesController,
    RequestsController,
    ...actRoutes(
      'disclosures',
      ACTS.filter((act) => !ofRequests(act)),
    ),
    ...actRoutes('requests', ACTS.filter(ofRequests)),
  ],
  providers: [
    ...ACTS,
    ...RUNNERS,
    ...FILE_PROVIDERS,
    Assessments,
    AttestRecord,
    ExpireDisclosures,
    IncomingRequests,
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
    RequestReader,
  ],
  exports: [
    ...RUNNERS,
    ...FILE_PROVIDERS,
    Assessments,
    AttestRecord,
    ExpireDisclosures,
    IncomingRequests,
    PublicationVersion,
    PublicRecords,
    PublicStatistics,
    PublicationTimeliness,
    RequestReader,
  ],
})
export class DisclosureModule {}
