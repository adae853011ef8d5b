import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  StreamableFile,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { renderSVG } from 'uqr';
import type { Actor } from '../../kernel/access/index.js';
import { Allow, Me, RefusedException } from '../../platform/http/index.js';
import { ApplyForCertificate } from './acts/apply-for-certificate.js';
import { ChangeCertificate } from './acts/change-certificate.js';
import { DecideApplication } from './acts/decide-application.js';
import { IssueCertificate } from './acts/issue-certificate.js';
import { ReplaceCertificate } from './acts/replace-certificate.js';
import { ReviewCertificate } from './acts/review-certificate.js';
import {
  AnnualVerdictInput,
  ApplicationsQuery,
  CertificateChangeInput,
  CertificateWishInput,
  NewCardInput,
  NewCertificateInput,
  ApplicationOpinionInput,
  ReplacementInput,
  RestoreInput,
} from './dto/officer-inputs.js';
import { ApplicationsView, CertificateIssuedView, OfficerCreatedView } from './dto/officer-views.js';
import { OfficerFile } from './officer-file.js';

@ApiTags('officers')
@Controller('api')
export class CertificatesController {
  constructor(
    private readonly file: OfficerFile,
    private readonly application: ApplyForCertificate,
    private readonly decision: DecideApplication,
    private readonly issuing: IssueCertificate,
    private readonly replacing: ReplaceCertificate,
    private readonly changing: ChangeCertificate,
    private readonly reviewing: ReviewCertificate,
  ) {}

  @Get('certificate-applications')
  @Allow('certificate.read-applications')
  @ApiOkResponse({ type: ApplicationsView })
  applications(@Me() me: Actor, @Query() query: ApplicationsQuery): Promise<ApplicationsView> {
    return this.file.applications(me, query.status !== 'all', query.before);
  }

  /** Ones own; a trainer for anyone of the agency. */
  @Post('officers/:id/applications')
  @Allow('certificate.apply')
  @ApiCreatedResponse({ type: OfficerCreatedView })
  apply(@Me() me: Actor, @Param('id', ParseUUIDPipe) officerId: string, @Body() input: CertificateWishInput) {
    return this.application.apply(me, { ...input, officerId });
  }

  @Post('certificate-applications/:id/approve')
  @HttpCode(204)
  @Allow('certificate.approve')
  approve(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ApplicationOpinionInput) {
    return this.decision.decide(me, id, true, input.opinion);
  }

  @Post('certificate-applications/:id/refuse')
  @HttpCode(204)
  @Allow('certificate.refuse')
  refuse(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ApplicationOpinionInput) {
    return this.decision.decide(me, id, false, input.opinion);
  }

  @Post('certificate-applications/:id/issue')
  @Allow('certificate.issue')
  @ApiCreatedResponse({ type: CertificateIssuedView })
  issue(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: NewCardInput) {
    return this.issuing.issue(me, id, input);
  }

  /** A card that exists already, on the document that shows it (持旧证/部级证件登记). */
  @Post('officers/:id/certificates')
  @Allow('certificate.enter-existing')
  @ApiCreatedResponse({ type: CertificateIssuedView })
  enter(@Me() me: Actor, @Param('id', ParseUUIDPipe) officerId: string, @Body() input: NewCertificateInput) {
    return this.issuing.enterExisting(me, me.agencyId, { ...input, officerId });
  }

  @Post('certificates/:id/reissue')
  @Allow('certificate.reissue')
  @ApiCreatedResponse({ type: CertificateIssuedView })
  reissue(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ReplacementInput) {
    return this.replacing.reissue(me, id, input);
  }

  @Post('certificates/:id/renew')
  @Allow('certificate.renew')
  @ApiCreatedResponse({ type: CertificateIssuedView })
  renew(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ReplacementInput) {
    return this.replacing.renew(me, id, input);
  }

  @Post('certificates/:id/suspend')
  @Allow('certificate.suspend')
  suspend(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: CertificateChangeInput) {
    return this.changing.suspend(me, id, input);
  }

  @Post('certificates/:id/restore')
  @Allow('certificate.restore')
  restore(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RestoreInput) {
    return this.changing.restore(me, id, input.lastDay, input.document);
  }

  @Post('certificates/:id/revoke')
  @Allow('certificate.revoke')
  revoke(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: CertificateChangeInput) {
    return this.changing.revoke(me, id, input);
  }

  @Post('certificates/:id/cancel')
  @Allow('certificate.cancel')
  cancel(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: CertificateChangeInput) {
    return this.changing.cancel(me, id, input);
  }

  /** The holder's own card; a trainer any of the agency. */
  @Post('certificates/:id/report-loss')
  @Allow('certificate.report-loss')
  reportLoss(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: CertificateChangeInput) {
    return this.changing.reportLoss(me, id, input);
  }

  @Post('certificates/:id/reviews')
  @Allow('certificate.review')
  @ApiCreatedResponse({ type: OfficerCreatedView })
  review(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: AnnualVerdictInput) {
    return this.reviewing.review(me, id, input);
  }

  /** The address of the public check page as a QR code. */
  @Get('certificates/:id/qr.svg')
  @Allow('officer.read-own')
  @ApiProduces('image/svg+xml')
  async qr(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Req() request: Request) {
    const token = await this.file.token(me, id);
    if (!token.ok) throw new RefusedException(token.refusal);
    const address = `${request.protocol}://${request.get('host') ?? ''}/verify/${token.value}`;
    return new StreamableFile(Buffer.from(renderSVG(address)), { type: 'image/svg+xml' });
  }
}
