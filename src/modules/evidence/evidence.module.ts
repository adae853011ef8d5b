import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config, RunMode } from '../../platform/config/index.js';
import { AgenciesModule } from '../agencies/index.js';
import { CalendarModule } from '../calendar/index.js';
import { CasesModule } from '../cases/index.js';
import { DevicesModule } from '../devices/index.js';
import { OfficersModule } from '../officers/index.js';
import { CaseEvidenceController } from './case-evidence.controller.js';
import { CustodyReport } from './custody-report.js';
import { CustodyController } from './custody.controller.js';
import { EVIDENCE_ENTITIES } from './evidence.entities.js';
import { EvidenceReader } from './evidence-reader.js';
import { EvidenceStore } from './evidence-store.js';
import { EvidenceController } from './evidence.controller.js';
import { ExcludeEvidence } from './exclude-evidence.js';
import { ExplainGap } from './explain-gap.js';
import { IMPORT_PROVIDERS, PendingController } from './import/import.providers.js';
import { IssueReceipt } from './issue-receipt.js';
import { MarkersController, MarkEvidence } from './markers/index.js';
import { MEDIA_CONTROLLERS, MEDIA_PROVIDERS } from './media/media.providers.js';
import { RecordingFindings } from './media/recording-findings.js';
import { KeptObjects } from './media/kept-objects.js';
import { ServeDerivative } from './media/serve-derivative.js';
import { ReceiveEvidence } from './receive-evidence.js';
import { ReceiveForm } from './receive-form.js';
import './refusals.js';
import { Retention, RETENTION_PROVIDERS, RetentionController } from './retention/index.js';
import { SealEvidence } from './seal-evidence.js';
import { ServeContent } from './serve-content.js';
import { OpenShare, ShareEvidence, SharesController } from './shares/index.js';
import { STORE_CHECK_PROVIDERS, StoreChecksController, StoreHealth } from './store-checks/index.js';
import { OrphanCleaner } from './orphan-cleaner.js';
import { UploadPlaces } from './upload-places.js';
import { UploadsController } from './uploads.controller.js';
import { Uploads } from './uploads.js';
import { VerifyEvidence } from './verify-evidence.js';
import { ViewEvidence } from './view-evidence.js';

@Module({
  imports: [
    TypeOrmModule.forFeature(EVIDENCE_ENTITIES),
    AgenciesModule,
    CalendarModule,
    CasesModule,
    DevicesModule,
    OfficersModule,
  ],
  controllers: [
    // `store-checks` must not be taken for the id of an item.
    StoreChecksController,
    UploadsController,
    EvidenceController,
    CaseEvidenceController,
    CustodyController,
    RetentionController,
    MarkersController,
    SharesController,
    PendingController,
    ...MEDIA_CONTROLLERS,
  ],
  providers: [
    CustodyReport,
    EvidenceReader,
    ExcludeEvidence,
    ExplainGap,
    IssueReceipt,
    MarkEvidence,
    OpenShare,
    ReceiveEvidence,
    ReceiveForm,
    SealEvidence,
    ServeContent,
    ShareEvidence,
    OrphanCleaner,
    UploadPlaces,
    Uploads,
    VerifyEvidence,
    ViewEvidence,
    ...IMPORT_PROVIDERS,
    ...MEDIA_PROVIDERS,
    ...RETENTION_PROVIDERS,
    ...STORE_CHECK_PROVIDERS,
    {
      provide: EvidenceStore,
      inject: [Config, RunMode],
      useFactory: (config: Config, mode: RunMode) =>
        EvidenceStore.open(config.storageUrl, config.stagingDir, mode.writes),
    },
  ],
  exports: [
    EvidenceReader,
    EvidenceStore,
    KeptObjects,
    OpenShare,
    ReceiveEvidence,
    RecordingFindings,
    Retention,
    SealEvidence,
    ServeContent,
    ServeDerivative,
    StoreHealth,
    Uploads,
    VerifyEvidence,
    ViewEvidence,
  ],
})
export class EvidenceModule {}
