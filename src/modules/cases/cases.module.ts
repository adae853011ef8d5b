import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { actRoutes } from '../../platform/acts/index.js';
import { AgenciesModule } from '../agencies/index.js';
import { CalendarModule } from '../calendar/index.js';
import { AccountsModule } from '../accounts/index.js';
import { OfficersModule } from '../officers/index.js';
import { ACTS } from './acts/index.js';
import { ReadParty } from './acts/read-party.js';
import { AnnulledMeasures } from './annulled-measures.js';
import { CaseActs } from './case-acts.js';
import { CaseFiles } from './case-files.js';
import { CaseList } from './case-list.js';
import { CaseOutlines } from './case-outlines.js';
import { CaseReader } from './case-reader.js';
import { CASE_ENTITIES } from './case.entities.js';
import { CasesController } from './cases.controller.js';
import { AdoptCatalogue } from './catalogue/adopt-catalogue.js';
import { CatalogueController } from './catalogue/catalogue.controller.js';
import { Catalogue } from './catalogue/catalogue.js';
import { RepealCatalogue } from './catalogue/repeal-catalogue.js';
import { Clocks } from './clocks.js';
import { FullRecordingRequirements } from './full-recording-requirements.js';
import { CaseItems } from './case-items.js';
import { Announcements } from './announcements.js';
import { Debts } from './debts.js';
import { EndWithoutDecision } from './end-without-decision.js';
import { Guards } from './guards.js';
import { ReviewSubject } from './review-subject.js';
import { Measures } from './measures.js';
import { UntrueSentences } from './untrue-sentences.js';
import { SuspendedPeriods } from './suspended-periods.js';
import { RecountClocks } from './recount-clocks.js';
import './refusals.js';

@Module({
  imports: [
    TypeOrmModule.forFeature(CASE_ENTITIES),
    AccountsModule,
    AgenciesModule,
    CalendarModule,
    OfficersModule,
  ],
  controllers: [CasesController, CatalogueController, ...actRoutes('cases', ACTS)],
  providers: [
    ...ACTS,
    AdoptCatalogue,
    Announcements,
    CaseItems,
    Debts,
    EndWithoutDecision,
    ReadParty,
    RepealCatalogue,
    Catalogue,
    CaseActs,
    CaseFiles,
    CaseList,
    CaseReader,
    CaseOutlines,
    Clocks,
    FullRecordingRequirements,
    Guards,
    ReviewSubject,
    Measures,
    RecountClocks,
    AnnulledMeasures,
    SuspendedPeriods,
    UntrueSentences,
  ],
  exports: [
    CaseActs,
    Catalogue,
    CaseFiles,
    CaseReader,
    FullRecordingRequirements,
    RecountClocks,
    UntrueSentences,
  ],
})
export class CasesModule {}
