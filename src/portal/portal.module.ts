import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../modules/accounts/index.js';
import { AgenciesModule } from '../modules/agencies/index.js';
import { CasesModule } from '../modules/cases/index.js';
import { CalendarModule } from '../modules/calendar/index.js';
import { DevicesModule } from '../modules/devices/index.js';
import { DisclosureModule } from '../modules/disclosure/index.js';
import { EvidenceModule } from '../modules/evidence/index.js';
import { CertificateRow, OfficerPhotoRow, OfficersModule } from '../modules/officers/index.js';
import { InspectionsModule } from '../modules/inspections/index.js';
import { ProactiveDisclosureModule } from '../modules/proactive-disclosure/index.js';
import { CertificateChecks } from './certificate-check.js';
import { PortalAgenciesController } from './agencies.controller.js';
import { PortalCatalogueController } from './catalogue.controller.js';
import { PortalFilesController } from './files.controller.js';
import { PortalFeedsController } from './feeds.controller.js';
import { PageCache } from './page-cache.js';
import { PortalDevicesController } from './devices.controller.js';
import { PortalController } from './portal.controller.js';
import { PortalInspectionsController } from './inspections.controller.js';
import { PageStore } from './page-store.js';
import './refusals.js';
import { PortalRateLimit } from './portal-rate-limit.js';
import { RequestRateLimit } from './request-rate-limit.js';
import { RecordProofs } from './record-proofs.js';
import { PortalProofController } from './proof.controller.js';
import { PortalRequestsController } from './requests.controller.js';
import { PortalStatisticsController } from './statistics.controller.js';
import { ShareController } from './share.controller.js';
import { PortalServicesController } from './services.controller.js';
import { VerifyController } from './verify.controller.js';

/** Public pages: server-rendered, without script and without cookies. */
@Module({
  imports: [
    TypeOrmModule.forFeature([CertificateRow, OfficerPhotoRow]),
    AccountsModule,
    AgenciesModule,
    CalendarModule,
    CasesModule,
    DevicesModule,
    DisclosureModule,
    EvidenceModule,
    InspectionsModule,
    OfficersModule,
    ProactiveDisclosureModule,
  ],
  controllers: [
    PortalController,
    PortalAgenciesController,
    PortalCatalogueController,
    PortalDevicesController,
    PortalFeedsController,
    PortalInspectionsController,
    PortalFilesController,
    PortalProofController,
    PortalStatisticsController,
    PortalRequestsController,
    PortalServicesController,
    ShareController,
    VerifyController,
  ],
  providers: [PageStore, PageCache, CertificateChecks, RecordProofs, PortalRateLimit, RequestRateLimit],
})
export class PortalModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(PortalRateLimit).forRoutes('portal', 'portal/*path');
  }
}
