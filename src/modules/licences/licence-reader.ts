import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Brackets, type Repository } from 'typeorm';
import { type Actor, sees } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { Clock } from '../../platform/time/index.js';
import { CaseReader } from '../cases/index.js';
import type { LicenceListView, LicencePageView, LicenceView } from './dto/licence.dto.js';
import { LicenceRow } from './licence.entity.js';
import { standingOf } from './rules/licence.rules.js';

const PAGE = 100;

/** The register, newest first. */
@Injectable()
export class LicenceReader {
  constructor(
    @InjectRepository(LicenceRow) private readonly rows: Repository<LicenceRow>,
    private readonly cases: CaseReader,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, { q, after }: { q?: string; after?: string }): Promise<LicencePageView> {
    const query = this.rows
      .createQueryBuilder('l')
      .where('l.agencyId IN (:...agencies)', { agencies: [...actor.agencyIds] })
      .orderBy('l.id', 'DESC')
      .take(PAGE + 1);
    if (after) query.andWhere('l.id < :after', { after });
    if (q) {
      const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
      const columns = ['number', 'holderName', 'documentName', 'certificateNumber'];
      query.andWhere(
        new Brackets((any) =>
          columns.forEach((column) => any.orWhere(`l.${column} LIKE :like ESCAPE '\\'`, { like })),
        ),
      );
    }
    const rows = await query.getMany();
    const licences = rows.slice(0, PAGE).map((row) => this.item(row));
    return { licences, ...(rows.length > PAGE && { next: licences.at(-1)!.id }) };
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
    const { id, agencyId, holderKind, holderName, documentName, number, kind } = row;
    const { decidedOn, validFrom, validThrough, publishBy, settledOn, publishedOn, deliverBy, deliveredOn } =
      row;
    const { ending, endedOn, withdrawBy, withdrawnOn } = row;
    return {
      ...{ id, agencyId, holderKind, holderName, documentName, number, kind },
      ...{ decidedOn, validFrom, validThrough, publishBy, settledOn, publishedOn, deliverBy, deliveredOn },
      ...{ ending, endedOn, withdrawBy, withdrawnOn, standing: standingOf(row, today) },
      publishDaysLeft: this.cases.workingDaysLeft(publishBy, settledOn ?? today),
      deliverDaysLeft: this.cases.workingDaysLeft(deliverBy, deliveredOn ?? today),
    };
  }
}
