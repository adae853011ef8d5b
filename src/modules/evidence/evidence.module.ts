import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '../../platform/config/index.js';
import { AgenciesModule } from '../agencies/index.js';
import { CalendarModule } from '../calendar/index.js';
import { CasesModule } from '../cases/index.js';
import { CaseEvidenceController } from './case-evidence.controller.js';
import { CustodyReport } from './custody-report.js';
import { CustodyController } from './custody.controller.js';
import { EvidenceReader } from './evidence-reader.js';
import { EvidenceStore } from './evidence-store.js';
import { EvidenceController } from './evidence.controller.js';
import { EvidenceRow } from './evidence.entity.js';
import { ExcludeEvidence } from './exclude-evidence.js';
import { ExplainGap } from './explain-gap.js';
import { ReceiveEvidence } from './receive-evidence.js';
import { ReceiveForm } from './receive-form.js';
import './refusals.js';
import { SealEvidence } from './seal-evidence.js';
import { ServeContent } from './serve-content.js';
import {
  FinishStoreCheck,
  RaiseStoreAlarm,
  StartStoreCheck,
  StoreCheckFindingRow,
  StoreCheckRow,
  StoreChecks,
  StoreChecksController,
  StoreHealth,
} from './store-checks/index.js';
import { UploadsController } from './uploads.controller.js';
import { Uploads } from './uploads.js';
import { VerifyEvidence } from './verify-evidence.js';
import { ViewEvidence } from './view-evidence.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([EvidenceRow, StoreCheckRow, StoreCheckFindingRow]),
    AgenciesModule,
    CalendarModule,
    CasesModule,
  ],
  // `store-checks` must not be taken for the id of an item.
  controllers: [
    StoreChecksController,
    UploadsController,
    EvidenceController,
    CaseEvidenceController,
    CustodyController,
  ],
  providers: [
    FinishStoreCheck,
    RaiseStoreAlarm,
    StartStoreCheck,
    StoreChecks,
    StoreHealth,
    CustodyReport,
    EvidenceReader,
    ExcludeEvidence,
    ExplainGap,
    ReceiveEvidence,
    ReceiveForm,
    SealEvidence,
    ServeContent,
    Uploads,
    VerifyEvidence,
    ViewEvidence,
    {
      provide: EvidenceStore,
      inject: [Config],
      useFactory: (config: Config) => EvidenceStore.open(config.storageUrl, config.stagingDir),
    },
  ],
  exports: [
    EvidenceReader,
    EvidenceStore,
    ReceiveEvidence,
    SealEvidence,
    StoreHealth,
    Uploads,
    VerifyEvidence,
  ],
})
export class EvidenceModule {}
