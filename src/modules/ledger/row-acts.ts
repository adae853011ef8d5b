import type { ModuleRef } from '@nestjs/core';
import type { EntityManager, FindOptionsWhere, ObjectLiteral, Repository } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import type { ActDeclaration } from '../../kernel/acts/index.js';
import type { JsonObject } from '../../kernel/json.js';
import { ok, type Result } from '../../kernel/result.js';
import type { ActOutcome, Acts, Subject } from './acts.js';
import { type SubjectContext, SubjectActs } from './subject-acts.js';

interface OwnedRow extends ObjectLiteral {
  id: string;
  agencyId: string;
  /** Counted by every act, where the table has the column. */
  version?: number;
}

/** What an act on one row leaves: the columns that change, or the whole row where the act makes it. */
export interface RowOutcome<Row, Answer = unknown> extends ActOutcome<Answer> {
  readonly changes?: Partial<Row>;
  readonly row?: Omit<Row, 'id' | 'agencyId'>;
}

export type RowContext<Row> = SubjectContext<{ row: Row }>;

/** Acts on subjects that are one row of one table. */
export abstract class RowActs<Row extends OwnedRow> extends SubjectActs<{ row: Row }, RowOutcome<Row>> {
  constructor(
    acts: Acts,
    modules: ModuleRef,
    private readonly rows: Repository<Row>,
  ) {
    super(acts, modules);
  }

  protected async agencyOf(id: string): Promise<string | undefined> {
    const where = { id } as FindOptionsWhere<Row>;
    const known = await this.rows.findOne({ where, select: { id: true, agencyId: true } as never });
    return known?.agencyId;
  }

  protected async load(tx: EntityManager, id: string): Promise<{ row: Row }> {
    const where = { id } as FindOptionsWhere<Row>;
    return { row: await tx.getRepository<Row>(this.rows.target).findOneByOrFail(where) };
  }

  protected admits(_declaration: ActDeclaration, _actor: Actor, _subject: { row: Row }): Result<void> {
    return ok();
  }

  protected async keep(
    context: RowContext<Row>,
    _declaration: ActDeclaration,
    outcome: RowOutcome<Row>,
  ): Promise<JsonObject> {
    const table = context.tx.getRepository<Row>(this.rows.target);
    const { id, agencyId } = context;
    if (outcome.row) await table.insert({ ...outcome.row, id, agencyId } as never);
    else if (outcome.changes) {
      const { version } = context.row;
      const counted = version === undefined ? {} : { version: version + 1 };
      await table.update({ id } as never, { ...outcome.changes, ...counted });
    }
    return {};
  }

  protected override versionOf(tx: EntityManager, entered: Subject, subject: { row: Row }): Promise<string> {
    const { version } = subject.row;
    return version === undefined ? super.versionOf(tx, entered, subject) : Promise.resolve(String(version));
  }
}

/** Acts on rows that an agency keeps in a list: what adds to the list is entered with the list, under the agency's id. */
export abstract class ListedRowActs<Row extends OwnedRow> extends RowActs<Row> {
  /** As the list is called in the ledger. */
  protected readonly listType?: string;

  protected override enteredAsNew({ agencyId }: Actor): Subject {
    return { agencyId, type: this.listType ?? this.type, id: agencyId };
  }
}
