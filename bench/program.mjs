/** The built program (dist/main.js) as a process of its own over a folder of its own: for measurements and fault tests. */
import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = new URL('../dist/', import.meta.url);
export const PASSWORD = 'a password for measurements only';
const LONGEST_START_MS = 3 * 60_000;

export class Program {
  /**
   * A seeded office in `folder`, not yet started. `env` goes to every process started over it; no file of the program
   * grows beyond `fileLimitKiB`, if given.
   */
  static async seeded(folder, env = {}, fileLimitKiB = undefined) {
    const { createApp } = await import(new URL('app.js', DIST).href);
    const { Config } = await import(new URL('platform/config/index.js', DIST).href);
    const { seedOffice } = await import(new URL('demo/office.js', DIST).href);
    const app = await createApp(new Config({ DATA_DIR: folder, ...env }));
    const office = await seedOffice(app, PASSWORD);
    await app.close();
    return new Program(folder, env, office, fileLimitKiB);
  }

  constructor(folder, env, office, fileLimitKiB) {
    Object.assign(this, { folder, env, office, fileLimitKiB, port: 0, child: undefined, tokens: new Map() });
  }

  get url() {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid() {
    return this.child.pid;
  }

  /** Resolves when it answers; on the port it had before, so that senders find it again. */
  async start() {
    const env = { UV_THREADPOOL_SIZE: '16', ...process.env, DATA_DIR: this.folder, PORT: String(this.port) };
    // `BENCH_NODE_ARGS='--cpu-prof'` looks into the server.
    const more = process.env.BENCH_NODE_ARGS?.split(' ') ?? [];
    const command = [process.execPath, ...more, fileURLToPath(new URL('main.js', DIST))];
    if (this.fileLimitKiB) command.unshift('sh', '-c', `ulimit -f ${this.fileLimitKiB * 2}; exec "$0" "$@"`);
    const child = spawn(command[0], command.slice(1), {
      env: { ...env, ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    this.ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));
    child.stderr.pipe(createWriteStream(join(this.folder, 'stderr.log'), { flags: 'a' }));
    // A slow machine beside other work; what waits longer does not start at all.
    const late = setTimeout(() => child.kill('SIGKILL'), LONGEST_START_MS);
    const port = await new Promise((resolve) => {
      child.stdout.on('data', (part) => {
        // In production a line of the log is JSON, so that the address stands before a quotation mark.
        const said = /:\/\/[^\s"]*:(\d+)\/(?:"|\s*$)/.exec(String(part))?.[1];
        if (said) resolve(Number(said));
      });
      void this.ended.then(() => resolve(0));
    });
    clearTimeout(late);
    if (port === 0)
      throw new Error(`the program did not start: ${await this.ended} ${lastWords(this.folder)}`);
    this.port = port;
  }

  /** Ends the process with a signal and resolves when it is gone, with how it went. */
  stop(signal = 'SIGTERM') {
    this.child.kill(signal);
    return this.ended;
  }

  async token(username = 'officer1') {
    const known = this.tokens.get(username);
    if (known) return known;
    const { accessToken } = await this.json(
      'POST',
      '/api/auth/login',
      { username, password: PASSWORD },
      null,
    );
    this.tokens.set(username, accessToken);
    return accessToken;
  }

  /** The body of an answer; throws on a refusal. */
  async json(method, path, body, username = 'officer1') {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        'If-Match': '*',
        ...(body && { 'Content-Type': 'application/json' }),
        ...(username && { Authorization: `Bearer ${await this.token(username)}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  }

  /** A lead of today: a case that takes evidence. */
  async newCase(cause = '擅自占用人行道经营') {
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format();
    const { officers } = this.office;
    const { id } = await this.json('POST', '/api/cases', {
      ...{ cause, field: 'urban-management', place: '和平路', source: 'inspection', summary: '巡查发现' },
      ...{ partyKind: 'person', party: { name: '张三' }, actEndedOn: day, discoveredOn: day },
      officerIds: [officers.officer1, officers.officer2],
    });
    return id;
  }

  /** Runs `cli verify` over the folder of a program that is not running; the exit code and what it printed. */
  async verify() {
    const child = spawn(process.execPath, [fileURLToPath(new URL('cli.js', DIST)), 'verify'], {
      env: { ...process.env, DATA_DIR: this.folder, ...this.env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    for await (const part of child.stdout) output += part;
    const code = child.exitCode ?? (await new Promise((resolve) => child.once('exit', resolve)));
    return { code, output };
  }
}

/** The end of what the program said of its faults. */
function lastWords(folder) {
  try {
    return readFileSync(join(folder, 'stderr.log'), 'utf8').slice(-2000);
  } catch {
    return '';
  }
}
