import type { QueryRunner } from 'typeorm';

/** Guards that the database itself keeps, the same on both drivers. Released with the migrations: it does not change. */
export class Triggers {
  private readonly postgres: boolean;

  constructor(private readonly runner: QueryRunner) {
    this.postgres = runner.connection.options.type === 'postgres';
  }

  /** Rows are written once: neither changed nor removed. */
  async writeOnce(table: string): Promise<void> {
    await this.refuse(`tr_${table}_no_update`, 'UPDATE', table, this.always, `${table} is write-once`);
    await this.refuse(`tr_${table}_no_delete`, 'DELETE', table, this.always, `${table} is write-once`);
  }

  /** Rows live on and are never removed; the named columns stand as they were written. */
  async kept(table: string, fixed: readonly string[] = []): Promise<void> {
    const differ = this.postgres ? 'IS DISTINCT FROM' : 'IS NOT';
    const changed = fixed.map((column) => `NEW."${column}" ${differ} OLD."${column}"`).join(' OR ');
    if (changed)
      await this.refuse(`tr_${table}_fixed`, 'UPDATE', table, changed, `the substance of ${table} is fixed`);
    await this.refuse(`tr_${table}_no_delete`, 'DELETE', table, this.always, `${table} keeps its rows`);
  }

  private get always(): string {
    return this.postgres ? 'TRUE' : '1';
  }

  async refuse(name: string, event: string, table: string, when: string, message: string): Promise<void> {
    if (!this.postgres) {
      await this.runner.query(
        `CREATE TRIGGER "${name}" BEFORE ${event} ON "${table}" WHEN ${when} BEGIN SELECT RAISE(ABORT, '${message}'); END`,
      );
      return;
    }
    const row = event === 'DELETE' ? 'OLD' : 'NEW';
    await this.runner.query(
      `CREATE FUNCTION "${name}"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF ${when} THEN RAISE EXCEPTION '${message}'; END IF; RETURN ${row}; END $$`,
    );
    await this.runner.query(
      `CREATE TRIGGER "${name}" BEFORE ${event} ON "${table}" FOR EACH ROW EXECUTE FUNCTION "${name}"()`,
    );
  }
}
