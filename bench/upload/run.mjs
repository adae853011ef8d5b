/**
 * tus upload against bare @tus/server + @tus/file-store, in turns, over loopback.
 * Usage, after `npm run build`: node bench/upload/run.mjs [MiB per upload = 1024] [turns = 3] [at once = 1]
 * Prints the two medians, the ratio of the paired medians, and how far the server's memory rose above idle.
 */
import { fork } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MiB = 1024 * 1024;
const [size = 1024, turns = 3, atOnce = 1] = process.argv.slice(2).map(Number);
const chunk = randomFillSync(Buffer.alloc(64 * MiB));
const agent = new Agent({ keepAlive: true });

async function call(port, method, path, headers, body) {
  const req = request({
    port,
    host: '127.0.0.1',
    method,
    path,
    agent,
    headers: { 'Tus-Resumable': '1.0.0', ...headers },
  });
  req.end(body);
  const [res] = await once(req, 'response');
  res.resume();
  await once(res, 'end');
  if (res.statusCode >= 300) throw new Error(`${method} ${path}: ${res.statusCode}`);
  return res.headers;
}

async function upload(port, bytes) {
  const { location } = await call(port, 'POST', '/files', { 'Upload-Length': bytes });
  const { pathname } = new URL(location, 'http://127.0.0.1');
  for (let offset = 0; offset < bytes; offset += chunk.length) {
    const body = chunk.subarray(0, Math.min(chunk.length, bytes - offset));
    await call(
      port,
      'PATCH',
      pathname,
      {
        'Upload-Offset': offset,
        'Content-Type': 'application/offset+octet-stream',
        'Content-Length': body.length,
      },
      body,
    );
  }
}

/** MiB a second and the rise of resident memory, in MiB, of one turn against a fresh server. */
async function turn(kind) {
  const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'bench-upload-'));
  const server = fork(new URL('./server.mjs', import.meta.url), [kind, join(folder, 'files')], {
    // Both servers get the same room for file work.
    env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
  });
  const [{ port }] = await once(server, 'message');
  const rss = async () => (server.send('rss'), (await once(server, 'message'))[0].rss);
  try {
    await upload(port, 4 * MiB);
    const idle = await rss();
    let peak = idle;
    const watch = setInterval(async () => (peak = Math.max(peak, await rss())), 100);
    const start = performance.now();
    await Promise.all(Array.from({ length: atOnce }, () => upload(port, size * MiB)));
    const seconds = (performance.now() - start) / 1000;
    clearInterval(watch);
    return { rate: (size * atOnce) / seconds, rise: (peak - idle) / MiB };
  } finally {
    server.kill();
    rmSync(folder, { recursive: true });
  }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const results = { peer: [], ours: [] };
for (let i = 0; i < turns; i++) for (const kind of ['peer', 'ours']) results[kind].push(await turn(kind));
const rates = (kind) => results[kind].map(({ rate }) => rate);
const ratio = median(rates('ours').map((rate, i) => rate / rates('peer')[i]));
const name = `tus-upload-${size}MiB-x${atOnce}`;
console.log(
  `${name} ${median(rates('ours')).toFixed(0)} MiB/s ratio=${ratio.toFixed(2)} peer=@tus/server+file-store`,
);

const rise = Math.max(...results.ours.map((result) => result.rise));
console.log(`${name}-memory-rise ${rise.toFixed(0)} MiB ratio=${(rise / 64).toFixed(2)} peer=64-MiB-allowed`);
agent.destroy();
