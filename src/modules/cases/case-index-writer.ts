import { type EntityManager, In, IsNull } from 'typeorm';
import { ask } from '../../platform/database/index.js';
import { CaseClockRow, CaseRow } from './case.entities.js';
import { CaseTokenRow } from './case-token.entity.js';
import { caseTokens, type FindableCase, partitionOf } from './rules/case-tokens.rules.js';

const AT_ONCE = 200;

/** What lists of cases are read by, kept in the act that changes a case: its number in the agency, its tokens, its next due day. */
export class CaseIndexWriter {
  constructor(private readonly tx: EntityManager) {}

  /** The next `no` of the agency; the head of its ledger is locked, so nobody else draws one meanwhile. */
  async nextNo(agencyId: string): Promise<number> {
    const last = await this.tx
      .getRepository(CaseRow)
      .findOne({ where: { agencyId }, select: { id: true, no: true }, order: { no: 'DESC' } });
    return (last?.no ?? 0) + 1;
  }

  async add(file: FindableCase & { agencyId: string; no: number }): Promise<void> {
    await this.write(file, caseTokens(file));
  }

  /** Only what differs is written: a change of the state is one token out and one in. */
  async move(before: FindableCase & { agencyId: string; no: number }, after: FindableCase): Promise<void> {
    const old = new Set(caseTokens(before));
    const now = new Set(caseTokens(after));
    const gone = [...old].filter((token) => !now.has(token));
    const { no } = before;
    for (let i = 0; i < gone.length; i += AT_ONCE)
      await this.tx
        .getRepository(CaseTokenRow)
        .delete({ shelf: partitionOf(before.agencyId), no, token: In(gone.slice(i, i + AT_ONCE)) });
    await this.write(
      before,
      [...now].filter((token) => !old.has(token)),
    );
  }

  /** The first day on which an open clock of the case ends; one that is suspended has no such day. */
  async keepNextDue(caseId: string): Promise<void> {
    const next = await this.tx.getRepository(CaseClockRow).findOne({
      where: { caseId, stoppedOn: IsNull(), suspendedOn: IsNull() },
      select: { id: true, due: true },
      order: { due: 'ASC' },
    });
    await this.tx.getRepository(CaseRow).update({ id: caseId }, { nextDue: next?.due ?? null });
  }

  private async write({ agencyId, no }: { agencyId: string; no: number }, tokens: string[]): Promise<void> {
    const shelf = partitionOf(agencyId);
    for (let i = 0; i < tokens.length; i += AT_ONCE) {
      const some = tokens.slice(i, i + AT_ONCE);
      await ask(
        this.tx,
        `INSERT INTO "case_tokens" ("shelf", "token", "no") VALUES ${some.map(() => '(?, ?, ?)').join(', ')}`,
        some.flatMap((token) => [shelf, token, no]),
      );
    }
  }
}
