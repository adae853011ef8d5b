import { pipeline } from 'node:stream/promises';
import { Controller, Get, Head, Logger, Param, ParseIntPipe, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { type Refusal, refuse } from '../kernel/result.js';
import { PublicFileBytes, type PublicFileRow, PublicRecords } from '../modules/disclosure/index.js';
import { Public } from '../platform/http/index.js';
import { FILE_HEADERS, sendRefusal } from './answer.js';
import { goneOf } from './gone.js';

/** The flattened files of a record. Whether the record is shown is asked at every reading, as for its page. */
@ApiExcludeController()
@Controller()
export class PortalFilesController {
  private readonly logger = new Logger('portal');

  constructor(
    private readonly publicRecords: PublicRecords,
    private readonly bytes: PublicFileBytes,
  ) {}

  @Get('portal/disclosures/:slug/files/:n')
  @Public()
  file(
    @Req() request: Request,
    @Res() response: Response,
    @Param('slug') slug: string,
    @Param('n', ParseIntPipe) n: number,
  ): Promise<void> {
    return this.send(request, response, slug, n);
  }

  @Head('portal/disclosures/:slug/files/:n')
  @Public()
  facts(
    @Req() request: Request,
    @Res() response: Response,
    @Param('slug') slug: string,
    @Param('n', ParseIntPipe) n: number,
  ): Promise<void> {
    return this.send(request, response, slug, n);
  }

  private async send(request: Request, response: Response, slug: string, n: number): Promise<void> {
    const row = await this.publicRecords.one(slug);
    if (row && row.state !== 'published') return no(response, goneOf(row).refusal);
    const file = row && (await this.publicRecords.files(slug)).find((one) => one.n === n);
    if (!file) return no(response, refuse('not-found').refusal);
    const etag = `"${file.sha256}"`;
    response.set({
      ...FILE_HEADERS,
      'Content-Type': file.mediaType,
      'Content-Disposition': `inline; filename="${nameOf(file)}"`,
      ETag: etag,
    });
    if (request.headers['if-none-match'] === etag) return void response.status(304).end();
    const bytes = await this.bytes.open(file);
    if (!bytes) {
      this.logger.error(`${slug}: file ${n} is not stored as it was released`);
      return no(response, refuse('disclosure.altered').refusal);
    }
    response.set('Content-Length', String(file.bytes));
    if (request.method === 'HEAD') {
      bytes.destroy();
      return void response.end();
    }
    // A reader that goes away ends it; it is no fault of ours.
    await pipeline(bytes, response).catch(() => response.destroy());
  }
}

/** Made of the public address alone: what the original was called is nobody's business. */
const nameOf = ({ slug, n, mediaType }: PublicFileRow): string =>
  `disclosure-${slug}-${n}.${mediaType === 'application/pdf' ? 'pdf' : 'png'}`;

function no(response: Response, refusal: Refusal): void {
  for (const name of ['Content-Type', 'Content-Disposition', 'ETag']) response.removeHeader(name);
  sendRefusal(response, refusal);
}
