import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
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
import { Allow, Me, RefusedException } from '../../platform/http/index.js';
import { Clock } from '../../platform/time/index.js';
import { EnterHours } from './acts/enter-hours.js';
import { KeepFile } from './acts/keep-file.js';
import { MoveOfficer } from './acts/move-officer.js';
import { RegisterOfficer } from './acts/register-officer.js';
import {
  DepartureInput,
  HoursCorrectionInput,
  MarkSettledInput,
  NewOfficerInput,
  OfficerFileInput,
  OfficerMarkInput,
  OutsideTrainingInput,
  TransferInput,
} from './dto/officer-inputs.js';
import {
  CancelledView,
  ExpiringView,
  OfficerCreatedView,
  OfficerFileView,
  OfficerView,
  PhotoView,
  PrivateView,
} from './dto/officer-views.js';
import { OfficerFile } from './officer-file.js';
import { OfficerRegister } from './officer-register.js';
import { OnePortrait } from './one-portrait.interceptor.js';

const PORTRAIT = { type: 'object', properties: { file: { type: 'string', format: 'binary' } } };

@ApiTags('officers')
@Controller('api/officers')
export class OfficersController {
  constructor(
    private readonly registered: OfficerRegister,
    private readonly file: OfficerFile,
    private readonly registerOfficer: RegisterOfficer,
    private readonly keepFile: KeepFile,
    private readonly moveOfficer: MoveOfficer,
    private readonly enterHours: EnterHours,
    private readonly clock: Clock,
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
  @ApiOkResponse({ type: OfficerFileView })
  mine(@Me() me: Actor): Promise<Result<OfficerFileView>> {
    return this.file.one(me, me.officerId);
  }

  @Get(':id')
  @Allow('officer.read')
  @ApiOkResponse({ type: OfficerFileView })
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

  @Post()
  @Allow('officer.register')
  @ApiCreatedResponse({ type: OfficerCreatedView })
  register(@Me() me: Actor, @Body() input: NewOfficerInput): Promise<Result<OfficerCreatedView>> {
    return this.registerOfficer.register(me, input, this.clock.newId());
  }

  @Post(':id/file')
  @HttpCode(204)
  @Allow('officer.update-file')
  update(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: OfficerFileInput) {
    return this.keepFile.update(me, id, input);
  }

  @Post(':id/photo')
  @Allow('officer.set-photo')
  @UseInterceptors(OnePortrait)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: PORTRAIT })
  @ApiCreatedResponse({ type: PhotoView })
  setPhoto(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @UploadedFile() file?: Express.Multer.File,
  ) {
    return file ? this.keepFile.setPhoto(me, id, file.buffer) : refuse('input.malformed');
  }

  @Post(':id/private')
  @HttpCode(200)
  @Allow('officer.read-private')
  @ApiOkResponse({ type: PrivateView })
  readPrivate(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.keepFile.readPrivate(me, id);
  }

  @Post(':id/marks')
  @Allow('officer.mark')
  @ApiCreatedResponse({ type: OfficerCreatedView })
  mark(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: OfficerMarkInput) {
    return this.keepFile.mark(me, id, input);
  }

  @Post(':id/marks/:mark/settle')
  @HttpCode(204)
  @Allow('officer.settle-mark')
  settle(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('mark', ParseUUIDPipe) mark: string,
    @Body() input: MarkSettledInput,
  ) {
    return this.keepFile.settleMark(me, id, mark, input.on);
  }

  @Post(':id/leave-post')
  @HttpCode(200)
  @Allow('officer.leave-post')
  @ApiOkResponse({ type: CancelledView })
  leave(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: DepartureInput) {
    return this.moveOfficer.leave(me, id, input);
  }

  @Post(':id/transfer')
  @HttpCode(200)
  @Allow('officer.transfer')
  @ApiOkResponse({ type: CancelledView })
  transfer(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: TransferInput) {
    return this.moveOfficer.transfer(me, id, input);
  }

  @Post(':id/hours')
  @HttpCode(204)
  @Allow('officer.enter-hours')
  enter(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: OutsideTrainingInput) {
    return this.enterHours.enter(me, id, input);
  }

  @Post('hours/:entry/correct')
  @HttpCode(204)
  @Allow('officer.correct-hours')
  correct(
    @Me() me: Actor,
    @Param('entry', ParseUUIDPipe) entry: string,
    @Body() input: HoursCorrectionInput,
  ) {
    return this.enterHours.correct(me, entry, input.minutes, input.reason);
  }
}
