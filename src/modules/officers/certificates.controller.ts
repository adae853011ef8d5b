import { Controller, Get, Param, ParseUUIDPipe, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { renderSVG } from 'uqr';
import type { Actor } from '../../kernel/access/index.js';
import { Allow, Me, RefusedException } from '../../platform/http/index.js';
import { ApplicationsQuery } from './dto/officer-inputs.js';
import { ApplicationsView } from './dto/officer-views.js';
import { OfficerFile } from './officer-file.js';

@ApiTags('officers')
@Controller('api')
export class CertificatesController {
  constructor(private readonly file: OfficerFile) {}

  @Get('certificate-applications')
  @Allow('certificate.read-applications')
  @ApiOkResponse({ type: ApplicationsView })
  applications(@Me() me: Actor, @Query() query: ApplicationsQuery): Promise<ApplicationsView> {
    return this.file.applications(me, query.status !== 'all', query.before);
  }

  /** The address of the public check page as a QR code. */
  @Get('certificates/:id/qr.svg')
  @Allow('officer.read-own')
  @ApiProduces('image/svg+xml')
  async qr(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const address = await this.file.checkAddress(me, id);
    if (!address.ok) throw new RefusedException(address.refusal);
    return new StreamableFile(Buffer.from(renderSVG(address.value)), { type: 'image/svg+xml' });
  }
}
