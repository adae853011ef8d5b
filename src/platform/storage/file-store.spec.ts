import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PassThrough, Readable } from 'node:stream';
import { append } from './append.js';
import { digestFile } from './digest-file.js';
import { openStorage } from './open-storage.js';
import { objectStoreContract } from './storage.contract.js';

let root: string;
beforeEach(async () => void (root = await mkdtemp(join(tmpdir(), 'storage-'))));
afterEach(() => rm(root, { recursive: true, force: true }));

const open = () => openStorage(pathToFileURL(root).href, root);

objectStoreContract('FileStore', async () => {
  const { objects, staging } = await open();
  return {
    store: objects,
    stage: async (bytes) => {
      const id = randomUUID();
      const file = await staging.create(id);
      await file.write(bytes);
      await file.close();
      return staging.pathOf(id);
    },
  };
});

describe('a file store on disk', () => {
  it('names files by id in a folder of its last digits, readable only, and leaves nothing in staging', async () => {
    const { objects, staging } = await open();
    const id = randomUUID();
    await objects.put(id, Readable.from([Buffer.from('bytes')]));
    const { mode } = await stat(join(root, 'objects', id.slice(-2), id));
    expect(mode & 0o777).toBe(0o440);
    expect(await readdir(join(root, 'staging'))).toEqual([]);
    await expect(staging.create('../objects')).rejects.toMatchObject({ code: 'bad-id' });
  });

  it('refuses a storage address it cannot serve', async () => {
    await expect(openStorage('ftp://host/x', root)).rejects.toThrow('file: or s3:');
    await expect(openStorage('file:', root)).rejects.toThrow('no folder');
  });
});

describe('append', () => {
  async function into(source: Readable, options: Partial<Parameters<typeof append>[2]> = {}) {
    const { staging } = await open();
    const file = await staging.create(randomUUID());
    const digest = createHash('sha256');
    try {
      return { ...(await append(source, file, { position: 0, digest, limit: 1e12, ...options })), digest };
    } finally {
      await file.close();
    }
  }

  it('keeps what came before the source was cut', async () => {
    const source = new PassThrough();
    source.write(Buffer.alloc(100_000));
    // Cut when all of it was taken, however busy the machine is.
    const cutting = setInterval(() => {
      if (source.readableLength > 0 || source.listenerCount('error') === 0) return;
      clearInterval(cutting);
      source.destroy(new Error('reset'));
    }, 20);
    expect(await into(source)).toMatchObject({ end: 'cut', position: 100_000 });
  });

  it('gives up a silent source', async () => {
    const source = new PassThrough();
    source.write(Buffer.alloc(10));
    expect(await into(source, { stallMs: 30 })).toMatchObject({ end: 'stalled', position: 10 });
  });

  it('stops before the first byte over the limit', async () => {
    const source = Readable.from([Buffer.alloc(60), Buffer.alloc(60)]);
    expect(await into(source, { limit: 100 })).toMatchObject({ end: 'overflow', position: 60 });
  });

  it('notices a source that had ended or a signal that had fired before', async () => {
    const dead = new PassThrough();
    dead.destroy();
    expect(await into(dead)).toMatchObject({ end: 'cut', position: 0 });
    expect(await into(new PassThrough(), { signal: AbortSignal.abort() })).toMatchObject({ end: 'aborted' });
  });

  it('reports durable positions in order and digests what it wrote', async () => {
    const content = randomBytes(5_000_000);
    const seen: number[] = [];
    const source = Readable.from(
      (function* () {
        for (let i = 0; i < content.length; i += 50_000) yield content.subarray(i, i + 50_000);
      })(),
    );
    const onDurable = async (position: number) => void seen.push(position);
    const { digest } = await into(source, { flushEvery: 1_000_000, onDurable });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(digest.digest('hex')).toBe(createHash('sha256').update(content).digest('hex'));
  });

  it.each([true, false])('asks its checkpoint once the bytes are there: %s', async (answer) => {
    const source = Readable.from([Buffer.alloc(60), Buffer.alloc(60)]);
    let asked = 0;
    const holds = async () => ((asked += 1), answer);
    const { end } = await into(source, { checkpoint: { at: 100, holds } });
    expect([end, asked]).toEqual([answer ? 'end' : 'denied', 1]);
  });

  it('rejects when the flush reports a failure', async () => {
    const source = Readable.from([Buffer.alloc(4_000_000), Buffer.alloc(4_000_000)]);
    const onDurable = () => Promise.reject(new Error('registry down'));
    await expect(into(source, { flushEvery: 1, onDurable })).rejects.toThrow('registry down');
  });
});

describe('digestFile', () => {
  it('gives SHA-256 and the SM3 of the standard for "abc" (GB/T 32905, example 1)', async () => {
    const path = join(root, 'abc');
    await writeFile(path, 'abc');
    expect(await digestFile(path, ['sha256', 'sm3'])).toEqual({
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      sm3: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    });
  });

  it('rejects for a file that is not there, and goes on with the next', async () => {
    const path = join(root, 'empty');
    await writeFile(path, '');
    await expect(digestFile(join(root, 'none'), ['sm3'])).rejects.toThrow('ENOENT');
    expect((await digestFile(path, ['sha256'])).sha256).toMatch(/^e3b0c442/);
  });
});
