import {
  type EntityManager,
  type FindOptionsOrder,
  type FindOptionsWhere,
  In,
  IsNull,
  LessThan,
  Not,
  type Repository,
} from 'typeorm';
import type { LegalDay } from '../../kernel/time.js';
import { ask } from '../../platform/database/index.js';
import type { Scene } from '../ledger/index.js';

/** A row that stands in no case and has to be published by a day of its own. */
export interface PublicationColumns {
  id: string;
  agencyId: string;
  /** Published, or found not to be public. */
  settledOn: LegalDay | null;
  publishedOn: LegalDay | null;
  /** Last day on which what was published of it is withdrawn (PUB-03b); null while it stands. */
  withdrawBy: LegalDay | null;
  withdrawnOn: LegalDay | null;
}

/** How a kind of row is read: each kind counts its days under a name of its own. */
interface Reading<Row> {
  /** Column of the day by which it belongs to a year. */
  counted: keyof Row & string;
  /** Column of the last day on which it is published. */
  due: keyof Row & string;
  /** From when on it has to be; always, where nothing is said. */
  ripe?: FindOptionsWhere<Row>;
}

/**
 * What has to be published of rows outside any case (licences, results of inspections): what other modules may read of
 * them, and the facts that the disclosure module writes down into them inside its own acts.
 */
export abstract class PublicationFiles<Row extends PublicationColumns> {
  protected constructor(
    private readonly rows: Repository<Row>,
    private readonly reading: Reading<Row>,
  ) {}

  get(id: string, tx?: EntityManager): Promise<Row | null> {
    return this.through(tx).findOneBy(where<Row>({ id }));
  }

  many(ids: readonly string[], tx?: EntityManager): Promise<Row[]> {
    return this.through(tx).findBy(where<Row>({ id: In([...ids]) }));
  }

  /** Neither published nor found not to be public; the most urgent first. */
  unpublished(agencyIds: readonly string[], take: number): Promise<Row[]> {
    const { due, ripe } = this.reading;
    return this.list(agencyIds, { ...ripe, settledOn: IsNull() }, due, take);
  }

  /** Published, set aside since, and still to be withdrawn; the most urgent first. */
  toWithdraw(agencyIds: readonly string[], take: number): Promise<Row[]> {
    const published = { publishedOn: Not(IsNull()), withdrawBy: Not(IsNull()), withdrawnOn: IsNull() };
    return this.list(agencyIds, published, 'withdrawBy', take);
  }

  /** What was not done by its day: not published, not withdrawn (PUB-03b), or late as this kind can be besides. */
  async late(agencyIds: readonly string[], today: LegalDay, take: number): Promise<Row[]> {
    const { due } = this.reading;
    const unwithdrawn = { publishedOn: Not(IsNull()), withdrawnOn: IsNull(), withdrawBy: LessThan(today) };
    const late = [
      ...(await this.list(agencyIds, { settledOn: IsNull(), [due]: LessThan(today) }, due, take)),
      ...(await this.list(agencyIds, unwithdrawn, 'withdrawBy', take)),
    ];
    for (const { which, by } of this.lateBesides(today))
      late.push(...(await this.list(agencyIds, which, by, take)));
    return [...new Map(late.map((row) => [row.id, row])).values()].slice(0, take);
  }

  /**
   * Of those of a stretch of days that were to be published and are published or overdue: published by their last day.
   * What was found not to be public is in neither number.
   */
  async publishedInTime(
    agencyId: string,
    from: LegalDay,
    to: LegalDay,
    today: LegalDay,
  ): Promise<{ all: number; inTime: number }> {
    const { due, counted } = this.reading;
    const [row] = await ask<Record<'all' | 'good', number | string | null>>(
      this.rows.manager,
      `SELECT COUNT(*) AS "all", SUM(CASE WHEN "publishedOn" <= "${due}" THEN 1 ELSE 0 END) AS "good"
       FROM "${this.rows.metadata.tableName}" WHERE "agencyId" = ? AND "${counted}" >= ? AND "${counted}" <= ?
       AND ("publishedOn" IS NOT NULL OR ("settledOn" IS NULL AND "${due}" < ?))`,
      [agencyId, from, to, today],
    );
    return { all: Number(row!.all), inTime: Number(row!.good ?? 0) };
  }

  /** What else makes a row late, each with the column by which its index is ordered. */
  protected abstract lateBesides(today: LegalDay): { which: FindOptionsWhere<Row>; by: keyof Row & string }[];

  /** Found not to be public; null: judged anew. */
  async settle(scene: Scene, id: string, on: LegalDay | null): Promise<void> {
    await this.write(scene, { id }, { settledOn: on });
  }

  /** The disclosure module met the duty. */
  async published(scene: Scene, id: string): Promise<void> {
    const { today } = scene;
    await this.write(scene, { id }, { settledOn: today, publishedOn: today });
  }

  /** The first withdrawal is the one that counts. */
  async withdrawn(scene: Scene, id: string): Promise<void> {
    await this.write(scene, { id, withdrawnOn: IsNull() }, { withdrawnOn: scene.today });
  }

  /** Each agency is read along its index, and the pages are merged: several at once would be read whole and sorted. */
  private async list(
    agencyIds: readonly string[],
    which: object,
    by: keyof Row & string,
    take: number,
  ): Promise<Row[]> {
    const order = { [by]: 'ASC' } as FindOptionsOrder<Row>;
    const found: Row[] = [];
    for (const agencyId of agencyIds)
      found.push(...(await this.rows.find({ where: where<Row>({ ...which, agencyId }), order, take })));
    return found
      .sort((a, b) => (a[by] === b[by] ? (a.id < b.id ? -1 : 1) : a[by] < b[by] ? -1 : 1))
      .slice(0, take);
  }

  private async write(scene: Scene, which: object, facts: Partial<PublicationColumns>): Promise<void> {
    await this.through(scene.tx).update(where<Row>(which), facts as never);
  }

  private through(tx?: EntityManager): Repository<Row> {
    return tx?.getRepository<Row>(this.rows.target) ?? this.rows;
  }
}

/** TypeORM cannot see that every row of these kinds has the columns of `Publishable`. */
const where = <Row>(conditions: object): FindOptionsWhere<Row> => conditions;
