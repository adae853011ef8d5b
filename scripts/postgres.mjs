// A PostgreSQL for one run of the tests: thousands of small databases come and go, and nothing of them is kept.
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Debian and others put the server's programs, which are not on the path. */
const PLACES = ['/usr/lib/postgresql', '/usr/pgsql', '/opt/homebrew/opt/postgresql'];
/** Nothing waits for the disk, nothing is written twice: after a crash there is nothing to come back to. */
const SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  jit: 'off',
  listen_addresses: '127.0.0.1',
};

function programs() {
  const folders = PLACES.filter(existsSync).flatMap((place) => [
    join(place, 'bin'),
    ...readdirSync(place)
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(place, version, 'bin')),
  ]);
  return folders.find((folder) => existsSync(join(folder, 'initdb')));
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Its address, and how it is ended; undefined where PostgreSQL is not installed or does not start. */
export async function throwawayPostgres() {
  const bin = programs();
  if (!bin) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'sanxiang-postgres-'));
  // PostgreSQL refuses to run as root; its package has made a user for it.
  const asRoot = process.getuid() === 0;
  const call = (program, ...args) =>
    spawnSync(
      ...(asRoot
        ? ['runuser', ['-u', 'postgres', '--', join(bin, program), ...args]]
        : [join(bin, program), args]),
      { cwd: folder, stdio: 'ignore' },
    ).status === 0;
  if (asRoot) {
    const number = (flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
    chownSync(folder, number('-u'), number('-g'));
  }
  const data = join(folder, 'data');
  const port = await freePort();
  const settings = Object.entries({ ...SETTINGS, port, unix_socket_directories: folder });
  const stop = () => {
    call('pg_ctl', '-D', data, '-m', 'fast', 'stop');
    rmSync(folder, { recursive: true, force: true });
  };
  const started =
    call('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N') &&
    call(
      'pg_ctl',
      '-D',
      data,
      '-w',
      '-o',
      settings.map(([name, to]) => `-c ${name}=${to}`).join(' '),
      'start',
    );
  if (!started) return void stop();
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}
