/**
 * How long a second start of the demo takes until it answers, in seconds; the first start, which seeds, is not counted.
 * Usage, after `npm run build`: node bench/start/run.mjs [starts = 3]
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ALLOWED_SECONDS = 5;
const [starts = 3] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
const main = fileURLToPath(new URL('../../dist/demo/main.js', import.meta.url));
const port = 34_517;

async function start() {
  const began = performance.now();
  const program = spawn(process.execPath, [main], {
    env: { ...process.env, DATA_DIR: folder, PORT: String(port), DEMO_PASSWORD: 'a password for the bench' },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => program.once('exit', resolve));
  for (;;) {
    const up = await fetch(`http://127.0.0.1:${port}/api/health`).then(
      (r) => r.ok,
      () => false,
    );
    if (up) break;
    if (program.exitCode !== null) throw new Error(`the demo ended with ${program.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const seconds = (performance.now() - began) / 1000;
  program.kill('SIGTERM');
  await ended;
  return seconds;
}

try {
  await start();
  const times = [];
  for (let i = 0; i < starts; i++) times.push(await start());
  const seconds = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
  console.log(
    `second-start ${seconds.toFixed(2)} s ratio=${(seconds / ALLOWED_SECONDS).toFixed(2)} peer=5-s-allowed`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
