import { Module, type Provider } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgenciesModule } from '../agencies/index.js';
import { CalendarModule } from '../calendar/index.js';
import { OfficersModule } from '../officers/index.js';
import { AnnulDecision } from './acts/annul-decision.js';
import { AnnulMeasure, SetAside } from './acts/annul-measure.js';
import { ApproveFiling } from './acts/approve-filing.js';
import { ArchiveCase } from './acts/archive-case.js';
import { CloseCase } from './acts/close-case.js';
import { ConcludeInvestigation } from './acts/conclude-investigation.js';
import { DecideOnTheSpot } from './acts/decide-on-the-spot.js';
import { Decide } from './acts/decide.js';
import { Discuss } from './acts/discuss.js';
import { Demolish } from './acts/demolish.js';
import { DraftDecision } from './acts/draft-decision.js';
import { ExcuseCourse } from './acts/excuse-course.js';
import { GiveNotice } from './acts/give-notice.js';
import { HandInCash } from './acts/hand-in-cash.js';
import { Hear } from './acts/hear.js';
import { LeaveThePath } from './acts/leave-the-path.js';
import { Preserve } from './acts/preserve.js';
import { RecordDefence } from './acts/record-defence.js';
import { RecordInvestigation } from './acts/record-investigation.js';
import { RecordPayment } from './acts/record-payment.js';
import { RefuseFiling } from './acts/refuse-filing.js';
import { RegisterLead } from './acts/register-lead.js';
import { ReportHearing } from './acts/report-hearing.js';
import { RequestFiling } from './acts/request-filing.js';
import { Seize } from './acts/seize.js';
import { ServeDecision } from './acts/serve-decision.js';
import { StateFacts } from './acts/state-facts.js';
import { CaseActs } from './case-acts.js';
import { CaseFiles } from './case-files.js';
import { CaseReader } from './case-reader.js';
import { CASE_ENTITIES } from './case.entities.js';
import { CasesController } from './cases.controller.js';
import { AdoptCatalogue } from './catalogue/adopt-catalogue.js';
import { CatalogueController } from './catalogue/catalogue.controller.js';
import { Catalogue } from './catalogue/catalogue.js';
import { RepealCatalogue } from './catalogue/repeal-catalogue.js';
import { Clocks } from './clocks.js';
import { Courses } from './courses.js';
import { DecisionsController, OnTheSpotController } from './decisions.controller.js';
import { Guards } from './guards.js';
import { HearingsController } from './hearings.controller.js';
import { InvestigationController } from './investigation.controller.js';
import { Matter } from './matter.js';
import { Measures } from './measures.js';
import { MeasuresController } from './measures.controller.js';
import { RecountClocks } from './recount-clocks.js';
import './refusals.js';

const ACTS: Provider[] = [
  AdoptCatalogue,
  AnnulDecision,
  AnnulMeasure,
  ApproveFiling,
  ArchiveCase,
  CloseCase,
  ConcludeInvestigation,
  DecideOnTheSpot,
  Decide,
  Discuss,
  Demolish,
  DraftDecision,
  ExcuseCourse,
  GiveNotice,
  HandInCash,
  Hear,
  LeaveThePath,
  Preserve,
  RecordDefence,
  RecordInvestigation,
  RecordPayment,
  RefuseFiling,
  RegisterLead,
  ReportHearing,
  RequestFiling,
  RepealCatalogue,
  Seize,
  ServeDecision,
  StateFacts,
];

@Module({
  imports: [TypeOrmModule.forFeature(CASE_ENTITIES), AgenciesModule, CalendarModule, OfficersModule],
  controllers: [
    CasesController,
    InvestigationController,
    MeasuresController,
    DecisionsController,
    HearingsController,
    OnTheSpotController,
    CatalogueController,
  ],
  providers: [
    ...ACTS,
    Catalogue,
    CaseActs,
    CaseFiles,
    CaseReader,
    Clocks,
    Courses,
    Guards,
    Matter,
    Measures,
    RecountClocks,
    SetAside,
  ],
  exports: [Catalogue, CaseFiles, CaseReader, Courses, RecountClocks],
})
export class CasesModule {}
