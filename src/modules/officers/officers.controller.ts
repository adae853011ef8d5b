import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, DayField, IdField, Me, OneOf, Part, Text } from '../../platform/http/index.js';
import { Clock } from '../../platform/time/index.js';
import { ChangeCertificate } from './change-certificate.js';
import { IssueCertificate } from './issue-certificate.js';
import { CERTIFICATE_EVENTS, CERTIFICATE_KINDS, type CertificateKind } from './officer.entities.js';
import { Officers } from './officers.js';
import { RegisterOfficer } from './register-officer.js';
import { stateOn } from './rules/certificate.rules.js';

export class CertificateEventView {
  @OneOf(CERTIFICATE_EVENTS) kind: string;
  @DayField() from: string;
  @DayField({ optional: true }) to: string | null;
}
export class CertificateView {
  @IdField() id: string;
  @OneOf(CERTIFICATE_KINDS) kind: string;
  @Text() number: string;
  @Text({ list: true }) fields: readonly string[];
  @Text({ list: true }) areas: readonly string[];
  @DayField() issuedOn: string;
  @DayField() validThrough: string;
  @OneOf(['valid', 'not-yet-issued', 'expired', ...CERTIFICATE_EVENTS], { about: 'today' }) state: string;
  @Part(() => CertificateEventView, { list: true }) events: readonly CertificateEventView[];
}
export class OfficerView {
  @IdField() id: string;
  @IdField() agencyId: string;
  @Text() name: string;
  @Text() post: string;
  @OneOf(['in-post', 'left']) status: string;
  @Part(() => CertificateView, { list: true }) certificates: CertificateView[];
}
export class NewOfficerInput {
  @IdField() agencyId: string;
  @Text({ max: 60 }) name: string;
  @Text({ max: 60 }) post: string;
  @Text({ max: 40, optional: true }) legalQualification?: string;
  @DayField({ optional: true }) reviewerSince?: string;
}
export class NewCertificateInput {
  @OneOf(CERTIFICATE_KINDS) kind: CertificateKind;
  @Text({ max: 40, pattern: /^[0-9A-Za-z-]+$/ }) number: string;
  @Text({ list: { min: 1, max: 30 }, max: 40 }) fields: string[];
  @Text({ list: { min: 1, max: 30 }, pattern: /^\d{2}(\d{2}){0,2}$/ }) areas: string[];
  @DayField() issuedOn: string;
  @DayField() validThrough: string;
  @Text({ max: 200 }) issuer: string;
}
export class CertificateChangeInput {
  @DayField() from: string;
  @DayField({ optional: true, about: 'last day of a suspension' }) to?: string;
  @Text({ max: 1000 }) cause: string;
  @Text({ max: 200, about: 'number of the document that orders it' }) document: string;
}
export class RestoreInput {
  @DayField({ about: 'last day of the suspension' }) lastDay: string;
}
export class OfficerCreatedView {
  @IdField() id: string;
}

@ApiTags('officers')
@Controller('api')
export class OfficersController {
  constructor(
    private readonly officers: Officers,
    private readonly registerOfficer: RegisterOfficer,
    private readonly issueCertificate: IssueCertificate,
    private readonly changeCertificate: ChangeCertificate,
    private readonly clock: Clock,
  ) {}

  @Get('officers')
  @Allow('officer.read')
  @ApiOkResponse({ type: [OfficerView] })
  async list(@Me() me: Actor): Promise<OfficerView[]> {
    const rows = await this.officers.ofAgencies(me.agencyIds);
    const histories = await this.officers.histories(rows.map((row) => row.id));
    const today = this.clock.today();
    return rows.map(({ id, agencyId, name, post, status }) => ({
      id,
      agencyId,
      name,
      post,
      status,
      certificates: (histories.get(id) ?? []).map((c) => ({
        id: c.id,
        kind: c.kind,
        number: c.number,
        fields: c.fields,
        areas: c.areas,
        issuedOn: c.issuedOn,
        validThrough: c.validThrough,
        state: stateOn(c, today),
        events: c.events.map(({ kind, from, to }) => ({ kind, from, to })),
      })),
    }));
  }

  @Post('officers')
  @Allow('officer.register')
  @ApiCreatedResponse({ type: OfficerCreatedView })
  register(@Me() me: Actor, @Body() input: NewOfficerInput): Promise<Result<OfficerCreatedView>> {
    return this.registerOfficer.register(me, input, this.clock.newId());
  }

  @Post('officers/:id/certificates')
  @Allow('certificate.issue')
  @ApiCreatedResponse({ type: OfficerCreatedView })
  issue(@Me() me: Actor, @Param('id', ParseUUIDPipe) officerId: string, @Body() input: NewCertificateInput) {
    return this.issueCertificate.issue(me, me.agencyId, { ...input, officerId });
  }

  @Post('certificates/:id/suspend')
  @Allow('certificate.suspend')
  suspend(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: CertificateChangeInput) {
    return this.changeCertificate.suspend(me, id, input);
  }

  @Post('certificates/:id/restore')
  @Allow('certificate.restore')
  restore(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RestoreInput) {
    return this.changeCertificate.restore(me, id, input.lastDay);
  }

  @Post('certificates/:id/revoke')
  @Allow('certificate.revoke')
  revoke(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: CertificateChangeInput) {
    return this.changeCertificate.revoke(me, id, input);
  }
}
