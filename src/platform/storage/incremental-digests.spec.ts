import { createHash, randomBytes } from 'node:crypto';
import { appendFile, link, mkdtemp, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IncrementalDigests } from './incremental-digests.js';

let root: string;
let digests: IncrementalDigests;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'following-'));
  digests = new IncrementalDigests(['sha256', 'sm3'], { yields: ['sha256', 'sm3'] });
});
afterAll(async () => {
  await digests.close();
  await rm(root, { recursive: true });
});

const MiB = 1024 * 1024;
const of = (algorithm: string, bytes: Buffer) => createHash(algorithm).update(bytes).digest('hex');

describe('incremental digests', () => {
  it('are those of the whole file, whatever of it was followed, also under another name', async () => {
    const content = randomBytes(5 * MiB + 3);
    const path = join(root, 'a');
    await writeFile(path, content.subarray(0, 2 * MiB));
    digests.follow('a', path, MiB + 1);
    digests.follow('a', path, 2 * MiB);
    await appendFile(path, content.subarray(2 * MiB));
    await link(path, join(root, 'stored'));
    await unlink(path);
    digests.follow('a', path, 3 * MiB);
    for (const algorithm of ['sha256', 'sm3'] as const) {
      const digest = await digests.digest(algorithm, 'a', join(root, 'stored'), content.length);
      expect(digest).toBe(of(algorithm, content));
    }
  });

  it('of a name that now leads to another file are of that file alone', async () => {
    const [first, second] = [randomBytes(2 * MiB), randomBytes(2 * MiB)];
    const path = join(root, 'b');
    await writeFile(path, first);
    expect(await digests.digest('sm3', 'b', path, MiB)).toBe(of('sm3', first.subarray(0, MiB)));
    await writeFile(join(root, 'b2'), second);
    expect(await digests.digest('sm3', 'b', join(root, 'b2'), 2 * MiB)).toBe(of('sm3', second));
  });

  it('are refused for a file that is shorter than was said, gone, or read beyond', async () => {
    const path = join(root, 'c');
    await writeFile(path, randomBytes(MiB));
    await expect(digests.digest('sm3', 'c', path, MiB + 1)).rejects.toThrow('shorter');
    await expect(digests.digest('sm3', 'c', path, 10)).rejects.toThrow('read beyond');
    await expect(digests.digest('sm3', 'd', join(root, 'd'), 1)).rejects.toThrow('ENOENT');
    digests.forget('c');
    await expect(digests.digest('sm3', 'c', path, 10)).resolves.toMatch(/^[0-9a-f]{64}$/);
  });
});
