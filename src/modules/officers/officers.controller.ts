import {
  Controller,
  Get,
  Header,
  Param,
  ParseUUIDPipe,
  Post,
  Res,
  StreamableFile,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { Response } from 'express';
import type { Actor } from '../../kernel/access/index.js';
import { refuse, type Result } from '../../kernel/result.js';
import {
  Allow,
  Me,
  NamesVersion,
  RefusedException,
  TakesBody,
  VersionedView,
  VersionRead,
} from '../../platform/http/index.js';
import { SetPhoto } from './acts/index.js';
import { ExpiringView, OfficerFileView, OfficerView, PhotoView } from './dto/officer-views.js';
import { OfficerActs } from './officer-acts.js';
import { OfficerFile } from './officer-file.js';
import { OfficerRegister } from './officer-register.js';
import { PortraitUploadInterceptor } from './portrait-upload.interceptor.js';

const PORTRAIT = { type: 'object', properties: { file: { type: 'string', format: 'binary' } } };

@ApiTags('officers')
@Controller('api/officers')
export class OfficersController {
  constructor(
    private readonly registered: OfficerRegister,
    private readonly file: OfficerFile,
    private readonly acts: OfficerActs,
  ) {}

  @Get()
  @Allow('officer.read')
  @ApiOkResponse({ type: [OfficerView] })
  list(@Me() me: Actor): Promise<OfficerView[]> {
    return this.registered.list(me);
  }

  @Get('expiring')
  @Allow('officer.read')
  @ApiOkResponse({ type: [ExpiringView] })
  expiring(@Me() me: Actor): Promise<ExpiringView[]> {
    return this.registered.expiring(me);
  }

  @Get('mine')
  @Allow('officer.read-own')
  @VersionedView(OfficerFileView)
  mine(@Me() me: Actor): Promise<Result<OfficerFileView>> {
    return this.file.one(me, me.officerId);
  }

  @Get(':id')
  @Allow('officer.read')
  @VersionedView(OfficerFileView)
  one(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<OfficerFileView>> {
    return this.file.one(me, id);
  }

  @Get(':id/photo')
  @Allow('officer.read-own')
  @Header('Cache-Control', 'private, no-cache')
  @ApiProduces('image/jpeg', 'image/png')
  async photo(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const photo = await this.file.photo(me, id);
    if (!photo.ok) throw new RefusedException(photo.refusal);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    return new StreamableFile(photo.value.bytes, { type: photo.value.mediaType });
  }

  @Post(':id/photo')
  @Allow('officer.set-photo')
  @NamesVersion()
  @TakesBody('file')
  @UseInterceptors(PortraitUploadInterceptor)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: PORTRAIT })
  @ApiCreatedResponse({ type: PhotoView })
  async setPhoto(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionRead() version: string | undefined,
    @UploadedFile() file?: Express.Multer.File,
  ): Promise<Result<PhotoView>> {
    return file
      ? this.acts.run(SetPhoto, { actor: me, id, input: file.buffer, version })
      : refuse('input.malformed');
  }
}
