import { randomBytes } from 'node:crypto';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import * as tusClient from 'tus-js-client';
import { ok } from '../../kernel/result.js';
import { Harness, sha256 } from './tus-harness.js';

const MiB = 1024 * 1024;
let tus: Harness;
beforeEach(async () => void (tus = await Harness.start()));
afterEach(() => tus.stop());

type Options = Partial<tusClient.UploadOptions>;

/** Uploads with tus-js-client and resolves with the upload's address. */
function upload(file: Buffer, options: Options): Promise<string> {
  return new Promise((resolve, reject) => {
    const client = new tusClient.Upload(file, {
      endpoint: tus.url,
      retryDelays: Array.from({ length: 30 }, () => 10),
      onError: reject,
      onSuccess: () => resolve(client.url!),
      ...options,
    });
    client.start();
  });
}

/** A proxy that cuts every connection after a number of bytes, the first `cuts` times. */
async function cuttingProxy(
  cuts: number,
  afterBytes: () => number,
): Promise<{ server: Server; port: number; cut: () => number }> {
  let done = 0;
  const server = createServer((near: Socket) => {
    const far = connect(tus.port, '127.0.0.1');
    let left = done < cuts ? afterBytes() : Infinity;
    near.on('data', (data: Buffer) => {
      left -= data.length;
      if (left > 0) return void far.write(data);
      if (!near.destroyed) done += 1;
      far.destroy();
      near.destroy();
    });
    far.on('data', (data) => near.write(data));
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port, cut: () => done };
}

describe('tus-js-client', () => {
  it('uploads in chunks with metadata', async () => {
    const content = randomBytes(5 * MiB + 7);
    await upload(content, {
      chunkSize: MiB,
      metadata: { filename: '执法记录.mp4', sha256: sha256(content) },
    });
    expect(tus.received).toMatchObject([{ sha256: sha256(content), bytes: content.length }]);
  });

  it('uploads with the creation and overriding the method', async () => {
    const content = randomBytes(MiB);
    await upload(content, { uploadDataDuringCreation: true, overridePatchMethod: true });
    expect(tus.received).toMatchObject([{ sha256: sha256(content) }]);
  });

  it('arrives whole through a line that is cut twelve times', async () => {
    const content = randomBytes(6 * MiB);
    const proxy = await cuttingProxy(12, () => 150_000 + Math.floor(Math.random() * 600_000));
    try {
      // The address given by the server is a path, so the client stays behind the proxy.
      await upload(content, {
        endpoint: `http://127.0.0.1:${proxy.port}/api/uploads`,
        metadata: { sha256: sha256(content) },
      });
      expect(proxy.cut()).toBeGreaterThan(3);
      expect(tus.received).toMatchObject([{ sha256: sha256(content), bytes: content.length }]);
      expect(tus.errors).toEqual([]);
    } finally {
      proxy.server.close();
    }
  });

  it('resumes an upload that another client began, after a restart of the server', async () => {
    const content = randomBytes(4 * MiB);
    const path = await tus.create(content.length);
    (await tus.hang(path, 0, content.length, content.subarray(0, MiB))).destroy();
    await tus.offset(path);
    tus.restart();
    const sent: number[] = [];
    await upload(content, {
      uploadUrl: `http://127.0.0.1:${tus.port}${path}`,
      onProgress: (bytes) => void sent.push(bytes),
    });
    expect(Math.min(...sent)).toBeGreaterThanOrEqual(MiB);
    expect(tus.received).toMatchObject([{ sha256: sha256(content) }]);
  });

  it('is told plainly that the digest it declared is not that of the file', async () => {
    const metadata = { sha256: sha256(Buffer.from('other')) };
    await expect(upload(randomBytes(1000), { metadata })).rejects.toThrow('evidence.digest-mismatch');
    expect(tus.received).toEqual([]);
  });

  it('terminates what it began', async () => {
    const path = await tus.create(100);
    await tusClient.Upload.terminate(`http://127.0.0.1:${tus.port}${path}`);
    expect(await tus.files()).toEqual([]);
  });
});

describe('memory', () => {
  it('does not grow with the file: 256 MiB in one request', async () => {
    const part = randomBytes(MiB);
    // Counting is enough here: the harness would read the whole file back.
    tus.restart({
      hooks: {
        onCreate: () => tus.onCreate(),
        onComplete: async () => tus.onComplete(),
        onRefused: async () => undefined,
        onTerminate: async () => ok(),
        onSwept: async () => undefined,
      },
    });
    const path = await tus.create(256 * MiB);
    const before = process.memoryUsage().rss;
    let peak = before;
    const socket = await tus.hang(path, 0, 256 * MiB, part);
    for (let i = 1; i < 256; i++) {
      if (!socket.write(part)) await new Promise((resolve) => socket.once('drain', resolve));
      peak = Math.max(peak, process.memoryUsage().rss);
    }
    const reply = await new Promise<string>((resolve) =>
      socket.once('data', (data) => resolve(data.toString())),
    );
    expect(reply).toMatch(/^HTTP\/1.1 204/);
    expect((peak - before) / MiB).toBeLessThan(64);
    socket.destroy();
  });
});
