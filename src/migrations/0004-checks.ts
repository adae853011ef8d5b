import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

/** Readings of the store against its digests, and what they found. */
export class Checks0004 implements MigrationInterface {
  name = 'Checks1763000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'store_checks',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_store_checks' },
          { name: 'agencyId', type: 'varchar', length: '36' },
          { name: 'trigger', type: 'varchar', length: '40' },
          { name: 'state', type: 'varchar', length: '40' },
          { name: 'startedBy', type: 'varchar', length: '36' },
          { name: 'startedByName', type: 'varchar', length: '60' },
          { name: 'startedAt', type: 'varchar', length: '24' },
          { name: 'items', type: 'integer' },
          { name: 'bytes', type: 'bigint' },
          { name: 'itemsRead', type: 'integer' },
          { name: 'bytesRead', type: 'bigint' },
          { name: 'findings', type: 'integer' },
          { name: 'finishedAt', type: 'varchar', length: '24', isNullable: true },
        ],
        checks: [
          { name: 'ck_StoreCheckRow_trigger', expression: `"trigger" IN ('asked', 'scheduled')` },
          { name: 'ck_StoreCheckRow_state', expression: `"state" IN ('running', 'done')` },
        ],
        indices: [{ name: 'ix_store_checks_agency', columnNames: ['agencyId', 'startedAt'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'store_check_findings',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_store_check_findings' },
          { name: 'checkId', type: 'varchar', length: '36' },
          { name: 'evidenceId', type: 'varchar', length: '36' },
          { name: 'kind', type: 'varchar', length: '40' },
          { name: 'about', type: 'varchar', length: '200' },
          { name: 'at', type: 'varchar', length: '24' },
        ],
        checks: [
          {
            name: 'ck_StoreCheckFindingRow_kind',
            expression: `"kind" IN ('bytes-missing', 'bytes-changed', 'bytes-unreadable')`,
          },
        ],
        indices: [{ name: 'ix_store_check_findings_check', columnNames: ['checkId', 'id'] }],
      }),
    );
    await this.keep(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }

  /** A finding is written once; a check that is done says for ever what it found. */
  private async keep(runner: QueryRunner): Promise<void> {
    const postgres = runner.connection.options.type === 'postgres';
    const refuse = async (name: string, event: string, table: string, when: string, message: string) => {
      if (!postgres) {
        await runner.query(
          `CREATE TRIGGER "${name}" BEFORE ${event} ON "${table}" WHEN ${when} BEGIN SELECT RAISE(ABORT, '${message}'); END`,
        );
        return;
      }
      const row = event === 'DELETE' ? 'OLD' : 'NEW';
      await runner.query(
        `CREATE FUNCTION "${name}"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF ${when} THEN RAISE EXCEPTION '${message}'; END IF; RETURN ${row}; END $$`,
      );
      await runner.query(
        `CREATE TRIGGER "${name}" BEFORE ${event} ON "${table}" FOR EACH ROW EXECUTE FUNCTION "${name}"()`,
      );
    };
    const always = postgres ? 'TRUE' : '1';
    for (const event of ['UPDATE', 'DELETE']) {
      const name = `tr_store_check_findings_no_${event.toLowerCase()}`;
      await refuse(name, event, 'store_check_findings', always, 'store_check_findings is write-once');
    }
    await refuse('tr_store_checks_no_delete', 'DELETE', 'store_checks', always, 'store_checks keeps its rows');
    await refuse('tr_store_checks_done', 'UPDATE', 'store_checks', `OLD."state" = 'done'`, 'a check that is done is fixed');
  }
}
