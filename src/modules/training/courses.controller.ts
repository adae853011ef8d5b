import {
  Body,
  Controller,
  Get,
  HttpCode,
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
import { Allow, Me, RefusedException } from '../../platform/http/index.js';
import { AddCourse } from './acts/add-course.js';
import { CloseCourse } from './acts/close-course.js';
import { ReportStudy } from './acts/report-study.js';
import { StoreCourseFile } from './acts/store-course-file.js';
import { CourseVideos } from './course-videos.js';
import { Courses } from './courses.js';
import {
  CloseCourseInput,
  CourseFileForm,
  CourseFileView,
  CourseIdView,
  CourseLineView,
  TrainingCourseView,
  NewCourseInput,
  StudyInput,
  StudyReportView,
  UnitContentView,
} from './dto/course-views.js';
import { OnePdf } from './one-pdf.interceptor.js';

@ApiTags('training')
@Controller('api/training')
export class CoursesController {
  constructor(
    private readonly courses: Courses,
    private readonly videos: CourseVideos,
    private readonly addCourse: AddCourse,
    private readonly closeCourse: CloseCourse,
    private readonly storeFile: StoreCourseFile,
    private readonly reportStudy: ReportStudy,
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

  @Post('courses')
  @Allow('training.add-course')
  @ApiCreatedResponse({ type: CourseIdView })
  add(@Me() me: Actor, @Body() input: NewCourseInput): Promise<Result<CourseIdView>> {
    return this.addCourse.add(me, input);
  }

  @Post('courses/:id/close')
  @HttpCode(204)
  @Allow('training.close-course')
  close(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: CloseCourseInput,
  ): Promise<Result<void>> {
    return this.closeCourse.close(me, id, input.reason);
  }

  @Post('files')
  @Allow('training.store-file')
  @UseInterceptors(OnePdf)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: CourseFileForm })
  @ApiCreatedResponse({ type: CourseFileView })
  store(@Me() me: Actor, @UploadedFile() file: Express.Multer.File): Promise<Result<CourseFileView>> {
    return this.storeFile.store(me, file.originalname, file.buffer);
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

  @Post('units/:id/progress')
  @HttpCode(200)
  @Allow('training.study')
  @ApiOkResponse({ type: StudyReportView })
  study(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: StudyInput,
  ): Promise<Result<StudyReportView>> {
    return this.reportStudy.report(me, id, input.position);
  }
}
