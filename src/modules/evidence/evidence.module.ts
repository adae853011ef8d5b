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
import { EvidenceMarkerRow, MarkEvidence, MarkersController } from './markers/index.js';
import { IssueReceipt } from './issue-receipt.js';
import { ReceiveEvidence } from './receive-evidence.js';
import { ReceiveForm } from './receive-form.js';
import './refusals.js';
import {
  RETENTION_ENTITIES,
  RETENTION_PROVIDERS,
  Retention,
  RetentionController,
} from './retention/index.js';
import { SealEvidence } from './seal-evidence.js';
import { ServeContent } from './serve-content.js';
import { EvidenceShareRow, OpenShare, ShareEvidence, SharesController } from './shares/index.js';
import { UploadsController } from './uploads.controller.js';
import { Uploads } from './uploads.js';
import { VerifyEvidence } from './verify-evidence.js';
import { ViewEvidence } from './view-evidence.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([EvidenceRow, EvidenceMarkerRow, EvidenceShareRow, ...RETENTION_ENTITIES]),
    AgenciesModule,
    CalendarModule,
    CasesModule,
  ],
  controllers: [
    UploadsController,
    EvidenceController,
    CaseEvidenceController,
    CustodyController,
    RetentionController,
    MarkersController,
    SharesController,
  ],
  providers: [
    CustodyReport,
    EvidenceReader,
    ExcludeEvidence,
    ExplainGap,
    IssueReceipt,
    ReceiveEvidence,
    ReceiveForm,
    SealEvidence,
    ServeContent,
    Uploads,
    VerifyEvidence,
    ViewEvidence,
    MarkEvidence,
    OpenShare,
    ShareEvidence,
    ...RETENTION_PROVIDERS,
    {
      provide: EvidenceStore,
      inject: [Config],
      useFactory: (config: Config) => EvidenceStore.open(config.storageUrl),
    },
  ],
  exports: [
    OpenShare,
    ServeContent,
    Retention,
    EvidenceReader,
    EvidenceStore,
    ReceiveEvidence,
    SealEvidence,
    Uploads,
    VerifyEvidence,
  ],
})
export class EvidenceModule {}
