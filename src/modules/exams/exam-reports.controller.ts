import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me, RefusedException } from '../../platform/http/index.js';
import { CorrectKey } from './acts/correct-key.js';
import { DecideAppeal } from './acts/decide-appeal.js';
import { ExamAppealDecisionInput, ExamCorrectionInput, SpecimenQuery } from './dto/exam-inputs.js';
import { ExamAppealView, ExamRemarkedView, ExamStatisticsView } from './dto/exam-views.js';
import { ExamReports } from './exam-reports.js';
import { Printing } from './printing.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** After an exam: statistics, corrections of keys, appeals; and what is printed. */
@ApiTags('exams')
@Controller('api/exams')
export class ExamReportsController {
  constructor(
    private readonly reports: ExamReports,
    private readonly printing: Printing,
    private readonly correcting: CorrectKey,
    private readonly deciding: DecideAppeal,
  ) {}

  @Get('batches/:id/statistics')
  @Allow('exam.read')
  @ApiOkResponse({ type: [ExamStatisticsView] })
  statistics(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.reports.statistics(me, id);
  }

  @Get('batches/:id/appeals')
  @Allow('exam.read')
  @ApiOkResponse({ type: [ExamAppealView] })
  appeals(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.reports.appeals(me, id);
  }

  @Post('appeals/:id/decision')
  @HttpCode(200)
  @Allow('exam.decide-appeal')
  @ApiOkResponse({ type: ExamRemarkedView })
  decide(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ExamAppealDecisionInput) {
    return this.deciding.decide(me, id, input);
  }

  /** Marks every published paper with the question again. */
  @Post('corrections')
  @HttpCode(200)
  @Allow('exam.correct-key')
  @ApiOkResponse({ type: ExamRemarkedView })
  correct(@Me() me: Actor, @Body() { name, answer, reason }: ExamCorrectionInput) {
    return this.correcting.correct(me, { name, answer: answer ?? null, reason });
  }

  @Get('sittings/:id/paper.docx')
  @Allow('exam.compose')
  @ApiProduces(DOCX)
  async paper(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return file(await this.printing.ofSitting(me, id, 'paper'), '试卷');
  }

  @Get('sittings/:id/key.docx')
  @Allow('exam.compose')
  @ApiProduces(DOCX)
  async key(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return file(await this.printing.ofSitting(me, id, 'key'), '参考答案');
  }

  @Get('blueprints/:id/paper.docx')
  @Allow('exam.compose')
  @ApiProduces(DOCX)
  async specimen(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Query() query: SpecimenQuery) {
    return file(await this.printing.specimen(me, id, query.seed, 'paper'), '试卷');
  }

  @Get('blueprints/:id/key.docx')
  @Allow('exam.compose')
  @ApiProduces(DOCX)
  async specimenKey(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Query() query: SpecimenQuery) {
    return file(await this.printing.specimen(me, id, query.seed, 'key'), '参考答案');
  }
}

function file(printed: Result<Buffer>, name: string): StreamableFile {
  if (!printed.ok) throw new RefusedException(printed.refusal);
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}.docx`;
  return new StreamableFile(printed.value, { type: DOCX, disposition });
}
