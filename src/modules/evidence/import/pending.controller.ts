import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import type { Result } from '../../../kernel/result.js';
import { firstOf } from '../../../platform/database/index.js';
import {
  Allow,
  IdField,
  InstantField,
  LimitField,
  Me,
  OneOf,
  Part,
  Text,
  Whole,
  YesNo,
} from '../../../platform/http/index.js';
import { STAGE_CODES, type Stage } from '../../cases/index.js';
import { ReceivedView } from '../dto/evidence-views.js';
import { MEDIA } from '../rules/media-type.rules.js';
import { AssignRecording } from './assign-recording.js';
import { PendingRecordingRow } from './import.entities.js';

const PAGE = 50;

export class PendingRecordingView {
  @IdField() id: string;
  @IdField() agencyId: string;
  @Text() filename: string;
  @Text() mediaType: string;
  @OneOf(MEDIA) medium: string;
  @Whole() bytes: number;
  @Text() sha256: string;
  @InstantField({ optional: true }) capturedFrom: string | null;
  @InstantField({ optional: true }) capturedTo: string | null;
  @Text({ optional: true }) deviceId: string | null;
  @Text({ optional: true }) officerNumber: string | null;
  @IdField({ optional: true }) officerId: string | null;
  @YesNo({ about: '重要标记' }) important: boolean;
  @Text({ optional: true }) place: string | null;
  @InstantField() receivedAt: string;
}

export class PendingPageView {
  @Part(() => PendingRecordingView, { list: true }) recordings: PendingRecordingView[];
  @IdField({ optional: true, about: 'pass as `after` for the next page' }) next?: string;
}

export class PendingQuery {
  @OneOf(['1'], { optional: true, about: 'only those of this officer' }) mine?: '1';
  @LimitField() limit?: number;
  @IdField({ optional: true, about: '`next` of the page before' }) after?: string;
}

export class AssignmentInput {
  @IdField() caseId: string;
  @OneOf(STAGE_CODES) stage: Stage;
}

/** Recordings that came without a case and wait to be assigned. */
@ApiTags('evidence')
@Controller('api/pending-recordings')
export class PendingController {
  constructor(
    @InjectRepository(PendingRecordingRow) private readonly rows: Repository<PendingRecordingRow>,
    private readonly assigning: AssignRecording,
  ) {}

  @Get()
  @Allow('evidence.read')
  @ApiOkResponse({ type: PendingPageView })
  async list(
    @Me() me: Actor,
    @Query() { mine, after, limit = PAGE }: PendingQuery,
  ): Promise<PendingPageView> {
    const own = mine && { officerId: me.officerId ?? '' };
    const rows = await firstOf(this.rows, {
      parts: me.agencyIds.map((agencyId) => ({ agencyId, state: 'pending', ...own })),
      order: [['id', 'ASC']],
      limit: limit + 1,
      ...(after && { where: { sql: '"id" > ?', values: [after] } }),
    });
    const recordings = rows.slice(0, limit).map(viewOf);
    return { recordings, ...(rows.length > limit && { next: recordings.at(-1)!.id }) };
  }

  @Post(':id/assignment')
  @Allow('evidence.assign-recording')
  @ApiCreatedResponse({ type: ReceivedView })
  assign(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { caseId, stage }: AssignmentInput,
  ): Promise<Result<ReceivedView>> {
    return this.assigning.assign(me, id, caseId, stage);
  }
}

function viewOf(row: PendingRecordingRow): PendingRecordingView {
  const { id, agencyId, filename, mediaType, medium, bytes, sha256, capturedFrom, capturedTo } = row;
  const { deviceId, officerNumber, officerId, important, place, receivedAt } = row;
  return {
    ...{ id, agencyId, filename, mediaType, medium, bytes, sha256, capturedFrom, capturedTo },
    ...{ deviceId, officerNumber, officerId, important, place, receivedAt },
  };
}
