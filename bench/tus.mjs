/** A sender for measurements: one connection, 64 MiB a request, the same bytes again and again. */
import { fork } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const MiB = 1024 * 1024;
export const chunk = randomFillSync(Buffer.alloc(64 * MiB));
// It begins as an MP4 does, or the whole program would take it for nothing it knows.
chunk.write('\0\0\0\x18ftypisom\0\0\x02\0isomiso2', 0, 'latin1');
export const agent = new Agent({ keepAlive: true });

export async function call(url, method, headers, body) {
  const req = request(url, { method, agent, headers: { 'Tus-Resumable': '1.0.0', ...headers } });
  req.end(body);
  const [res] = await once(req, 'response');
  let text = '';
  for await (const part of res) text += part;
  if (res.statusCode >= 300) throw new Error(`${method} ${url}: ${res.statusCode} ${text}`);
  return { headers: res.headers, text };
}

/** Creates and sends; resolves with the upload's address when the last byte is acknowledged. */
export async function upload(collection, bytes, headers = {}, creation = {}) {
  const created = await call(collection, 'POST', { ...headers, ...creation, 'Upload-Length': bytes });
  const url = new URL(created.headers.location, collection).href;
  for (let offset = 0; offset < bytes; offset += chunk.length) {
    const body = chunk.subarray(0, Math.min(chunk.length, bytes - offset));
    await call(
      url,
      'PATCH',
      {
        ...headers,
        'Upload-Offset': offset,
        'Content-Type': 'application/offset+octet-stream',
        'Content-Length': body.length,
      },
      body,
    );
  }
  return url;
}

/** Does `work` against a fresh bare server (`ours` or `peer`) in a process and folder of its own. */
export async function withServer(kind, work) {
  const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'bench-upload-'));
  const server = fork(new URL('./upload/server.mjs', import.meta.url), [kind, join(folder, 'files')], {
    // Both servers get the same room for file work.
    env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
  });
  try {
    const [{ port }] = await once(server, 'message');
    return await work(`http://127.0.0.1:${port}/files`, server);
  } finally {
    server.kill();
    rmSync(folder, { recursive: true });
  }
}

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

export async function seconds(work) {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
