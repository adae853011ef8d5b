import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import { ok, refuse, type Refused, type Result } from '../../kernel/result.js';
import { Allow, Me } from '../http/index.js';
import {
  FormDraftInput,
  FormDraftQuery,
  FormDraftSummaryView,
  FoundFormDraftView,
  SavedFormDraftView,
} from './draft.dto.js';
import { type DraftKey, Drafts } from './drafts.js';

const NAME = /^[\w.-]{1,80}$/;

/** The person's own drafts of forms; nobody else's are there. */
@ApiTags('drafts')
@Controller('api/drafts')
export class DraftsController {
  constructor(private readonly drafts: Drafts) {}

  @Get()
  @Allow('self.read')
  @ApiOkResponse({ type: [FormDraftSummaryView] })
  async mine(@Me() me: Actor): Promise<FormDraftSummaryView[]> {
    const rows = await this.drafts.of(me.userId);
    return rows.map(({ form, subject, version, title, address, savedAt }) => ({
      form,
      subject,
      version,
      title,
      address,
      savedAt,
    }));
  }

  @Get(':form/:subject')
  @Allow('self.read')
  @ApiOkResponse({ type: FoundFormDraftView })
  async one(
    @Me() me: Actor,
    @Param('form') form: string,
    @Param('subject') subject: string,
  ): Promise<Result<FoundFormDraftView>> {
    const key = keyOf(me, form, subject);
    if (!key.ok) return key;
    const found = await this.drafts.find(key.value);
    if (!found) return ok({});
    const { version, title, address, savedAt, content } = found;
    return ok({ draft: { form, subject, version, title, address, savedAt, content } });
  }

  @Put(':form/:subject')
  @Allow('self.read')
  @ApiOkResponse({ type: SavedFormDraftView })
  async save(
    @Me() me: Actor,
    @Param('form') form: string,
    @Param('subject') subject: string,
    @Body() input: FormDraftInput,
  ): Promise<Result<SavedFormDraftView>> {
    const key = keyOf(me, form, subject);
    return key.ok ? this.drafts.save(key.value, input) : key;
  }

  @Delete(':form/:subject')
  @HttpCode(204)
  @Allow('self.read')
  async discard(
    @Me() me: Actor,
    @Param('form') form: string,
    @Param('subject') subject: string,
    @Query() { version }: FormDraftQuery,
  ): Promise<Result<void>> {
    const key = keyOf(me, form, subject);
    return key.ok ? this.drafts.discard(key.value, version) : key;
  }
}

function keyOf({ userId }: Actor, form: string, subject: string): { ok: true; value: DraftKey } | Refused {
  if (NAME.test(form) && NAME.test(subject)) return { ok: true, value: { accountId: userId, form, subject } };
  return refuse('draft.name', { detail: '表单和事项的名称由1至80个字母、数字、点、横线组成' });
}
