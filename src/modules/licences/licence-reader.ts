import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type Actor, sees } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { literal } from '../../kernel/search/index.js';
import { firstOf } from '../../platform/database/index.js';
import { Clock } from '../../platform/time/index.js';
import { CaseReader } from '../cases/index.js';
import type { LicenceListView, LicencePageView, LicencesQuery, LicenceView } from './dto/licence.dto.js';
import { LicenceRow } from './licence.entity.js';
import { standingOf } from './rules/licence.rules.js';

const PAGE = 50;
const SEARCHED = ['number', 'holderName', 'documentName', 'certificateNumber'] as const;

/** The register, newest first. */
@Injectable()
export class LicenceReader {
  constructor(
    @InjectRepository(LicenceRow) private readonly rows: Repository<LicenceRow>,
    private readonly cases: CaseReader,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, { q, after, limit = PAGE }: LicencesQuery): Promise<LicencePageView> {
    const like = q ? `%${literal(q)}%` : '';
    const found = SEARCHED.map((column) => `"${column}" LIKE ? ESCAPE '\\'`).join(' OR ');
    const besides = [
      ...(after ? [{ sql: '"id" < ?', values: [after] }] : []),
      ...(q ? [{ sql: `(${found})`, values: SEARCHED.map(() => like) }] : []),
    ];
    const rows = await firstOf(this.rows, {
      parts: actor.agencyIds.map((agencyId) => ({ agencyId })),
      order: [['id', 'DESC']],
      limit: limit + 1,
      ...(besides.length > 0 && {
        where: {
          sql: besides.map(({ sql }) => sql).join(' AND '),
          values: besides.flatMap(({ values }) => values),
        },
      }),
    });
    const licences = rows.slice(0, limit).map((row) => this.item(row));
    return { licences, ...(rows.length > limit && { next: licences.at(-1)!.id }) };
  }

  async one(actor: Actor, id: string): Promise<Result<LicenceView>> {
    const row = await this.rows.findOneBy({ id });
    if (!row || !sees(actor, row.agencyId)) return refuse('not-found');
    const { holder, certificateName, certificateNumber, content, text, textSha256, endReason } = row;
    return ok({
      ...this.item(row),
      ...{ holder, certificateName, certificateNumber, content, text, textSha256, endReason },
      ...{ registeredByName: row.registeredByName, registeredAt: row.registeredAt, field: row.field },
    });
  }

  private item(row: LicenceRow): LicenceListView {
    const today = this.clock.today();
    const { id, agencyId, version, holderKind, holderName, documentName, number, kind } = row;
    const { decidedOn, validFrom, validThrough, publishBy, settledOn, publishedOn, deliverBy, deliveredOn } =
      row;
    const { ending, endedOn, withdrawBy, withdrawnOn } = row;
    return {
      ...{ id, agencyId, version, holderKind, holderName, documentName, number, kind },
      ...{ decidedOn, validFrom, validThrough, publishBy, settledOn, publishedOn, deliverBy, deliveredOn },
      ...{ ending, endedOn, withdrawBy, withdrawnOn, standing: standingOf(row, today) },
      publishDaysLeft: this.cases.workingDaysLeft(publishBy, settledOn ?? today),
      deliverDaysLeft: this.cases.workingDaysLeft(deliverBy, deliveredOn ?? today),
    };
  }
}
