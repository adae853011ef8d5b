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
import type { Scene } from '../ledger/index.js';

/** A row that stands in no case and has to be published by a day of its own. */
export interface Publishable {
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
  /** Column of the last day on which it is published. */
  due: keyof Row & string;
  /** From when on it has to be; always, where nothing is said. */
  ripe?: FindOptionsWhere<Row>;
  /** Column by which late ones are listed. */
  listedBy: keyof Row & string;
}

/**
 * What has to be published of rows outside any case (licences, results of inspections): what other modules may read of
 * them, and the facts that the disclosure module writes down into them inside its own acts.
 */
export abstract class PublicationFiles<Row extends Publishable> {
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
    return this.list([{ ...ripe, agencyId: In([...agencyIds]), settledOn: IsNull() }], due, take);
  }

  /** Published, set aside since, and still to be withdrawn; the most urgent first. */
  toWithdraw(agencyIds: readonly string[], take: number): Promise<Row[]> {
    const published = { publishedOn: Not(IsNull()), withdrawBy: Not(IsNull()), withdrawnOn: IsNull() };
    return this.list([{ ...published, agencyId: In([...agencyIds]) }], 'withdrawBy', take);
  }

  /** What was not done by its day: not published, not withdrawn (PUB-03b), or late as this kind can be besides. */
  late(agencyIds: readonly string[], today: LegalDay, take: number): Promise<Row[]> {
    const { due, listedBy } = this.reading;
    const agencyId = In([...agencyIds]);
    const late = [
      { settledOn: IsNull(), [due]: LessThan(today) },
      { publishedOn: Not(IsNull()), withdrawnOn: IsNull(), withdrawBy: LessThan(today) },
      this.lateBesides(today),
    ];
    return this.list(
      late.map((which) => ({ ...which, agencyId })),
      listedBy,
      take,
    );
  }

  protected abstract lateBesides(today: LegalDay): FindOptionsWhere<Row>;

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

  private list(which: object[], by: keyof Row & string, take: number): Promise<Row[]> {
    const order = { [by]: 'ASC', id: 'ASC' } as FindOptionsOrder<Row>;
    return this.rows.find({ where: which.map((one) => where<Row>(one)), order, take });
  }

  private async write(scene: Scene, which: object, facts: Partial<Publishable>): Promise<void> {
    await this.through(scene.tx).update(where<Row>(which), facts as never);
  }

  private through(tx?: EntityManager): Repository<Row> {
    return tx?.getRepository<Row>(this.rows.target) ?? this.rows;
  }
}

/** TypeORM cannot see that every row of these kinds has the columns of `Publishable`. */
const where = <Row>(conditions: object): FindOptionsWhere<Row> => conditions as FindOptionsWhere<Row>;
