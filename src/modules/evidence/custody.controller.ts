import { Controller, Get, Param, ParseUUIDPipe, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me, RefusedException } from '../../platform/http/index.js';
import { CustodyReport } from './custody-report.js';
import { CustodyView } from './dto/custody-views.js';
import { dispositionOf } from './rules/content.rules.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

@ApiTags('evidence')
@Controller('api/evidence/:id')
export class CustodyController {
  constructor(private readonly report: CustodyReport) {}

  @Get('custody')
  @Allow('evidence.read')
  @ApiOperation({
    summary: 'who received, saw, took and changed the standing of an item, each act with its proof',
  })
  @ApiOkResponse({ type: CustodyView })
  custody(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<CustodyView>> {
    return this.report.of(me, id);
  }

  @Get('custody.docx')
  @Allow('evidence.read')
  @ApiOperation({ summary: 'the same as a Word document' })
  @ApiProduces(DOCX)
  async document(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    const report = await this.report.of(me, id);
    if (!report.ok) throw new RefusedException(report.refusal);
    const { caseNumber, item } = report.value;
    const disposition = dispositionOf('attachment', `保管链-${caseNumber ?? '未立案'}-${item.id}.docx`);
    // The writer of Word documents is loaded by the first who asks for one.
    const { custodyDocument } = await import('./custody-document.js');
    return new StreamableFile(await custodyDocument(report.value), { type: DOCX, disposition });
  }
}
