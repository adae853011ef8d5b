/**
 * How fast the program's re-digest reads a stored file, beside `sha256sum` on the very same file, in turns, MiB/s.
 * Usage, after `npm run build`: node bench/redigest/run.mjs [MiB = 1024] [turns = 3]
 */
import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { openStorage } from '../../dist/platform/storage/index.js';

const [mebibytes = 1024, turns = 3] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'bench-redigest-'));

function* noise() {
  const block = randomBytes(1 << 20);
  for (let i = 0; i < mebibytes; i++) {
    block.writeUInt32BE(i, 0);
    yield Buffer.from(block);
  }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

try {
  const { objects } = await openStorage(pathToFileURL(folder).href, folder);
  const id = randomUUID();
  await objects.put(id, Readable.from(noise()));
  const path = join(folder, 'objects', id.slice(-2), id);
  const ours = [];
  const theirs = [];
  // The first of each only warms the page cache.
  for (let turn = -1; turn < turns; turn++) {
    let began = performance.now();
    const done = spawnSync('sha256sum', [path], { encoding: 'utf8' });
    const peer = (mebibytes * 1000) / (performance.now() - began);
    began = performance.now();
    const { sha256 } = await objects.digest(id, ['sha256'], undefined, {
      bytesPerSecond: 0,
      onBytes: () => {},
    });
    const rate = (mebibytes * 1000) / (performance.now() - began);
    if (done.stdout.slice(0, 64) !== sha256) throw new Error('sha256sum and the program do not agree');
    if (turn < 0) continue;
    ours.push(rate);
    theirs.push(peer);
  }
  const ratio = median(ours.map((rate, i) => rate / theirs[i]));
  console.log(
    `re-digest-${mebibytes}MiB ${median(ours).toFixed(0)} MiB/s ratio=${ratio.toFixed(2)} peer=sha256sum (${median(theirs).toFixed(0)} MiB/s)`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
