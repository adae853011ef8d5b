import {
  Body,
  Controller,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiTags,
  getSchemaPath,
  ApiExtraModels,
} from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me, TakesBody } from '../../platform/http/index.js';
import { EvidenceFields, RecordReasonInput } from './dto/evidence-inputs.js';
import { ReceivedView } from './dto/evidence-views.js';
import { ExplainGap } from './explain-gap.js';
import { SingleFileInterceptor, type StagedFile } from './single-file.interceptor.js';
import { ReceiveForm } from './receive-form.js';

/** What is brought to one case. */
@ApiTags('evidence')
@ApiExtraModels(EvidenceFields)
@Controller('api/cases/:id')
export class CaseEvidenceController {
  constructor(
    private readonly receiveForm: ReceiveForm,
    private readonly explainGap: ExplainGap,
  ) {}

  @Post('evidence')
  @Allow('evidence.receive')
  @TakesBody('file')
  @UseInterceptors(SingleFileInterceptor)
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      allOf: [
        { $ref: getSchemaPath(EvidenceFields) },
        { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
      ],
    },
  })
  @ApiCreatedResponse({ type: ReceivedView })
  receive(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() fields: EvidenceFields,
    @UploadedFile() file?: StagedFile,
  ): Promise<Result<ReceivedView>> {
    return this.receiveForm.receive(me, id, fields, file);
  }

  @Post('record-reasons')
  @HttpCode(204)
  @Allow('evidence.explain-gap')
  reason(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: RecordReasonInput,
  ): Promise<Result<void>> {
    return this.explainGap.explain(me, id, input);
  }
}
