import type { EntityManager } from 'typeorm';

/** A statement with `?` for its values, as both databases take it; answers plain rows. */
export function ask<T>(manager: EntityManager, sql: string, values: readonly unknown[]): Promise<T[]> {
  let n = 0;
  const postgres = manager.connection.options.type === 'postgres';
  return manager.query(postgres ? sql.replace(/\?/g, () => `$${(n += 1)}`) : sql, [...values]);
}
