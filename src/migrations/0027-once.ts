import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Triggers } from './triggers.js';

/**
 * What is done once is done once, whatever process does it: a sealed item keeps its seal, a disposal its end, and a
 * finished check of the store its result. Rows that are there already are left as they are.
 */
export class Once0027 implements MigrationInterface {
  name = 'Once1763000000027';

  async up(runner: QueryRunner): Promise<void> {
    const differ = runner.connection.options.type === 'postgres' ? 'IS DISTINCT FROM' : 'IS NOT';
    const guard = new Triggers(runner);
    const keeps = (table: string, over: string, columns: readonly string[], message: string) => {
      const changed = columns.map((column) => `NEW."${column}" ${differ} OLD."${column}"`).join(' OR ');
      return guard.refuse(`tr_${table}_once`, 'UPDATE', table, `${over} AND (${changed})`, message);
    };
    await keeps('evidence', `OLD."sealedAt" IS NOT NULL`, ['sm3', 'sealedAt', 'state'], 'an item is sealed once');
    await keeps(
      'evidence_disposals',
      `OLD."state" IN ('refused', 'disposed')`,
      ['state', 'decidedBy', 'decidedAt', 'certificateNumber', 'refusedBecause', 'disposedAt'],
      'a disposal ends once',
    );
    await keeps(
      'store_checks',
      `OLD."state" = 'done'`,
      ['state', 'finishedAt', 'itemsRead', 'bytesRead', 'findings'],
      'a check of the store is finished once',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
