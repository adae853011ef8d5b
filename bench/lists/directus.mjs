/** Directus 12 as a process of its own with a table of as many cases, on SQLite: installed into a temporary folder. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

const ADMIN = { email: 'admin@example.com', password: 'a password for measurements only' };
const FIELDS = [
  'number',
  'state',
  'field',
  'cause',
  'party_name',
  'place',
  'summary',
  'filed_on',
  'created_at',
  'updated_at',
];

/** Installs Directus and the Node it wants once; not a dependency of the project. Answers the folder. */
export function installDirectus(folder) {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, 'node_modules/directus/package.json'))) {
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    // 12.4 wants a package that was never published.
    npm(folder, ['install', '--no-audit', '--no-fund', '--legacy-peer-deps', 'directus@12.3.1', 'node@22']);
    // What is compiled on the spot was compiled for the Node that runs npm.
    const node = join(folder, 'node_modules/node/node_modules', `node-${process.platform}-${process.arch}`);
    npm(folder, ['rebuild', 'isolated-vm'], {
      PATH: `${join(node, 'bin')}:${process.env.PATH}`,
      npm_config_nodedir: node,
    });
  }
  return folder;
}

function npm(cwd, args, env = {}) {
  const stdio = ['ignore', 'ignore', 'inherit'];
  const done = spawnSync('npm', args, { cwd, stdio, env: { ...process.env, ...env } });
  if (done.status !== 0) throw new Error('Directus could not be installed');
}

export class Directus {
  constructor(installed, folder, port) {
    const env = {
      ...{
        DB_CLIENT: 'sqlite3',
        DB_FILENAME: join(folder, 'directus.db'),
        SECRET: 'measurements',
        PORT: String(port),
      },
      ...{ HOST: '127.0.0.1', ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password, LOG_LEVEL: 'error' },
      ...{
        TELEMETRY: 'false',
        CACHE_ENABLED: 'false',
        RATE_LIMITER_ENABLED: 'false',
        ACCESS_TOKEN_TTL: '1d',
      },
    };
    Object.assign(this, { folder, env: { ...process.env, ...env }, url: `http://127.0.0.1:${port}` });
    this.command = [
      join(installed, 'node_modules/node/bin/node'),
      join(installed, 'node_modules/directus/cli.js'),
    ];
  }

  /** Empty, with an administrator, and running. */
  async start() {
    const [node, cli] = this.command;
    const made = spawnSync(node, [cli, 'bootstrap'], { cwd: this.folder, env: this.env, encoding: 'utf8' });
    if (made.status !== 0) throw new Error(`Directus: ${made.stderr || made.stdout}`);
    this.child = spawn(node, [cli, 'start'], { cwd: this.folder, env: this.env, stdio: 'ignore' });
    for (let i = 0; ; i++) {
      if (i === 240) throw new Error('Directus did not start');
      const up = await fetch(`${this.url}/server/ping`).catch(() => undefined);
      if (up?.ok) break;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    const { data } = await this.json('POST', '/auth/login', ADMIN);
    this.token = data.access_token;
  }

  async json(method, path, body) {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(body && { 'Content-Type': 'application/json' }),
        ...(this.token && { Authorization: `Bearer ${this.token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  }

  /** A collection with the columns that a list of cases shows, indexed as Directus indexes, and the same cases in it. */
  async fill(rows) {
    const field = (name) => ({
      field: name,
      type: name === 'summary' ? 'text' : 'string',
      schema: {},
      meta: {},
    });
    const key = {
      field: 'id',
      type: 'integer',
      schema: { is_primary_key: true, has_auto_increment: true },
      meta: {},
    };
    await this.json('POST', '/collections', {
      collection: 'cases',
      schema: {},
      meta: {},
      fields: [key, ...FIELDS.map(field)],
    });
    const database = new Database(this.env.DB_FILENAME);
    const marks = FIELDS.map(() => '?').join(', ');
    const insert = database.prepare(`INSERT INTO cases (${FIELDS.join(', ')}) VALUES (${marks})`);
    database.transaction(() => {
      for (const row of rows) insert.run(FIELDS.map((name) => row[name]));
    })();
    database.close();
  }

  stop() {
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill();
    return gone;
  }
}
