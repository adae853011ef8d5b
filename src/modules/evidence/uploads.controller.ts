import { Controller, Delete, Get, Head, Options, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Actor } from '../../kernel/access/index.js';
import { Allow, Me, TakesBody } from '../../platform/http/index.js';
import { UnfinishedQuery } from './dto/evidence-inputs.js';
import { UnfinishedUploadView } from './dto/evidence-views.js';
import { Uploads } from './uploads.js';

/** tus 1.0.0 (https://tus.io/protocols/resumable-upload); the protocol's own handler answers. */
@ApiTags('evidence')
@Controller('api/uploads')
export class UploadsController {
  constructor(private readonly uploads: Uploads) {}

  @Get('unfinished')
  @Allow('evidence.upload')
  @ApiOkResponse({ type: [UnfinishedUploadView] })
  @ApiOperation({ summary: 'what I can go on with; with the marks of a file, the uploads it belongs to' })
  unfinished(@Me() me: Actor, @Query() query: UnfinishedQuery): Promise<UnfinishedUploadView[]> {
    return this.uploads.unfinished(me, query);
  }

  @Options()
  @Allow('evidence.upload')
  @ApiExcludeEndpoint()
  describe(@Me() me: Actor, @Req() req: Request, @Res() res: Response): Promise<void> {
    return this.uploads.handle(me, req, res);
  }

  @Post()
  @TakesBody('stream')
  @Allow('evidence.upload')
  @ApiOperation({ summary: 'tus: begin an upload (Upload-Length, Upload-Metadata)' })
  create(@Me() me: Actor, @Req() req: Request, @Res() res: Response): Promise<void> {
    return this.uploads.handle(me, req, res);
  }

  @Head(':id')
  @Allow('evidence.upload')
  @ApiOperation({ summary: 'tus: how far an upload has come' })
  standing(@Me() me: Actor, @Req() req: Request, @Res() res: Response): Promise<void> {
    return this.uploads.handle(me, req, res);
  }

  @Patch(':id')
  @TakesBody('stream')
  @Allow('evidence.upload')
  @ApiOperation({ summary: 'tus: go on from Upload-Offset' })
  append(@Me() me: Actor, @Req() req: Request, @Res() res: Response): Promise<void> {
    return this.uploads.handle(me, req, res);
  }

  @Delete(':id')
  @TakesBody('stream')
  @Allow('evidence.upload')
  @ApiOperation({ summary: 'tus: give an upload up' })
  terminate(@Me() me: Actor, @Req() req: Request, @Res() res: Response): Promise<void> {
    return this.uploads.handle(me, req, res);
  }

  /** For clients whose line lets no PATCH through: X-HTTP-Method-Override names the method. */
  @Post(':id')
  @TakesBody('stream')
  @Allow('evidence.upload')
  @ApiExcludeEndpoint()
  override(@Me() me: Actor, @Req() req: Request, @Res() res: Response): Promise<void> {
    return this.uploads.handle(me, req, res);
  }
}
