import type { MigrationInterface, QueryRunner } from 'typeorm';

const CLOCKS = ['agencyId', 'ruleId', 'stoppedOn', 'due', 'id'];

/** The orders in which further lists are read, an agency at a time: name, table, columns, which rows. */
const ORDERS: readonly (readonly [string, string, readonly string[], string?])[] = [
  ['ix_case_clocks_of_cases', 'case_clocks', CLOCKS, '"about" IS NULL'],
  ['ix_case_clocks_of_measures', 'case_clocks', CLOCKS, '"about" IS NOT NULL'],
  ['ix_evidence_disposals_agency_state', 'evidence_disposals', ['agencyId', 'state', 'id']],
  ['ix_pending_recordings_officer', 'pending_recordings', ['agencyId', 'state', 'officerId', 'id']],
  ['ix_security_log_time', 'security_log', ['agencyId', 'at', 'id']],
  ['ix_security_log_kind', 'security_log', ['agencyId', 'kind', 'at', 'id']],
  ['ix_security_log_name', 'security_log', ['agencyId', 'username', 'at', 'id']],
  ['ix_security_log_address', 'security_log', ['agencyId', 'address', 'at', 'id']],
];

export class FurtherLists0036 implements MigrationInterface {
  name = 'FurtherLists1763000000036';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, table, columns, rows] of ORDERS)
      await runner.query(
        `CREATE INDEX "${name}" ON "${table}" (${columns.map((c) => `"${c}"`).join(', ')})${rows ? ` WHERE ${rows}` : ''}`,
      );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
