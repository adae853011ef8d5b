import type { Provider, Type } from '@nestjs/common';
import { Config } from '../../../platform/config/index.js';
import { AfterReceipt } from './after-receipt.js';
import { CaseRecordingsController } from './case-recordings.controller.js';
import { ExplainRecording } from './explain-recording.js';
import { Ffmpeg } from './ffmpeg.js';
import { KeptObjects } from './kept-objects.js';
import { FFMPEG, MakeDerivatives } from './make-derivatives.js';
import { ReadMedia } from './read-media.js';
import { RecordingFacts } from './recording-facts.js';
import { RecordingFindings } from './recording-findings.js';
import { RecordingReader } from './recording-reader.js';
import { RecordingsController } from './recordings.controller.js';
import { RetryDerivatives } from './retry-derivatives.js';
import { ReviewRecord } from './review-record.js';
import { ServeDerivative } from './serve-derivative.js';
import { SettleCoverage } from './settle-coverage.js';
import { StateClock } from './state-clock.js';
import { VerifyFacts } from './verify-facts.js';

export const MEDIA_CONTROLLERS: Type[] = [RecordingsController, CaseRecordingsController];

export const MEDIA_PROVIDERS: Provider[] = [
  AfterReceipt,
  ExplainRecording,
  KeptObjects,
  MakeDerivatives,
  ReadMedia,
  RecordingFacts,
  RecordingFindings,
  RecordingReader,
  RetryDerivatives,
  ReviewRecord,
  ServeDerivative,
  SettleCoverage,
  StateClock,
  VerifyFacts,
  {
    provide: FFMPEG,
    inject: [Config],
    useFactory: async (config: Config) => (await Ffmpeg.find(config.ffmpeg)) ?? null,
  },
];
