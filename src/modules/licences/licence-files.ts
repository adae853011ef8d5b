import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, IsNull, LessThan, Not, type Repository } from 'typeorm';
import type { LegalDay } from '../../kernel/time.js';
import type { Scene } from '../ledger/index.js';
import { LicenceRow } from './licence.entity.js';

/** What other modules may read of a licence, and the facts they write down into it. */
@Injectable()
export class LicenceFiles {
  constructor(@InjectRepository(LicenceRow) private readonly rows: Repository<LicenceRow>) {}

  get(id: string, tx?: EntityManager): Promise<LicenceRow | null> {
    return (tx?.getRepository(LicenceRow) ?? this.rows).findOneBy({ id });
  }

  many(ids: readonly string[], tx?: EntityManager): Promise<LicenceRow[]> {
    return (tx?.getRepository(LicenceRow) ?? this.rows).findBy({ id: In([...ids]) });
  }

  /** Neither published nor found not to be public; the most urgent first. */
  unpublished(agencyIds: readonly string[], take: number): Promise<LicenceRow[]> {
    return this.rows.find({
      where: { agencyId: In([...agencyIds]), settledOn: IsNull() },
      order: { publishBy: 'ASC', id: 'ASC' },
      take,
    });
  }

  /** Published, revoked since, and still to be withdrawn. */
  toWithdraw(agencyIds: readonly string[], take: number): Promise<LicenceRow[]> {
    return this.rows.find({
      where: {
        ...{ agencyId: In([...agencyIds]), publishedOn: Not(IsNull()) },
        ...{ withdrawBy: Not(IsNull()), withdrawnOn: IsNull() },
      },
      order: { withdrawBy: 'ASC', id: 'ASC' },
      take,
    });
  }

  /** What was not done by its day: LIC-10, LIC-05, PUB-03b. */
  late(agencyIds: readonly string[], today: LegalDay, take: number): Promise<LicenceRow[]> {
    const agencyId = In([...agencyIds]);
    return this.rows.find({
      where: [
        { agencyId, settledOn: IsNull(), publishBy: LessThan(today) },
        { agencyId, deliveredOn: IsNull(), ending: IsNull(), deliverBy: LessThan(today) },
        { agencyId, publishedOn: Not(IsNull()), withdrawnOn: IsNull(), withdrawBy: LessThan(today) },
      ],
      order: { publishBy: 'ASC', id: 'ASC' },
      take,
    });
  }

  /** Found not to be public; null: judged anew. */
  async settle(scene: Scene, id: string, on: LegalDay | null): Promise<void> {
    await scene.tx.getRepository(LicenceRow).update({ id }, { settledOn: on });
  }

  /** The disclosure module met LIC-10. */
  async published(scene: Scene, id: string): Promise<void> {
    const { today } = scene;
    await scene.tx.getRepository(LicenceRow).update({ id }, { settledOn: today, publishedOn: today });
  }

  async withdrawn(scene: Scene, id: string): Promise<void> {
    await scene.tx
      .getRepository(LicenceRow)
      .update({ id, withdrawnOn: IsNull() }, { withdrawnOn: scene.today });
  }
}
