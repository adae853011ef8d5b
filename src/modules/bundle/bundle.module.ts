import { Module } from '@nestjs/common';
import { AgenciesModule } from '../agencies/index.js';
import { CasesModule } from '../cases/index.js';
import { EvidenceModule } from '../evidence/index.js';
import { BundleController } from './bundle.controller.js';
import { CollectCase } from './collect-case.js';
import { ExportCase } from './export-case.js';
import './refusals.js';

@Module({
  imports: [AgenciesModule, CasesModule, EvidenceModule],
  controllers: [BundleController],
  providers: [CollectCase, ExportCase],
  exports: [ExportCase],
})
export class BundleModule {}
