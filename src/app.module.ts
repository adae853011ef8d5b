import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { Health } from './health/health.js';
import { HealthController } from './health/health.controller.js';
import { AccountsModule } from './modules/accounts/index.js';
import { AgenciesModule } from './modules/agencies/index.js';
import { BundleModule } from './modules/bundle/index.js';
import { CalendarModule, CalendarYearsModule } from './modules/calendar/index.js';
import { CasesModule } from './modules/cases/index.js';
import { DeadlinesModule } from './modules/deadlines/index.js';
import { DevicesModule } from './modules/devices/index.js';
import { ExchangeModule } from './modules/exchange/index.js';
import { OpennessModule } from './modules/openness/index.js';
import { EvidenceModule } from './modules/evidence/index.js';
import { DisclosureModule } from './modules/disclosure/index.js';
import { ExamsModule } from './modules/exams/index.js';
import { InspectionsModule } from './modules/inspections/index.js';
import { LedgerModule } from './modules/ledger/index.js';
import { LegalityModule } from './modules/legality/index.js';
import { LicencesModule } from './modules/licences/index.js';
import { OfficersModule } from './modules/officers/index.js';
import { QuestionsModule } from './modules/questions/index.js';
import { ReviewsModule } from './modules/reviews/index.js';
import { SupervisionModule } from './modules/supervision/index.js';
import { TrainingModule } from './modules/training/index.js';
import { type Config, ConfigModule, type RunMode } from './platform/config/index.js';
import { DatabaseModule } from './platform/database/index.js';
import { JobsModule } from './platform/jobs/index.js';
import { CommandSocket, type Ownership } from './platform/owner/index.js';
import { TimeModule } from './platform/time/index.js';
import { PortalModule } from './portal/index.js';
import { SCHEMA } from './start-checks.js';
import { VerifyStore } from './verify-store.js';

/** What is there before the modules are put together. */
export interface AppParts {
  readonly config: Config;
  readonly mode: RunMode;
  /** Checked and open; undefined in a process that only reads. */
  readonly writer: DataSource | undefined;
  /** The folders of this process, given back when the writer has been closed; undefined where it only reads. */
  readonly ownership: Ownership | undefined;
}

@Module({})
export class AppModule {
  static forRoot({ config, mode, writer, ownership }: AppParts): DynamicModule {
    return {
      module: AppModule,
      controllers: [HealthController],
      providers: [
        Health,
        VerifyStore,
        { provide: CommandSocket, useValue: new CommandSocket(ownership, config.dataDir) },
      ],
      imports: [
        ConfigModule.forRoot(config, mode),
        TimeModule,
        JobsModule,
        DatabaseModule.forRoot(SCHEMA, writer, () => ownership?.release()),
        DiscoveryModule,
        // Routes are tried in this order: what the whole public asks for comes before what an office does.
        PortalModule,
        LedgerModule,
        AgenciesModule,
        AccountsModule,
        OfficersModule,
        QuestionsModule,
        ExamsModule,
        CalendarModule,
        CalendarYearsModule,
        DeadlinesModule,
        CasesModule,
        DevicesModule,
        EvidenceModule,
        BundleModule,
        InspectionsModule,
        ReviewsModule,
        LegalityModule,
        LicencesModule,
        DisclosureModule,
        ExchangeModule,
        OpennessModule,
        TrainingModule,
        SupervisionModule,
      ],
    };
  }
}
