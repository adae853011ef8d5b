import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThan, type Repository } from 'typeorm';
import { type Actor, sees } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import {
  Allow,
  AnyObject,
  IdField,
  InstantField,
  Me,
  OneOf,
  Part,
  Text,
  Whole,
  YesNo,
} from '../../platform/http/index.js';
import { Checkpoints } from './checkpoints.js';
import { LedgerKey } from './ledger-key.js';
import { LedgerEntryRow } from './ledger.entities.js';
import { VerifyLedger } from './verify-ledger.js';

export class LedgerQuery {
  @OneOf(['case', 'evidence', 'review', 'disclosure', 'officer', 'account', 'agency'], { optional: true })
  subjectType?: string;
  @IdField({ optional: true }) subjectId?: string;
  @IdField({ optional: true }) actorId?: string;
  @Text({ optional: true, about: 'only entries before this position', max: 12, pattern: /^\d*$/ })
  before?: string;
}

export class LedgerEntryView {
  @Whole() seq: number;
  @IdField() id: string;
  @InstantField() at: string;
  @Text() act: string;
  @IdField() actorId: string;
  @Text() actorName: string;
  @Text() subjectType: string;
  @IdField() subjectId: string;
  @AnyObject() detail: object;
  @Text({ about: 'RFC 6962 leaf hash, hex' }) leafHash: string;
}

export class LedgerPageView {
  @Part(() => LedgerEntryView, { list: true }) entries: LedgerEntryView[];
  @Whole({ optional: true, about: 'pass as `before` for older entries' }) next?: number;
}

export class CheckpointView {
  @Whole() size: number;
  @Text() root: string;
  @InstantField() at: string;
  @Text({ about: 'signed note (C2SP tlog-checkpoint)' }) note: string;
}

const PAGE = 100;

class LedgerFindingView {
  @Text({ about: 'what is wrong' }) kind: string;
  @Whole({ optional: true, about: 'first entry that is in doubt' }) seq?: number;
  @Whole({ optional: true, about: 'last of the stretch, where it is one' }) through?: number;
  @Text({ optional: true }) id?: string;
  @Text() detail: string;
}

class LedgerReportView {
  @IdField() agencyId: string;
  @YesNo({ about: 'every entry, the head and every checkpoint hold' }) ok: boolean;
  @Whole({ optional: true, about: 'entries, where all of it holds' }) size?: number;
  @Text({ optional: true, about: 'root of the tree, where all of it holds' }) root?: string;
  @Part(() => LedgerFindingView, { optional: true, list: true }) findings?: LedgerFindingView[];
  @Whole({ optional: true, about: 'findings beyond those told' }) more?: number;
}

class VerifierKeyView {
  @Text({ about: 'note verifier key of the ledger' }) verifierKey: string;
}

@ApiTags('ledger')
@Controller('api/ledger')
export class LedgerController {
  constructor(
    @InjectRepository(LedgerEntryRow) private readonly entries: Repository<LedgerEntryRow>,
    private readonly checkpoints: Checkpoints,
    private readonly verify: VerifyLedger,
    private readonly key: LedgerKey,
  ) {}

  @Get(':agencyId/entries')
  @Allow('ledger.read')
  @ApiOkResponse({ type: LedgerPageView })
  async list(
    @Me() me: Actor,
    @Param('agencyId', ParseUUIDPipe) agencyId: string,
    @Query() query: LedgerQuery,
  ): Promise<Result<LedgerPageView>> {
    if (!sees(me, agencyId)) return refuse('not-found');
    const { before, ...filter } = query;
    const rows = await this.entries.find({
      where: { agencyId, ...filter, ...(before && { seq: LessThan(Number(before)) }) },
      order: { seq: 'DESC' },
      take: PAGE,
    });
    const entries = rows.map((row) => {
      const entry = JSON.parse(row.bytes) as { actor: { name: string }; detail: object };
      const { seq, id, at, act, actorId, subjectType, subjectId, leafHash } = row;
      return {
        seq,
        id,
        at,
        act,
        actorId,
        actorName: entry.actor.name,
        subjectType,
        subjectId,
        leafHash,
        detail: entry.detail,
      };
    });
    return ok({ entries, ...(rows.length === PAGE && { next: rows[PAGE - 1]!.seq }) });
  }

  @Get(':agencyId/verify')
  @Allow('ledger.read')
  @ApiOkResponse({ type: LedgerReportView })
  async check(@Me() me: Actor, @Param('agencyId', ParseUUIDPipe) agencyId: string): Promise<Result<object>> {
    return sees(me, agencyId) ? ok(await this.verify.one(agencyId)) : refuse('not-found');
  }

  @Get(':agencyId/checkpoints')
  @Allow('ledger.read')
  @ApiOkResponse({ type: [CheckpointView] })
  async notes(
    @Me() me: Actor,
    @Param('agencyId', ParseUUIDPipe) agencyId: string,
  ): Promise<Result<CheckpointView[]>> {
    if (!sees(me, agencyId)) return refuse('not-found');
    const rows = await this.checkpoints.list(agencyId);
    return ok(rows.map(({ size, root, at, note }) => ({ size, root, at, note })));
  }

  @Post(':agencyId/checkpoints')
  @HttpCode(201)
  @Allow('ledger.checkpoint')
  @ApiOkResponse({ type: CheckpointView })
  cut(@Me() me: Actor, @Param('agencyId', ParseUUIDPipe) agencyId: string): Promise<Result<CheckpointView>> {
    return this.checkpoints.cut(me, agencyId);
  }

  @Get('verifier-key')
  @Allow('ledger.read')
  @ApiOkResponse({ type: VerifierKeyView })
  verifierKey(): VerifierKeyView {
    return { verifierKey: this.key.verifierKey };
  }
}
