import { randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export const DRIVER = (process.env.TEST_DATABASE ?? 'sqlite') as 'sqlite' | 'postgres';
const ADMIN_URL = process.env.TEST_POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';
/** Set by `npm test` for the time of one run; it empties the folder and drops the databases named in it. */
const TEMPLATES = process.env.TEST_TEMPLATES;

export interface FreshDatabase {
  url: string;
  folder: string;
  drop(): Promise<void>;
}

async function admin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: ADMIN_URL });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

type Query = (asked: unknown, values?: unknown, ...rest: unknown[]) => unknown;
let planned = false;

/** From now on PostgreSQL plans each text of a statement once for a connection, not each time: nearly half of its work. */
function planOnce(): void {
  if (planned) return;
  planned = true;
  const names = new Map<string, string>();
  const client = pg.Client.prototype as unknown as { query: Query };
  const { query } = client;
  client.query = function (asked, values, ...rest) {
    if (typeof asked !== 'string' || !Array.isArray(values) || values.length === 0)
      return query.call(this, asked, values, ...rest);
    const name = names.get(asked) ?? `planned_${names.size}`;
    names.set(asked, name);
    return query.call(this, { name, text: asked, values }, ...rest);
  };
}

/** Where a template lies: its folder, and on PostgreSQL the name of its database. */
interface TemplateDatabase {
  readonly folder: string;
  readonly name?: string;
}

/**
 * A database of the driver under test, empty or as the template left it, and a data folder likewise; both vanish with
 * `drop`. Nothing on PostgreSQL waits for the disk; a `hasty` one plans its statements once as well.
 */
export async function freshDatabase({
  template,
  hasty = false,
}: { template?: TemplateDatabase; hasty?: boolean } = {}): Promise<FreshDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'sanxiang-test-'));
  if (template) cpSync(template.folder, folder, { recursive: true });
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  if (DRIVER === 'sqlite')
    return { url: `sqlite:${join(folder, 'test.db')}`, folder, drop: async () => removeFolder() };
  const name = `sanxiang_test_${randomBytes(6).toString('hex')}`;
  await admin(`CREATE DATABASE ${name}${template ? ` TEMPLATE ${template.name}` : ''}`);
  if (hasty) planOnce();
  return {
    url: urlOf(name),
    folder,
    drop: async () => {
      removeFolder();
      await admin(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

function urlOf(name: string): string {
  const url = new URL(ADMIN_URL);
  url.pathname = `/${name}`;
  url.searchParams.set('options', '-c synchronous_commit=off -c jit=off');
  return url.toString();
}

export interface Template<T> {
  readonly database: TemplateDatabase;
  readonly seeded: T;
}

/**
 * What `make` did to an empty database, made once in a run whatever process asks first; a second one that asks
 * meanwhile makes its own and throws it away. Undefined outside `npm test`.
 */
export async function officeTemplate<T>(
  name: string,
  make: (database: FreshDatabase) => Promise<T>,
): Promise<Template<T> | undefined> {
  if (!TEMPLATES) return undefined;
  const home = join(TEMPLATES, `${DRIVER}-${name}`);
  const told = join(home, 'template.json');
  if (!existsSync(told)) {
    const mine = mkdtempSync(join(TEMPLATES, 'making-'));
    const folder = join(mine, 'data');
    mkdirSync(folder, { mode: 0o700 });
    const database = DRIVER === 'sqlite' ? undefined : `sanxiang_template_${randomBytes(6).toString('hex')}`;
    // Named before it is made, so that a run that was ended is cleaned as well.
    if (database) writeFileSync(join(TEMPLATES, `${database}.database`), '');
    if (database) await admin(`CREATE DATABASE ${database}`);
    const url = database ? urlOf(database) : `sqlite:${join(folder, 'test.db')}`;
    const seeded = await make({ url, folder, drop: async () => undefined });
    writeFileSync(join(mine, 'template.json'), JSON.stringify({ database, seeded }));
    try {
      renameSync(mine, home);
    } catch {
      rmSync(mine, { recursive: true, force: true });
    }
  }
  const { database, seeded } = JSON.parse(readFileSync(told, 'utf8')) as { database?: string; seeded: T };
  return { database: { folder: join(home, 'data'), name: database }, seeded };
}
