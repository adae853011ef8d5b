import { Controller, Get, Param, ParseUUIDPipe, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me, RefusedException } from '../../platform/http/index.js';
import { Clock } from '../../platform/time/index.js';
import { LegalityRegister } from './legality-register.js';
import {
  LegalityCountsView,
  LegalityItemView,
  LegalityKindView,
  LegalityListView,
  LegalityQuery,
  LegalityYearQuery,
} from './legality.views.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

@ApiTags('legality')
@Controller('api/legality')
export class LegalityController {
  constructor(
    private readonly register: LegalityRegister,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('legality.read')
  @ApiOkResponse({ type: [LegalityListView] })
  list(@Me() me: Actor, @Query() query: LegalityQuery): Promise<LegalityListView[]> {
    return this.register.list(me, query.status ?? 'pending');
  }

  @Get('kinds')
  @Allow('legality.read')
  @ApiOkResponse({ type: [LegalityKindView] })
  kinds(@Me() me: Actor): Promise<LegalityKindView[]> {
    return this.register.kinds(me);
  }

  @Get('counts')
  @Allow('legality.read')
  @ApiOkResponse({ type: LegalityCountsView })
  counts(@Me() me: Actor, @Query() query: LegalityYearQuery): Promise<LegalityCountsView> {
    return this.register.counts(me, Number(query.year ?? this.clock.today().slice(0, 4)));
  }

  @Get(':id')
  @Allow('legality.read')
  @ApiOkResponse({ type: LegalityItemView })
  one(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<LegalityItemView>> {
    return this.register.one(me, id);
  }

  @Get(':id/letter.docx')
  @Allow('legality.read')
  @ApiProduces(DOCX)
  async letter(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    const letter = await this.register.letter(me, id);
    if (!letter.ok) throw new RefusedException(letter.refusal);
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent('合法性审查意见书')}.docx`;
    return new StreamableFile(letter.value, { type: DOCX, disposition });
  }
}
