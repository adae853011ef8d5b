import { Module } from '@nestjs/common';
import { AgenciesModule } from '../agencies/index.js';
import { CasesModule } from '../cases/index.js';
import { DisclosureModule } from '../disclosure/index.js';
import { EvidenceModule } from '../evidence/index.js';
import { InspectionsModule } from '../inspections/index.js';
import { LicencesModule } from '../licences/index.js';
import { OfficersModule } from '../officers/index.js';
import { ReviewsModule } from '../reviews/index.js';
import { LateOutsideCases } from './late-outside-cases.js';
import { Overview } from './overview.js';
import { Ratios } from './ratios.js';
import { StaffingFindings } from './staffing-findings.js';
import { SupervisionController } from './supervision.controller.js';
import { TouchedActs } from './touched-acts.js';

@Module({
  imports: [
    ReviewsModule,
    CasesModule,
    DisclosureModule,
    EvidenceModule,
    OfficersModule,
    AgenciesModule,
    InspectionsModule,
    LicencesModule,
  ],
  controllers: [SupervisionController],
  providers: [LateOutsideCases, Overview, Ratios, StaffingFindings, TouchedActs],
})
export class SupervisionModule {}
