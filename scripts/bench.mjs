// `npm run bench`: one line per measurement; ends 0 when every promise of bench/README.md holds.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { buildServer, buildWeb, installServer, ROOT } from './lib.mjs';

installServer();
buildServer();
buildWeb();

// The promises are read from the table people read: | `name` | what | ratio at least / at most | …
const promises = new Map();
for (const [, name, sense, bound] of readFileSync(`${ROOT}bench/README.md`, 'utf8').matchAll(
  /^\| `([^`]+)` \|.*\| (≥|≤) ([\d.]+) \|/gm,
))
  promises.set(name, { sense, bound: Number(bound) });

let broken = 0;
for (const command of [
  ['bench/upload/run.mjs'],
  ['bench/upload/run.mjs', '256', '5', '4'],
  ['bench/upload/run.mjs', '2048', '1', '4'],
  ['bench/sealed/run.mjs'],
  ['bench/start/run.mjs'],
  ['bench/ledger/verify.mjs'],
  ['bench/redigest/run.mjs'],
  ['bench/exams/sitters.mjs'],
  ['bench/exams/scoring.mjs'],
  ['bench/portal/run.mjs'],
  ['bench/workspace/run.mjs'],
]) {
  const done = spawnSync(process.execPath, command, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (done.status !== 0) broken += 1;
  for (const line of done.stdout.split('\n').filter(Boolean)) {
    const name = line.split(' ')[0];
    const ratio = Number(/ratio=([\d.]+)/.exec(line)?.[1]);
    const promise = promises.get(name);
    promises.delete(name);
    const kept = !promise || (promise.sense === '≥' ? ratio >= promise.bound : ratio <= promise.bound);
    if (!kept) broken += 1;
    console.log(kept ? line : `${line} BROKEN promised ${promise.sense} ${promise.bound}`);
  }
}
for (const name of promises.keys()) {
  broken += 1;
  console.log(`${name} was promised and not measured`);
}
process.exit(broken === 0 ? 0 : 1);
