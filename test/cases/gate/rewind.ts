import type { Database } from 'better-sqlite3';
import type { DataSource } from 'typeorm';
import { UnitOfWork } from '../../../src/platform/database/databases.js';
import { DRIVER } from '../../support/database.js';
import type { Office } from '../../support/office.js';

/** Takes the database of an office back to an earlier moment, so that another sequence goes on from there. */
export interface Rewind {
  /** A place to come back to. */
  mark(): Promise<number>;
  back(to: number): Promise<void>;
  /** What was taken back leaves holes that nobody else may be there to sweep. */
  sweep(): Promise<void>;
}

/**
 * Writes beside every row that an act leaves how to take it back. The acts themselves commit as ever, every guard of the
 * database holds while they do, and only the way back goes past those that keep rows from being changed or removed.
 * What is lost in a power cut does not matter here: nothing waits for the disk.
 */
export async function rewindable(office: Office): Promise<Rewind> {
  const { writer } = office.app.get(UnitOfWork) as unknown as { writer: DataSource };
  if (DRIVER === 'postgres') return onPostgres(writer);
  return onSqlite((writer.driver as unknown as { databaseConnection: Database }).databaseConnection);
}

function onSqlite(db: Database): Rewind {
  db.pragma('synchronous = OFF');
  const tables = db
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all() as string[];
  // The guards against changes and removals look away while a way back is gone.
  const guards = db
    .prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '% BEFORE %'`)
    .all() as { name: string; sql: string }[];
  db.exec(`CREATE TABLE "rewind_on" ("on" integer NOT NULL); INSERT INTO "rewind_on" VALUES (0);
    CREATE TABLE "rewind_log" ("id" integer PRIMARY KEY, "way" text NOT NULL)`);
  const ahead = '(SELECT "on" FROM "rewind_on") = 0';
  for (const { name, sql } of guards) {
    if (/ BEFORE INSERT ON /.test(sql)) continue;
    const widened = sql.replace(
      / WHEN ([\s\S]*?) BEGIN SELECT RAISE/,
      ` WHEN ${ahead} AND ($1) BEGIN SELECT RAISE`,
    );
    if (widened === sql) throw new Error(`unknown form of guard: ${name}`);
    db.exec(`DROP TRIGGER "${name}"; ${widened}`);
  }
  for (const table of tables) {
    const info = db.pragma(`table_info("${table}")`) as { name: string; pk: number }[];
    const columns = info.map(({ name }) => name);
    const here = rowOf(db, table, info);
    const set = columns.map((column) => `'"${column}" = ' || quote(OLD."${column}")`).join(` || ', ' || `);
    const values = columns.map((column) => `quote(OLD."${column}")`).join(` || ', ' || `);
    const ways = {
      INSERT: `'DELETE FROM "${table}" WHERE ' || ${here}`,
      UPDATE: `'UPDATE "${table}" SET ' || ${set} || ' WHERE ' || ${here}`,
      DELETE: `'INSERT INTO "${table}" VALUES (' || ${values} || ')'`,
    };
    for (const [event, way] of Object.entries(ways))
      db.exec(`CREATE TRIGGER "rewind_${table}_${event}" AFTER ${event} ON "${table}" WHEN ${ahead}
        BEGIN INSERT INTO "rewind_log" ("way") VALUES (${way}); END`);
  }
  const last = db.prepare(`SELECT coalesce(max("id"), 0) FROM "rewind_log"`).pluck();
  const since = db.prepare(`SELECT "way" FROM "rewind_log" WHERE "id" > ? ORDER BY "id" DESC`).pluck();
  const forget = db.prepare(`DELETE FROM "rewind_log" WHERE "id" > ?`);
  const turn = db.prepare(`UPDATE "rewind_on" SET "on" = ?`);
  const back = db.transaction((to: number) => {
    turn.run(1);
    for (const way of since.all(to)) db.exec(way as string);
    forget.run(to);
    turn.run(0);
  });
  return { mark: async () => last.get() as number, back: async (to) => back(to), sweep: async () => {} };
}

/** The condition that finds the row of a trigger again, as SQL that writes SQL: by its number, or by its key where it has none. */
function rowOf(db: Database, table: string, columns: readonly { name: string; pk: number }[]): string {
  const sql = db.prepare(`SELECT sql FROM sqlite_master WHERE name = ?`).pluck().get(table) as string;
  if (!/WITHOUT ROWID/i.test(sql)) return `'rowid = ' || NEW.rowid`;
  const key = columns.filter(({ pk }) => pk > 0);
  return key.map(({ name }) => `'"${name}" = ' || quote(NEW."${name}")`).join(` || ' AND ' || `);
}

const NOTE = `
CREATE TABLE rewind_log (id bigserial PRIMARY KEY, tab text NOT NULL, old jsonb, new jsonb);
CREATE TABLE rewind_keys (tab text PRIMARY KEY, same text NOT NULL);
INSERT INTO rewind_keys
  SELECT c.oid::regclass::text, string_agg(format('t.%I = x.%I', a.attname, a.attname), ' AND ')
  FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname NOT LIKE 'rewind%' GROUP BY c.oid;
CREATE FUNCTION rewind_note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO rewind_log (tab, old, new) VALUES (TG_RELID::regclass::text,
    CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END, CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END);
  RETURN NULL; END $$;
DO $$ DECLARE tab text; BEGIN
  FOR tab IN SELECT k.tab FROM rewind_keys k LOOP
    EXECUTE format('CREATE TRIGGER rewind_note AFTER INSERT OR UPDATE OR DELETE ON %s
      FOR EACH ROW EXECUTE FUNCTION rewind_note()', tab);
  END LOOP; END $$;
CREATE FUNCTION rewind_back(place bigint) RETURNS void LANGUAGE plpgsql SET session_replication_role TO replica AS $$
DECLARE step record; BEGIN
  FOR step IN SELECT l.*, k.same FROM rewind_log l JOIN rewind_keys k ON k.tab = l.tab
      WHERE l.id > place ORDER BY l.id DESC LOOP
    IF step.new IS NOT NULL THEN
      EXECUTE format('DELETE FROM %s t USING jsonb_populate_record(NULL::%s, $1) x WHERE %s', step.tab, step.tab, step.same)
        USING step.new;
    END IF;
    IF step.old IS NOT NULL THEN
      EXECUTE format('INSERT INTO %s SELECT (jsonb_populate_record(NULL::%s, $1)).*', step.tab, step.tab) USING step.old;
    END IF;
  END LOOP;
  DELETE FROM rewind_log WHERE id > place;
END $$`;

/** The role of the tests may switch off triggers for the function that goes back; acts come over other sessions' rows. */
async function onPostgres(writer: DataSource): Promise<Rewind> {
  await writer.query(NOTE);
  return {
    mark: async () => {
      const [row] = await writer.query(`SELECT coalesce(max(id), 0)::integer AS place FROM rewind_log`);
      return row.place as number;
    },
    back: async (to) => void (await writer.query(`SELECT rewind_back($1)`, [to])),
    sweep: async () => void (await writer.query('VACUUM ANALYZE')),
  };
}
