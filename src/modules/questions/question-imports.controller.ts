import { Body, Controller, HttpCode, Post, UploadedFile, UseInterceptors } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import { ok, type Result } from '../../kernel/result.js';
import { Allow, Me, TakesBody } from '../../platform/http/index.js';
import { QuestionImportForm, QuestionImportInput, QuestionImportView } from './dto/import-views.js';
import { type FileReport, printedReport } from './import/import-file.js';
import { QuestionFileUploadInterceptor } from './question-file-upload.interceptor.js';
import { QuestionImports } from './question-imports.js';

@ApiTags('questions')
@Controller('api/questions/imports')
export class QuestionImportsController {
  constructor(private readonly imports: QuestionImports) {}

  /** A dry run reports what would be imported, what not and why; it changes nothing. */
  @Post()
  @HttpCode(200)
  @Allow('question.import')
  @TakesBody('file')
  @UseInterceptors(QuestionFileUploadInterceptor)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: QuestionImportForm })
  @ApiOkResponse({ type: QuestionImportView })
  async import(
    @Me() me: Actor,
    @UploadedFile() file: Express.Multer.File,
    @Body() input: QuestionImportInput,
  ): Promise<Result<QuestionImportView>> {
    const given = { name: file.originalname, bytes: file.buffer };
    if (input.dryRun === 'true') return ok(viewOf(0, await this.imports.preview(me.agencyId, given)));
    const choice = {
      acceptedOnly: input.acceptedOnly === 'true',
      shared: input.shared === 'true',
      topic: input.topic,
    };
    const done = await this.imports.import(me, given, choice);
    return done.ok ? ok(viewOf(done.value.imported, done.value.report)) : done;
  }
}

/** Questions shown with the report; the counts are of all. */
const SHOWN = 200;

function viewOf(imported: number, report: FileReport): QuestionImportView {
  const { accepted, rejected } = printedReport(report);
  return {
    imported,
    accepted: { ...accepted, case: accepted.case ?? 0 },
    rejected: rejected.slice(0, 2000).map((one) => ({ ...one })),
    rejectedCount: rejected.length,
    questions: report.accepted.slice(0, SHOWN).map(({ number, line, content }) => ({
      number,
      line,
      kind: content.kind,
      topic: content.topic,
      difficulty: content.difficulty,
      stem: content.stem,
      options: content.options.map((option) => ({ ...option })),
      answer: content.answer,
    })),
  };
}
