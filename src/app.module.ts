import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { EventLoop } from './health/event-loop.js';
import { Health } from './health/health.js';
import { Gauges } from './health/gauges.js';
import { HealthController } from './health/health.controller.js';
import { MetricsController } from './health/metrics.controller.js';
import './health/refusals.js';
import { AccountsModule } from './modules/accounts/index.js';
import { AgenciesModule } from './modules/agencies/index.js';
import { BundleModule } from './modules/bundle/index.js';
import { CalendarModule, CalendarYearsModule } from './modules/calendar/index.js';
import { CasesModule } from './modules/cases/index.js';
import { DeadlinesModule } from './modules/deadlines/index.js';
import { DevicesModule } from './modules/devices/index.js';
import { ExchangeModule } from './modules/exchange/index.js';
import { ProactiveDisclosureModule } from './modules/proactive-disclosure/index.js';
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
import { SecurityLogModule } from './modules/security-log/index.js';
import { SupervisionModule } from './modules/supervision/index.js';
import { TrainingModule } from './modules/training/index.js';
import { type Config, ConfigModule, type RunMode } from './platform/config/index.js';
import { DatabaseModule } from './platform/database/index.js';
import { DraftsModule } from './platform/drafts/index.js';
import { JobsModule } from './platform/jobs/index.js';
import { LogsModule, type ProgramLog } from './platform/logs/index.js';
import { MetricsModule } from './platform/metrics/index.js';
import { CommandSocket, type Ownership } from './platform/owner/index.js';
import { RepeatsModule } from './platform/repeats/index.js';
import { TimeModule } from './platform/time/index.js';
import { PortalModule } from './portal/index.js';
import { SCHEMA } from './start-checks.js';
import { VerifyStore } from './verify-store.js';

/** What is there before the modules are put together. */
export interface AppParts {
  readonly config: Config;
  readonly mode: RunMode;
  readonly log: ProgramLog;
  /** Checked and open; undefined in a process that only reads. */
  readonly writer: DataSource | undefined;
  /** The folders of this process, given back when the writer has been closed; undefined where it only reads. */
  readonly ownership: Ownership | undefined;
}

@Module({})
export class AppModule {
  static forRoot({ config, mode, log, writer, ownership }: AppParts): DynamicModule {
    return {
      module: AppModule,
      controllers: [HealthController, MetricsController],
      providers: [
        EventLoop,
        Gauges,
        Health,
        VerifyStore,
        { provide: CommandSocket, useValue: new CommandSocket(ownership, config.dataDir) },
      ],
      imports: [
        ConfigModule.forRoot(config, mode),
        LogsModule.forRoot(log),
        MetricsModule,
        TimeModule,
        JobsModule,
        DatabaseModule.forRoot(SCHEMA, writer, () => ownership?.release()),
        RepeatsModule,
        DraftsModule,
        DiscoveryModule,
        // Routes are tried in this order: what the whole public asks for comes before what an office does.
        PortalModule,
        LedgerModule,
        AgenciesModule,
        AccountsModule,
        SecurityLogModule,
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
        ProactiveDisclosureModule,
        TrainingModule,
        SupervisionModule,
      ],
    };
  }
}
