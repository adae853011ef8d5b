import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { append } from './append.js';
import { IncrementalDigests } from './incremental-digests.js';
import { SharedBlocks } from './shared-blocks.js';
import { StagingArea } from './staging-area.js';

let root: string;
let staging: StagingArea;
let digests: IncrementalDigests;
const blocks = new SharedBlocks(4);
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sinks-'));
  staging = await StagingArea.at(root);
  digests = new IncrementalDigests(['sha256'], { memory: blocks.memory });
});
afterAll(async () => {
  await digests.close();
  await rm(root, { recursive: true });
});

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Sends pieces of random length in several requests that end anywhere, and gives the file and the digest. */
async function sent(content: Buffer, requests: readonly number[], unbuffered: boolean) {
  const id = randomUUID();
  await (await staging.create(id)).close();
  let position = 0;
  for (const end of [...requests, content.length]) {
    const body = content.subarray(position, end);
    const pieces = function* () {
      for (let at = 0; at < body.length;) {
        const next = at + 1 + Math.floor(Math.random() * 70_000);
        yield body.subarray(at, next);
        at = next;
      }
    };
    const file = await staging.open(id);
    const direct = unbuffered ? await staging.openDirect(id) : undefined;
    const onBlock = (from: number, at: number, length: number) => digests.block(id, from, at, length);
    const limit = body.length;
    const appended = await append(Readable.from(pieces()), file, {
      position,
      limit,
      direct: { direct, onBlock, blocks },
    });
    expect(appended).toEqual({ end: 'end', position: end });
    await direct?.close();
    await file.close();
    position = end;
  }
  const path = staging.pathOf(id);
  return { file: await readFile(path), sha256: await digests.digest('sha256', id, path, content.length) };
}

describe.each([true, false])('a sink past the page cache (%s)', (unbuffered) => {
  it.each([
    ['smaller than a grain', 100, []],
    ['of one grain', 4096, []],
    ['of requests that end inside grains', 5_000_000, [1, 4095, 4096, 4097, 70_001, 2_500_000, 4_999_999]],
    ['of whole blocks', 4 * 1024 * 1024, [1024 * 1024]],
  ])('writes and digests a file %s as it was sent', async (_, size, requests) => {
    const content = randomBytes(size);
    const { file, sha256: digest } = await sent(content, requests, unbuffered);
    expect(file.equals(content)).toBe(true);
    expect(digest).toBe(sha256(content));
  });

  it('serves more senders at once than it has blocks', async () => {
    const contents = Array.from({ length: 12 }, () => randomBytes(3_000_000));
    const all = await Promise.all(contents.map((content) => sent(content, [1_234_567], unbuffered)));
    expect(all.map((one) => one.sha256)).toEqual(contents.map(sha256));
    expect(all.every(({ file }, i) => file.equals(contents[i]!))).toBe(true);
  });
});

it('gives the memory of chunks back as soon as they were copied, and no memory that others share', async () => {
  const content = randomBytes(1_000_000);
  const own = Array.from({ length: 16 }, () => Buffer.from(new Uint8Array(content).buffer));
  const shared = content.subarray(0, 500_000);
  const small = Buffer.from(new Uint8Array(content.subarray(0, 1000)).buffer);
  const chunks = [...own, shared, small];
  const expected = Buffer.concat(chunks);
  const id = randomUUID();
  await (await staging.create(id)).close();
  const file = await staging.open(id);
  const digest = createHash('sha256');
  const left: number[] = [];
  const source = Readable.from(
    (function* () {
      for (const chunk of chunks) {
        yield chunk;
        left.push(own.filter(({ length }) => length > 0).length);
      }
    })(),
  );
  const onBlock = (from: number, at: number, length: number) => digests.block(id, from, at, length);
  const direct = { direct: undefined, onBlock, blocks };
  const appended = await append(source, file, { position: 0, limit: expected.length, digest, direct });
  await file.close();
  expect(appended).toEqual({ end: 'end', position: expected.length });
  expect(digest.digest('hex')).toBe(sha256(expected));
  expect(sha256(await readFile(staging.pathOf(id)))).toBe(sha256(expected));
  expect([own.map(({ length }) => length), shared.length, small.length]).toEqual([
    own.map(() => 0),
    500_000,
    1000,
  ]);
  // While bytes arrive some are free already, not only at the end.
  expect(Math.min(...left)).toBeLessThan(own.length / 2);
});
