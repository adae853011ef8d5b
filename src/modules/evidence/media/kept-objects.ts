import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityTarget, type FindOptionsWhere, MoreThan, type Repository } from 'typeorm';
import { LedgerEntryRow } from '../../ledger/index.js';
import { PendingRecordingRow } from '../import/import.entities.js';
import { Retention } from '../retention/retention.js';
import { DerivativeRow } from './media.entities.js';

/** A stored object that is no item of evidence itself, with what its row and its ledger entry say of it. */
export interface KeptObject {
  readonly id: string;
  readonly bytes: number;
  readonly sha256: string;
  /** The entry of its making names the same object, size and digest. */
  readonly entered: boolean;
}

type Kept = DerivativeRow | PendingRecordingRow;

const PAGE = 200;

/** What lies in the store beside the items: copies for showing, and recordings that wait for a case. */
@Injectable()
export class KeptObjects {
  constructor(
    @InjectRepository(DerivativeRow) private readonly copies: Repository<DerivativeRow>,
    private readonly retention: Retention,
  ) {}

  async knows(id: string): Promise<boolean> {
    return (
      (await this.copies.existsBy({ id })) ||
      (await this.copies.manager.getRepository(PendingRecordingRow).existsBy({ id }))
    );
  }

  async *every(): AsyncGenerator<KeptObject> {
    yield* this.of(DerivativeRow, {});
    // What was assigned is an item under the same id, and looked at as such.
    yield* this.of(PendingRecordingRow, { state: 'pending' });
  }

  private async *of<T extends Kept>(
    entity: EntityTarget<T>,
    where: FindOptionsWhere<Kept>,
  ): AsyncGenerator<KeptObject> {
    const rows = this.copies.manager.getRepository<Kept>(entity as EntityTarget<Kept>);
    for (let after = ''; ;) {
      const page = await rows.find({
        where: { ...where, id: MoreThan(after) },
        order: { id: 'ASC' },
        take: PAGE,
      });
      const gone = await this.retention.disposed(
        page.flatMap((row) => (row instanceof DerivativeRow ? [row.evidenceId] : [])),
      );
      for (const row of page) {
        if (row instanceof DerivativeRow && gone.has(row.evidenceId)) continue;
        const { id, bytes, sha256 } = row;
        yield { id, bytes, sha256, entered: await this.entered(row) };
      }
      if (page.length < PAGE) return;
      after = page[PAGE - 1]!.id;
    }
  }

  private async entered({ id, bytes, sha256, entryId }: Kept): Promise<boolean> {
    const entry = await this.copies.manager.getRepository(LedgerEntryRow).findOneBy({ id: entryId });
    if (!entry) return false;
    const { detail } = JSON.parse(entry.bytes) as { detail: Readonly<Record<string, unknown>> };
    return detail.objectId === id && detail.bytes === bytes && detail.sha256 === sha256;
  }
}
