import {
  Controller,
  Get,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
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
import type { Request, Response } from 'express';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me, RefusedException, TakesBody } from '../../platform/http/index.js';
import { arrivedPdf, StoreCourseFile } from './acts/store-course-file.js';
import { CourseVideos } from './course-videos.js';
import { Courses } from './courses.js';
import {
  CourseFileForm,
  CourseFileView,
  CourseLineView,
  TrainingCourseView,
  UnitContentView,
} from './dto/course-views.js';
import { PdfUploadInterceptor } from './pdf-upload.interceptor.js';
import { CourseFileActs } from './training-acts.js';

@ApiTags('training')
@Controller('api/training')
export class CoursesController {
  constructor(
    private readonly courses: Courses,
    private readonly videos: CourseVideos,
    private readonly fileActs: CourseFileActs,
  ) {}

  @Get('courses')
  @Allow('training.read')
  @ApiOkResponse({ type: [CourseLineView] })
  list(@Me() me: Actor): Promise<CourseLineView[]> {
    return this.courses.list(me);
  }

  @Get('courses/:id')
  @Allow('training.read')
  @ApiOkResponse({ type: TrainingCourseView })
  one(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<TrainingCourseView>> {
    return this.courses.one(me, id);
  }

  @Post('files')
  @Allow('training.store-file')
  @TakesBody('file')
  @UseInterceptors(PdfUploadInterceptor)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: CourseFileForm })
  @ApiCreatedResponse({ type: CourseFileView })
  store(@Me() me: Actor, @UploadedFile() file: Express.Multer.File): Promise<Result<CourseFileView>> {
    const input = arrivedPdf(file.originalname, file.buffer);
    return this.fileActs.run(StoreCourseFile, { actor: me, input });
  }

  @Get('units/:id')
  @Allow('training.read')
  @ApiOkResponse({ type: UnitContentView })
  unit(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<UnitContentView>> {
    return this.courses.content(me, id);
  }

  @Get('units/:id/file')
  @Allow('training.read')
  @ApiProduces('application/pdf')
  async file(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    const file = await this.courses.file(me, id);
    if (!file.ok) throw new RefusedException(file.refusal);
    const { name, content } = file.value;
    const disposition = `inline; filename*=UTF-8''${encodeURIComponent(name)}`;
    return new StreamableFile(Buffer.from(content, 'base64'), { type: 'application/pdf', disposition });
  }

  @Get('units/:id/video')
  @Allow('training.read')
  @ApiProduces('application/octet-stream')
  video(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() req: Request,
    @Res() res: Response,
  ): Promise<void> {
    return this.videos.send(me, id, req, res);
  }
}
