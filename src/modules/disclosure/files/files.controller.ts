import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Res,
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
import type { Actor } from '../../../kernel/access/index.js';
import type { Result } from '../../../kernel/result.js';
import {
  Allow,
  Me,
  NamesVersion,
  RefusedException,
  TakesBody,
  VersionedView,
  VersionRead,
} from '../../../platform/http/index.js';
import { FileFromEvidenceInput, FileUploadForm, FileUploadInput } from '../dto/file-inputs.js';
import { FileAddedView, FileListView, FileView } from '../dto/file-views.js';
import { FileIntake } from './file-intake.js';
import { FileReader } from './file-reader.js';
import { DisclosureFileUploadInterceptor } from './disclosure-file-upload.interceptor.js';

/** 公示文件: scans and photographs that go online with a decision, flattened under black boxes. */
@ApiTags('disclosures')
@Controller('api')
export class DisclosureFilesController {
  constructor(
    private readonly intake: FileIntake,
    private readonly reader: FileReader,
  ) {}

  @Get('disclosures/:id/files')
  @Allow('disclosure.read')
  @ApiOkResponse({ type: FileListView })
  list(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<FileListView>> {
    return this.reader.list(me, id);
  }

  @Post('disclosures/:id/files')
  @HttpCode(201)
  @Allow('disclosure.add-file')
  @NamesVersion()
  @ApiCreatedResponse({ type: FileAddedView })
  add(
    @Me() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionRead() version: string | undefined,
    @Body() input: FileFromEvidenceInput,
  ): Promise<Result<FileAddedView>> {
    return this.intake.fromEvidence({ actor, id, version }, input);
  }

  @Post('disclosures/:id/files/upload')
  @HttpCode(201)
  @Allow('disclosure.add-file')
  @NamesVersion()
  @TakesBody('file')
  @UseInterceptors(DisclosureFileUploadInterceptor)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: FileUploadForm })
  @ApiCreatedResponse({ type: FileAddedView })
  upload(
    @Me() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionRead() version: string | undefined,
    @UploadedFile() file: Express.Multer.File,
    @Body() input: FileUploadInput,
  ): Promise<Result<FileAddedView>> {
    return this.intake.upload({ actor, id, version }, file.buffer, input.title);
  }

  @Get('disclosure-files/:id')
  @Allow('disclosure.read')
  @VersionedView(FileView)
  one(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<FileView>> {
    return this.reader.one(me, id);
  }

  @Get('disclosure-files/:id/pages/:page/original')
  @Allow('disclosure.view-file')
  @ApiProduces('image/png')
  async original(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('page', ParseIntPipe) page: number,
    @Res() response: Response,
  ): Promise<void> {
    send(response, await this.reader.original(me, id, page));
  }

  @Get('disclosure-files/:id/pages/:page/published')
  @Allow('disclosure.view-file')
  @ApiProduces('image/png')
  async published(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('page', ParseIntPipe) page: number,
    @Res() response: Response,
  ): Promise<void> {
    send(response, await this.reader.published(me, id, page));
  }
}

function send(response: Response, picture: Result<Uint8Array>): void {
  if (!picture.ok) throw new RefusedException(picture.refusal);
  // The screen asks again each time: what was seen is entered.
  response.set({ 'Content-Type': 'image/png', 'Content-Security-Policy': "default-src 'none'; sandbox" });
  response.end(picture.value);
}
