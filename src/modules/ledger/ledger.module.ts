import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config, RunMode } from '../../platform/config/index.js';
import { Acts } from './acts.js';
import { Checkpoints } from './checkpoints.js';
import { DailyCheckpoints } from './daily-checkpoints.js';
import { LedgerKey } from './ledger-key.js';
import { LedgerController } from './ledger.controller.js';
import { LedgerCheckpointRow, LedgerEntryRow, LedgerHeadRow } from './ledger.entities.js';
import { LedgerProofs } from './ledger-proofs.js';
import './refusals.js';
import { LedgerHealth } from './ledger-health.js';
import { SubjectVersions } from './subject-versions.js';
import { Upkeep } from './upkeep.js';
import { VerifyLedger } from './verify-ledger.js';

/** Global: every act of every module goes through its one door. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([LedgerEntryRow, LedgerHeadRow, LedgerCheckpointRow])],
  controllers: [LedgerController],
  providers: [
    Acts,
    Checkpoints,
    DailyCheckpoints,
    {
      provide: LedgerKey,
      inject: [Config, RunMode],
      useFactory: (config: Config, mode: RunMode) => new LedgerKey(config, mode.writes),
    },
    LedgerProofs,
    VerifyLedger,
    LedgerHealth,
    SubjectVersions,
    Upkeep,
  ],
  exports: [Acts, Checkpoints, LedgerKey, LedgerProofs, VerifyLedger, LedgerHealth, SubjectVersions, Upkeep],
})
export class LedgerModule {}
