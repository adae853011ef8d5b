import type { QueryRunner } from 'typeorm';

/**
 * The guards of the database judge acts, not a history that was judged already: they are disabled for what is written as a
 * whole. Answers what brings them back.
 */
export async function disableGuards(
  runner: QueryRunner,
  tables: readonly string[],
): Promise<() => Promise<void>> {
  if (runner.connection.options.type === 'postgres') {
    const turn = async (how: 'DISABLE' | 'ENABLE'): Promise<void> => {
      for (const table of tables) await runner.query(`ALTER TABLE "${table}" ${how} TRIGGER USER`);
    };
    await turn('DISABLE');
    return () => turn('ENABLE');
  }
  const triggers = (await runner.query(
    `SELECT "name", "sql" FROM sqlite_master WHERE "type" = 'trigger'`,
  )) as { name: string; sql: string }[];
  for (const { name } of triggers) await runner.query(`DROP TRIGGER "${name}"`);
  return async () => {
    for (const { sql } of triggers) await runner.query(sql);
  };
}
