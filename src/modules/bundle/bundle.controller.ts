import { pipeline } from 'node:stream/promises';
import { Controller, Get, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Actor } from '../../kernel/access/index.js';
import { Allow, Me, RefusedException, Text } from '../../platform/http/index.js';
import { ExportCase } from './export-case.js';

export class ExportQuery {
  @Text({ optional: true, max: 500, about: 'why the case is let out; kept in the ledger' }) reason?: string;
}

@ApiTags('cases')
@Controller('api/cases/:id/bundle')
export class BundleController {
  constructor(private readonly exporting: ExportCase) {}

  @Get()
  @Allow('case.export')
  @ApiOperation({
    summary: 'the whole case as one ZIP that proves itself (verify.mjs inside); needs a reason',
  })
  @ApiProduces('application/zip')
  async bundle(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { reason }: ExportQuery,
    @Res() res: Response,
  ): Promise<void> {
    const bundle = await this.exporting.export(me, id, reason);
    if (!bundle.ok) throw new RefusedException(bundle.refusal);
    const { stream, size, filename } = bundle.value;
    res.attachment(filename).type('application/zip').setHeader('Content-Length', size);
    try {
      await pipeline(stream, res);
    } catch (error) {
      // Who breaks off a download does no wrong; anything else has cut it short, so that nobody takes it for whole.
      if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    }
  }
}
