import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, type Result } from '../../../kernel/result.js';
import { Allow, IdField, InstantField, Me, OneOf, Part, Text, Whole } from '../../../platform/http/index.js';
import {
  CHECK_FINDINGS,
  CHECK_STATES,
  CHECK_TRIGGERS,
  StoreCheckFindingRow,
  StoreCheckRow,
} from './store-check.entities.js';
import { StoreChecks } from './store-checks.js';

export class StoreCheckInput {
  @IdField({ optional: true, about: 'an agency in sight; all that have evidence where left out' })
  agencyId?: string;
}

export class StoreCheckFindingView {
  @IdField() evidenceId: string;
  @OneOf(CHECK_FINDINGS) kind: string;
  @Text() about: string;
  @InstantField() at: string;
}

export class StoreCheckView {
  @IdField() id: string;
  @IdField() agencyId: string;
  @OneOf(CHECK_TRIGGERS) trigger: string;
  @OneOf(CHECK_STATES) state: string;
  @Text() startedByName: string;
  @InstantField() startedAt: string;
  @InstantField({ optional: true }) finishedAt: string | null;
  @Whole({ about: 'items there were at the start' }) items: number;
  @Whole({ about: 'bytes there were at the start' }) bytes: number;
  @Whole({ about: 'items read so far' }) itemsRead: number;
  @Whole({ about: 'bytes read so far' }) bytesRead: number;
  @Whole({ about: 'items whose bytes were missing or changed' }) findingCount: number;
  @Part(() => StoreCheckFindingView, { list: true, about: 'the first 100' })
  findings: StoreCheckFindingView[];
}

const SHOWN = 20;
const FINDINGS_SHOWN = 100;

/** 存储复核: the readings of the whole store against its digests. */
@ApiTags('evidence')
@Controller('api/evidence/store-checks')
export class StoreChecksController {
  constructor(
    @InjectRepository(StoreCheckRow) private readonly checks: Repository<StoreCheckRow>,
    private readonly running: StoreChecks,
  ) {}

  @Get()
  @Allow('store.read')
  @ApiOperation({ summary: 'the last checks of the agencies in sight, the running ones with their progress' })
  @ApiOkResponse({ type: [StoreCheckView] })
  async list(@Me() me: Actor): Promise<StoreCheckView[]> {
    const rows = await this.checks.find({
      where: { agencyId: In([...me.agencyIds]) },
      order: { startedAt: 'DESC', id: 'DESC' },
      take: SHOWN,
    });
    return Promise.all(rows.map((row) => this.view(row)));
  }

  @Post()
  @HttpCode(202)
  @Allow('store.check')
  @ApiOperation({ summary: 'begins to read all stored bytes again, one check for each agency' })
  @ApiAcceptedResponse({ type: [StoreCheckView] })
  async start(@Me() me: Actor, @Body() { agencyId }: StoreCheckInput): Promise<Result<StoreCheckView[]>> {
    const started = await this.running.start(me, agencyId);
    return started.ok ? ok(await Promise.all(started.value.map((row) => this.view(row)))) : started;
  }

  private async view(row: StoreCheckRow): Promise<StoreCheckView> {
    const { id, agencyId, trigger, state, startedByName, startedAt, finishedAt, items, bytes } = row;
    const found = await this.checks.manager
      .getRepository(StoreCheckFindingRow)
      .find({ where: { checkId: id }, order: { id: 'ASC' }, take: FINDINGS_SHOWN });
    const live = this.running.progressOf(id);
    return {
      ...{ id, agencyId, trigger, state, startedByName, startedAt, finishedAt, items, bytes },
      itemsRead: live?.items ?? row.itemsRead,
      bytesRead: live?.bytes ?? row.bytesRead,
      findingCount: row.findings,
      findings: found.map(({ evidenceId, kind, about, at }) => ({ evidenceId, kind, about, at })),
    };
  }
}
