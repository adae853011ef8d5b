// `npm run gate`: 100,000 random sequences of acts against the whole program, on SQLite and on PostgreSQL at once (test/cases/gate).
// Journals stand in GATE_LOGS (dist/gate-logs); started again, a run goes on where it was broken off.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { installServer, ROOT } from './lib.mjs';

installServer();
const { transformFileSync } = await import('@swc/core');
// Outside the test runner, whose sandbox makes everything half as fast.
const OUT = join(ROOT, 'dist', 'gate');
rmSync(OUT, { recursive: true, force: true });
const jsc = {
  parser: { syntax: 'typescript', decorators: true },
  transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  target: 'es2022',
  keepClassNames: true,
};
for (const folder of ['src', 'test/cases', 'test/support', 'test/faults'])
  for (const entry of readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })) {
    const from = join(entry.parentPath, entry.name);
    if (!entry.isFile() || /\.(d|spec)\.ts$/.test(from)) continue;
    const to = join(OUT, from.slice(ROOT.length));
    mkdirSync(dirname(to), { recursive: true });
    if (!from.endsWith('.ts')) cpSync(from, to);
    else
      writeFileSync(to.replace(/ts$/, 'js'), transformFileSync(from, { jsc, module: { type: 'es6' } }).code);
  }

const logs = process.env.GATE_LOGS ?? join(ROOT, 'dist', 'gate-logs');
mkdirSync(logs, { recursive: true });
const fast = existsSync('/dev/shm') ? { TMPDIR: '/dev/shm' } : {};
const sequences = Number(process.env.GATE_SEQUENCES ?? 100_000);
// PostgreSQL has half of the work in a process of its own, and needs more of it.
const PARTS = { sqlite: 1, postgres: 2 };
const play = (database, part) =>
  new Promise((resolve) => {
    const parts = PARTS[database];
    const journal = join(logs, `${database}-${part}.jsonl`);
    const env = {
      ...{ TZ: 'Asia/Shanghai', ...fast, ...process.env, TEST_DATABASE: database },
      ...{ GATE_SEQUENCES: String(Math.ceil(sequences / parts)), GATE_PART: `${part}/${parts}` },
      GATE_JOURNAL: journal,
    };
    spawn(process.execPath, [join(OUT, 'test/cases/gate/soak.js')], {
      cwd: ROOT,
      stdio: 'inherit',
      env,
    }).once('exit', (code) => resolve({ database, journal, held: code === 0 }));
  });

const databases = process.env.TEST_DATABASE ? [process.env.TEST_DATABASE] : Object.keys(PARTS);
const done = await Promise.all(
  databases.flatMap((database) => Array.from({ length: PARTS[database] }, (_, part) => play(database, part))),
);
for (const database of databases) {
  const trees = done
    .filter((each) => each.database === database && existsSync(each.journal))
    .flatMap(({ journal }) => readFileSync(journal, 'utf8').split('\n').filter(Boolean))
    .map((line) => JSON.parse(line));
  const sum = (key) => trees.reduce((all, tree) => all + tree[key], 0);
  const different = new Set(trees.flatMap(({ digests }) => digests)).size;
  console.log(
    `${database}: ${sum('sequences')} sequences (${different} different), ${sum('acts')} acts, ${sum('decisions')} decisions, ${sum('reviewed')} of them reviewed`,
  );
}
process.exit(done.every(({ held }) => held) ? 0 : 1);
