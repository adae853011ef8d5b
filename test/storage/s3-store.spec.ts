import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { openStorage, s3AddressOf } from '../../src/platform/storage/index.js';
import { objectStoreContract } from '../../src/platform/storage/storage.contract.js';
import { sha256 } from '../evidence/kit.js';
import { type S3Server, startS3 } from '../support/s3.js';

let s3: S3Server;
let local: string;
let opened = 0;

beforeAll(async () => {
  s3 = await startS3();
  local = await mkdtemp(join(tmpdir(), 'sanxiang-s3-local-'));
});
afterAll(async () => {
  await s3.close();
  await rm(local, { recursive: true, force: true });
});

const open = (settings?: string) => openStorage(s3.url(`office-${(opened += 1)}`, settings), local);

objectStoreContract('S3Store', async () => {
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

describe('an S3 store', () => {
  it('sends a large object in parts, and reads any piece of it back', async () => {
    const { objects, staging } = await open();
    const bytes = randomBytes(40 * 2 ** 20 + 17);
    const id = randomUUID();
    const file = await staging.create(id);
    await file.write(bytes);
    await file.close();
    expect(await objects.adopt(id, staging.pathOf(id))).toEqual({
      id,
      bytes: bytes.length,
      sha256: sha256(bytes),
    });
    expect((await objects.digest(id, ['sha256'])).sha256).toBe(sha256(bytes));
    const [start, end] = [16 * 2 ** 20 - 5, 16 * 2 ** 20 + 5];
    expect(
      (await buffer(await objects.open(id, { start, end }))).equals(bytes.subarray(start, end + 1)),
    ).toBe(true);
  });

  it('leaves nothing of an object whose source breaks after the first parts', async () => {
    const { objects } = await open();
    const id = randomUUID();
    async function* broken() {
      for (let i = 0; i < 3; i++) yield Buffer.alloc(16 * 2 ** 20, i);
      throw new Error('line lost');
    }
    await expect(objects.put(id, Readable.from(broken()))).rejects.toThrow('line lost');
    expect(await objects.stat(id)).toBeUndefined();
  });

  it('keeps offices of one bucket apart by their prefix', async () => {
    const [one, two] = [await open(), await open()];
    const id = randomUUID();
    await one.objects.put(id, Readable.from([Buffer.from('one')]));
    expect(await two.objects.stat(id)).toBeUndefined();
    for await (const object of two.objects.list()) throw new Error(`it lists ${object.id}`);
  });

  it('does not open a bucket that is not there, nor one without the lock that was asked for', async () => {
    const url = s3.url('x').replace('s3://evidence', 's3://elsewhere');
    await expect(openStorage(url, local)).rejects.toThrow('bucket elsewhere does not answer');
    await expect(open('&lockMode=COMPLIANCE&lockDays=365')).rejects.toThrow('offers no object lock');
  });
});

describe('an S3 store that is away', () => {
  it('is told from one that answers: unreachable, whatever is asked, and good again when it is back', async () => {
    const { objects, staging } = await open();
    const id = randomUUID();
    const file = await staging.create(id);
    await file.write(Buffer.from('bytes'));
    await file.close();
    await s3.stop();
    const away = { name: 'StorageError', code: 'unreachable' };
    await expect(objects.adopt(id, staging.pathOf(id))).rejects.toMatchObject(away);
    await expect(objects.put(randomUUID(), Readable.from([Buffer.from('x')]))).rejects.toMatchObject(away);
    await expect(objects.open(id)).rejects.toMatchObject(away);
    await expect(objects.stat(id)).rejects.toMatchObject(away);
    await expect(objects.remove(id)).rejects.toMatchObject(away);
    const listed = async () => {
      for await (const object of objects.list()) throw new Error(`it lists ${object.id}`);
    };
    await expect(listed()).rejects.toMatchObject(away);
    await s3.start();
    expect((await objects.adopt(id, staging.pathOf(id))).bytes).toBe(5);
  });

  /** What a store in which the bucket is there answers with `status` to all else, and how often it was asked. */
  async function answering(status: number): Promise<{ asked: number; error: unknown }> {
    let asked = 0;
    const server = createServer((req, res) => {
      req.resume();
      if (req.method === 'HEAD' && /^\/evidence\/?$/.test(req.url!)) return void res.end();
      asked += 1;
      res.statusCode = status;
      res.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      const url = `s3://evidence/x?endpoint=${encodeURIComponent(`http://127.0.0.1:${port}`)}`;
      const { objects } = await openStorage(url, local);
      const error = await objects.stat(randomUUID()).catch((met: unknown) => met);
      return { asked, error };
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  it.each([500, 503])('answers %i: it counts as away, after three tries', async (status) => {
    expect(await answering(status)).toMatchObject({ asked: 3, error: { code: 'unreachable' } });
  });

  it('passes a refusal of the store on as what it is', async () => {
    const { asked, error } = await answering(403);
    expect([asked, (error as { code?: string }).code]).toEqual([1, undefined]);
    expect(error).toBeInstanceOf(Error);
  });
});

/** A store in front of the real one that offers object lock and conditional writes, as Amazon's does. */
describe('towards a store with object lock and conditional writes', () => {
  let front: Server;
  let seen: { method: string; url: string; headers: IncomingHttpHeaders }[] = [];
  let taken = false;

  beforeAll(async () => {
    front = createServer((req, res) => {
      const { method = '', url = '', headers } = req;
      seen.push({ method, url, headers });
      if (url.includes('object-lock')) {
        res.setHeader('Content-Type', 'application/xml');
        return void res.end(
          '<?xml version="1.0"?><ObjectLockConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>',
        );
      }
      if (taken && headers['if-none-match'] === '*') {
        req.resume();
        res.statusCode = 412;
        return void res.end('<Error><Code>PreconditionFailed</Code></Error>');
      }
      const { 'if-none-match': _, ...passed } = headers;
      const target = request(`${s3.endpoint}${url}`, { method, headers: passed }, (answer) => {
        res.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(res);
      });
      req.pipe(target);
    });
    await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => front.close(resolve)));
  beforeEach(() => {
    seen = [];
    taken = false;
  });

  const locked = () => {
    const endpoint = encodeURIComponent(`http://127.0.0.1:${(front.address() as AddressInfo).port}`);
    return openStorage(
      `s3://evidence/locked-${(opened += 1)}?endpoint=${endpoint}&lockMode=GOVERNANCE&lockDays=30`,
      local,
    );
  };

  it('asks for retention with every object and never to replace one', async () => {
    const { objects } = await locked();
    await objects.put(randomUUID(), Readable.from([Buffer.from('bytes')]));
    const put = seen.find(({ method }) => method === 'PUT')!;
    expect(put.headers).toMatchObject({ 'if-none-match': '*', 'x-amz-object-lock-mode': 'GOVERNANCE' });
    const until = Date.parse(put.headers['x-amz-object-lock-retain-until-date'] as string);
    expect(Math.round((until - Date.now()) / 86_400_000)).toBe(30);
    expect(put.headers['content-md5']).toBeDefined();
    await objects.put(randomUUID(), Readable.from([Buffer.alloc(17 * 2 ** 20)]));
    const completed = seen.filter(({ method, url }) => method === 'POST' && url.includes('uploadId='));
    expect(completed).toMatchObject([{ headers: { 'if-none-match': '*' } }]);
    const begun = seen.find(({ method, url }) => method === 'POST' && /[?&]uploads/.test(url))!;
    expect(begun.headers['x-amz-object-lock-mode']).toBe('GOVERNANCE');
  });

  it('takes the refusal of another writer for what it is', async () => {
    const { objects } = await locked();
    taken = true;
    for (const bytes of [5, 17 * 2 ** 20]) {
      const putting = objects.put(randomUUID(), Readable.from([Buffer.alloc(bytes)]));
      await expect(putting).rejects.toMatchObject({ code: 'exists' });
    }
    expect(seen.some(({ method, url }) => method === 'DELETE' && url.includes('uploadId='))).toBe(true);
  });
});

describe('the address of an S3 store', () => {
  it('is read from STORAGE_URL', () =>
    expect(
      s3AddressOf(
        's3://b/a/b/?endpoint=http://127.0.0.1:9000&region=cn-north-1&lockMode=COMPLIANCE&lockDays=365',
      ),
    ).toEqual({
      bucket: 'b',
      prefix: 'a/b/',
      endpoint: 'http://127.0.0.1:9000',
      region: 'cn-north-1',
      lock: { mode: 'COMPLIANCE', days: 365 },
    }));

  it.each([
    ['s3:', 's3://BUCKET'],
    ['s3://', 's3://BUCKET'],
    ['s3://key:secret@b', 'must not hold the keys'],
    ['s3://b?regoin=x', 'unknown setting: regoin'],
    ['s3://b?endpoint=127.0.0.1:9000', 'http or https'],
    ['s3://b?lockMode=COMPLIANCE', 'go together'],
    ['s3://b?lockMode=NONE&lockDays=1', 'GOVERNANCE or COMPLIANCE'],
    ['s3://b?lockMode=COMPLIANCE&lockDays=0', 'whole number'],
  ])('%s is refused: %s', (url, because) => expect(() => s3AddressOf(url)).toThrow(because));
});
