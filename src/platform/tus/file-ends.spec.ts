import { randomBytes } from 'node:crypto';
import { Harness, metadata, sha256 } from './tus-harness.js';

let tus: Harness;
beforeEach(async () => void (tus = await Harness.start()));
afterEach(() => tus.stop());

const idOf = (path: string) => path.split('/').pop()!;

describe('first and last block', () => {
  const block = 1024 * 1024;
  const whole = randomBytes(3 * block + 11);
  const said = (pairs: Record<string, string>) => ({ 'Upload-Metadata': metadata(pairs) });
  const headSha256 = sha256(whole.subarray(0, block));
  const tailSha256 = sha256(whole.subarray(-block));

  it('are compared, and those of a small file are the file', async () => {
    const path = await tus.create(whole.length, said({ headSha256, tailSha256 }));
    expect((await tus.patch(path, 0, whole)).status).toBe(204);
    const small = Buffer.from('短');
    const both = { headSha256: sha256(small).toUpperCase(), tailSha256: sha256(small) };
    expect((await tus.patch(await tus.create(small.length, said(both)), 0, small)).status).toBe(204);
    expect(tus.received.map(({ bytes }) => bytes)).toEqual([whole.length, small.length]);
  });

  it('of another file end the upload as soon as the first block is here', async () => {
    const other = randomBytes(whole.length);
    const path = await tus.create(whole.length, said({ headSha256 }));
    expect((await tus.patch(path, 0, other.subarray(0, block - 5))).status).toBe(204);
    const answer = await tus.patch(path, block - 5, other.subarray(block - 5, block + 5));
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'upload.ends-mismatch', type: 'about:blank' },
    });
    expect(tus.refusals).toMatchObject([{ code: 'upload.ends-mismatch' }]);
    expect(await tus.files()).toEqual([]);
    expect((await tus.call('HEAD', path)).status).toBe(410);
  });

  it('are compared at the end when a crash came before', async () => {
    const other = Buffer.concat([randomBytes(block), whole.subarray(block)]);
    const path = await tus.create(whole.length, said({ headSha256, tailSha256 }));
    const file = await tus.staging.open(idOf(path));
    await file.write(other, 0, 2 * block, 0);
    await file.close();
    await tus.uploads.advance(idOf(path), 2 * block, '2026-12-01T00:00:00.000Z');
    tus.restart();
    const answer = await tus.patch(path, 2 * block, other.subarray(2 * block));
    expect(answer).toMatchObject({ status: 422, body: { facts: { end: 'head', declared: headSha256 } } });
    expect(tus.received).toEqual([]);
  });
});
