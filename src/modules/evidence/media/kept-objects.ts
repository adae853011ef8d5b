import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityTarget, type FindOptionsWhere, MoreThan, type Repository } from 'typeorm';
import { PendingRecordingRow } from '../import/import.entities.js';
import { Retention } from '../retention/retention.js';
import { DerivativeRow } from './media.entities.js';

/** A stored object that is no item of evidence itself; its row is held against the ledger by `VerifyFacts`. */
export interface KeptObject {
  readonly id: string;
  readonly bytes: number;
  readonly sha256: string;
  /** What it is, where a module above keeps it. */
  readonly name?: string;
}

/** Objects of a module above, which writes down here what it keeps: this module asks nothing upwards. */
export interface ObjectsAbove {
  knows(id: string): Promise<boolean>;
  every(): AsyncIterable<KeptObject>;
}

type Kept = DerivativeRow | PendingRecordingRow;

const PAGE = 200;

/** What lies in the store beside the items: copies for showing, and recordings that wait for a case. */
@Injectable()
export class KeptObjects {
  private readonly above: ObjectsAbove[] = [];

  constructor(
    @InjectRepository(DerivativeRow) private readonly copies: Repository<DerivativeRow>,
    private readonly retention: Retention,
  ) {}

  /** At the start of the program, before the store is tidied or verified. */
  add(objects: ObjectsAbove): void {
    this.above.push(objects);
  }

  async knows(id: string): Promise<boolean> {
    for (const objects of this.above) if (await objects.knows(id)) return true;
    return (
      (await this.copies.existsBy({ id })) ||
      (await this.copies.manager.getRepository(PendingRecordingRow).existsBy({ id }))
    );
  }

  async *every(): AsyncGenerator<KeptObject> {
    yield* this.of(DerivativeRow, {});
    // What was assigned is an item under the same id, and looked at as such.
    yield* this.of(PendingRecordingRow, { state: 'pending' });
    for (const objects of this.above) yield* objects.every();
  }

  private async *of<T extends Kept>(
    entity: EntityTarget<T>,
    where: FindOptionsWhere<Kept>,
  ): AsyncGenerator<KeptObject> {
    const rows = this.copies.manager.getRepository<Kept>(entity);
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
        yield { id, bytes, sha256 };
      }
      if (page.length < PAGE) return;
      after = page[PAGE - 1]!.id;
    }
  }
}
