import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '../../platform/config/index.js';
import { AgenciesModule } from '../agencies/index.js';
import { CalendarModule } from '../calendar/index.js';
import { CasesModule } from '../cases/index.js';
import { DevicesModule } from '../devices/index.js';
import { OfficersModule } from '../officers/index.js';
import { CaseEvidenceController } from './case-evidence.controller.js';
import { EvidenceReader } from './evidence-reader.js';
import { EvidenceStore } from './evidence-store.js';
import { EvidenceController } from './evidence.controller.js';
import { EVIDENCE_ENTITIES } from './evidence.entities.js';
import { ExcludeEvidence } from './exclude-evidence.js';
import { ExplainGap } from './explain-gap.js';
import { AssignRecording } from './import/assign-recording.js';
import { ImportFolder } from './import/import-folder.js';
import { ImportPlaces } from './import/import-places.js';
import { ImportRecording } from './import/import-recording.js';
import { PendingController } from './import/pending.controller.js';
import { ReceiveUnassigned } from './import/receive-unassigned.js';
import { WatchFolder } from './import/watch-folder.js';
import { AfterReceipt } from './media/after-receipt.js';
import { CaseRecordingsController } from './media/case-recordings.controller.js';
import { ExplainRecording } from './media/explain-recording.js';
import { Ffmpeg } from './media/ffmpeg.js';
import { KeptObjects } from './media/kept-objects.js';
import { FFMPEG, MakeDerivatives } from './media/make-derivatives.js';
import { ReadMedia } from './media/read-media.js';
import { RecordingFacts } from './media/recording-facts.js';
import { RecordingFindings } from './media/recording-findings.js';
import { RecordingReader } from './media/recording-reader.js';
import { RecordingsController } from './media/recordings.controller.js';
import { RetryDerivatives } from './media/retry-derivatives.js';
import { ReviewRecord } from './media/review-record.js';
import { ServeDerivative } from './media/serve-derivative.js';
import { StateClock } from './media/state-clock.js';
import { VerifyFacts } from './media/verify-facts.js';
import { ReceiveEvidence } from './receive-evidence.js';
import { ReceiveForm } from './receive-form.js';
import './refusals.js';
import { SealEvidence } from './seal-evidence.js';
import { ServeContent } from './serve-content.js';
import { TidyStore } from './tidy-store.js';
import { UploadsController } from './uploads.controller.js';
import { Uploads } from './uploads.js';
import { VerifyEvidence } from './verify-evidence.js';
import { ViewEvidence } from './view-evidence.js';

@Module({
  imports: [
    TypeOrmModule.forFeature(EVIDENCE_ENTITIES),
    CalendarModule,
    CasesModule,
    DevicesModule,
    AgenciesModule,
    OfficersModule,
  ],
  controllers: [
    UploadsController,
    EvidenceController,
    CaseEvidenceController,
    RecordingsController,
    CaseRecordingsController,
    PendingController,
  ],
  providers: [
    AfterReceipt,
    AssignRecording,
    EvidenceReader,
    ExcludeEvidence,
    ExplainGap,
    ExplainRecording,
    ImportFolder,
    ImportPlaces,
    ImportRecording,
    KeptObjects,
    MakeDerivatives,
    ReadMedia,
    ReceiveEvidence,
    ReceiveForm,
    ReceiveUnassigned,
    RecordingFacts,
    RecordingFindings,
    RecordingReader,
    RetryDerivatives,
    ReviewRecord,
    SealEvidence,
    ServeContent,
    ServeDerivative,
    StateClock,
    TidyStore,
    Uploads,
    VerifyEvidence,
    VerifyFacts,
    ViewEvidence,
    WatchFolder,
    {
      provide: EvidenceStore,
      inject: [Config],
      useFactory: (config: Config) => EvidenceStore.open(config.storageUrl),
    },
    {
      provide: FFMPEG,
      inject: [Config],
      useFactory: async (config: Config) => (await Ffmpeg.find(config.ffmpeg)) ?? null,
    },
  ],
  exports: [
    EvidenceReader,
    EvidenceStore,
    ReceiveEvidence,
    RecordingFindings,
    SealEvidence,
    Uploads,
    VerifyEvidence,
  ],
})
export class EvidenceModule {}
