// Shared by the scripts that must run before anything is installed: only Node's own modules.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Runs a command in the foreground; ends the script where it fails. */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    ...options,
    env: { ...process.env, ...options.env },
  });
  if (done.status !== 0) {
    console.error(`failed: ${command} ${args.join(' ')}`);
    process.exit(done.status ?? 1);
  }
}

function digestOf(paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    const full = join(ROOT, path);
    if (!existsSync(full)) return;
    const entries = readdirIfFolder(full);
    if (!entries) hash.update(path).update(readFileSync(full));
    else for (const name of entries) if (name !== 'node_modules' && name !== 'dist') add(join(path, name));
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}

function readdirIfFolder(path) {
  try {
    return readdirSync(path).sort();
  } catch {
    return undefined;
  }
}

/** Does `work` when any of `paths` changed since it was last done; `mark` remembers that beside the result. */
export function whenChanged(what, mark, paths, work) {
  const digest = digestOf(paths);
  const file = join(ROOT, mark);
  if (existsSync(file) && readFileSync(file, 'utf8') === digest) return;
  console.log(`… ${what}`);
  work();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, digest);
}

// The native driver is compiled on the spot where no ready-made one fits; two jobs halve that time.
const install = { env: { MAKEFLAGS: '-j2', SCARF_ANALYTICS: 'false' } };

export function installServer() {
  whenChanged('installing', 'node_modules/.installed', ['package-lock.json'], () =>
    run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], install),
  );
}

export function buildServer() {
  whenChanged(
    'building the server',
    'dist/.built',
    ['src', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
    () => run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json']),
  );
}

const web = { ...install, cwd: join(ROOT, 'web') };

export function installWeb() {
  whenChanged(
    'installing the workspace',
    'web/node_modules/.installed',
    ['web/package.json', 'web/package-lock.json'],
    () => run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], web),
  );
}

export function buildWeb() {
  installWeb();
  whenChanged('building the workspace', 'web/dist/.built', ['web', 'openapi.json'], () =>
    run('npm', ['run', '--silent', 'build'], web),
  );
}
