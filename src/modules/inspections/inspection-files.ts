import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, IsNull, LessThan, Not, type Repository } from 'typeorm';
import type { LegalDay } from '../../kernel/time.js';
import type { Scene } from '../ledger/index.js';
import { InspectionRow } from './inspection.entities.js';

/** What other modules may read of an inspection's result, and the facts they write down into it. */
@Injectable()
export class InspectionFiles {
  constructor(@InjectRepository(InspectionRow) private readonly rows: Repository<InspectionRow>) {}

  get(id: string, tx?: EntityManager): Promise<InspectionRow | null> {
    return (tx?.getRepository(InspectionRow) ?? this.rows).findOneBy({ id });
  }

  many(ids: readonly string[]): Promise<InspectionRow[]> {
    return this.rows.findBy({ id: In([...ids]) });
  }

  /** Results neither published nor found not to be public; the most urgent first. */
  unpublished(agencyIds: readonly string[], take: number): Promise<InspectionRow[]> {
    return this.rows.find({
      where: { agencyId: In([...agencyIds]), state: 'finished', settledOn: IsNull() },
      order: { resultDue: 'ASC', id: 'ASC' },
      take,
    });
  }

  /** Published, set aside since, and still to be withdrawn. */
  toWithdraw(agencyIds: readonly string[], take: number): Promise<InspectionRow[]> {
    return this.rows.find({
      where: {
        ...{ agencyId: In([...agencyIds]), publishedOn: Not(IsNull()) },
        ...{ withdrawBy: Not(IsNull()), withdrawnOn: IsNull() },
      },
      order: { withdrawBy: 'ASC', id: 'ASC' },
      take,
    });
  }

  /** What was not done by its day (INS-13, PUB-03b), and urgent ones that nobody approved afterwards (INS-08). */
  late(agencyIds: readonly string[], today: LegalDay, take: number): Promise<InspectionRow[]> {
    const agencyId = In([...agencyIds]);
    return this.rows.find({
      where: [
        { agencyId, settledOn: IsNull(), resultDue: LessThan(today) },
        { agencyId, publishedOn: Not(IsNull()), withdrawnOn: IsNull(), withdrawBy: LessThan(today) },
        { agencyId, state: In(['entered', 'finished']), approval: Not('approved') },
      ],
      order: { first: 'ASC', id: 'ASC' },
      take,
    });
  }

  /** Found not to be public; null: judged anew. */
  async settle(scene: Scene, id: string, on: LegalDay | null): Promise<void> {
    await scene.tx.getRepository(InspectionRow).update({ id }, { settledOn: on });
  }

  /** The disclosure module met INS-13. */
  async published(scene: Scene, id: string): Promise<void> {
    const { today } = scene;
    await scene.tx.getRepository(InspectionRow).update({ id }, { settledOn: today, publishedOn: today });
  }

  async withdrawn(scene: Scene, id: string): Promise<void> {
    await scene.tx
      .getRepository(InspectionRow)
      .update({ id, withdrawnOn: IsNull() }, { withdrawnOn: scene.today });
  }
}
