/**
 * From the first byte sent until the item is sealed (SHA-256 and SM3 read from the store, both in the ledger), through the
 * whole program on SQLite, against the time of the upload alone: until the last byte is acknowledged and received.
 * Usage, after `npm run build`: node bench/sealed/run.mjs [MiB = 1024] [turns = 3]
 * Prints the median ratio of the turns, and the rates of the upload and of one SM3 over the same bytes.
 */
import { createHash, randomFillSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Program } from '../program.mjs';

const MiB = 1024 * 1024;
const [size = 1024, turns = 3] = process.argv.slice(2).map(Number);
const chunk = randomFillSync(Buffer.alloc(64 * MiB));
const agent = new Agent({ keepAlive: true });
const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'bench-sealed-'));
const program = await Program.seeded(folder);
await program.start();
const authorization = `Bearer ${await program.token()}`;
const caseId = await program.newCase();

async function call(method, path, headers, body) {
  const req = request(program.url + path, {
    method,
    agent,
    headers: { 'Tus-Resumable': '1.0.0', authorization, ...headers },
  });
  req.end(body);
  const [res] = await once(req, 'response');
  let text = '';
  for await (const part of res) text += part;
  if (res.statusCode >= 300) throw new Error(`${method} ${path}: ${res.statusCode} ${text}`);
  return { headers: res.headers, text };
}

const metadata = (pairs) =>
  Object.entries(pairs)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');

async function turn(index) {
  // Each file begins as an MP4 and differs from the others.
  randomFillSync(chunk, 0, 64);
  chunk.write('\0\0\0\x18ftypisom\0\0\x02\0isomiso2', 0, 'latin1');
  const began = performance.now();
  const created = await call('POST', '/api/uploads', {
    'Upload-Length': size * MiB,
    'Upload-Metadata': metadata({ filename: `${index}.mp4`, caseId, stage: 'investigation' }),
  });
  const path = created.headers.location;
  for (let offset = 0; offset < size * MiB; offset += chunk.length) {
    const body = chunk.subarray(0, Math.min(chunk.length, size * MiB - offset));
    await call(
      'PATCH',
      path,
      {
        'Upload-Offset': offset,
        'Content-Type': 'application/offset+octet-stream',
        'Content-Length': body.length,
      },
      body,
    );
  }
  const received = (performance.now() - began) / 1000;
  const id = path.split('/').pop();
  for (;;) {
    const { text } = await call('GET', `/api/evidence/${id}`, {});
    if (JSON.parse(text).state === 'sealed') break;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return { received, sealed: (performance.now() - began) / 1000 };
}

function sm3Rate() {
  const hash = createHash('sm3');
  const began = performance.now();
  for (let done = 0; done < 256; done += 64) hash.update(chunk);
  hash.digest();
  return 256 / ((performance.now() - began) / 1000);
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
try {
  const results = [];
  for (let i = 0; i < turns; i++) results.push(await turn(i));
  const seconds = (key) => median(results.map((result) => result[key]));
  const ratio = median(results.map(({ received, sealed }) => sealed / received));
  const name = `sealed-${size}MiB`;
  console.log(`${name} ${seconds('sealed').toFixed(2)} s ratio=${ratio.toFixed(2)} peer=upload-alone`);
  const digesting = size / sm3Rate();
  const bound = median(results.map(({ sealed }) => sealed / digesting));
  console.log(`${name}-sm3 ${digesting.toFixed(2)} s ratio=${bound.toFixed(2)} peer=one-SM3-in-memory`);
  console.log(`${name}-received ${(size / seconds('received')).toFixed(0)} MiB/s`);
} finally {
  agent.destroy();
  await program.stop();
  rmSync(folder, { recursive: true });
}
