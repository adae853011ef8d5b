import { startOffice, type Office } from '../support/office.js';
import { acts, begin, mp4, newCase, patch, sha256, tus } from './kit.js';

const MiB = 2 ** 20;
const bytes = mp4(3 * MiB + 5, 9);
const marks = {
  headSha256: sha256(bytes.subarray(0, MiB)),
  tailSha256: sha256(bytes.subarray(-MiB)),
};

let office: Office;
let caseId: string;
const metadata = (more: Record<string, string> = {}) => ({
  filename: '巡查.mp4',
  caseId,
  stage: 'investigation',
  ...marks,
  ...more,
});

beforeAll(async () => {
  office = await startOffice();
  caseId = await newCase(office);
});
afterAll(() => office?.close());

async function found(query: Record<string, string | number>, username = 'officer1'): Promise<string[]> {
  const text = new URLSearchParams(
    Object.entries(query).map(([key, value]) => [key, String(value)] as [string, string]),
  );
  const { body } = await (await office.as(username)).get(`/api/uploads/unfinished?${text}`).expect(200);
  return (body as { url: string }[]).map(({ url }) => url);
}

describe('a file picked again', () => {
  it('finds its own upload by size and by the digests of its first and last block', async () => {
    const path = (await begin(office, 'officer1', bytes.length, metadata())).headers.get('location')!;
    await patch(office, 'officer1', path, 0, bytes.subarray(0, 2 * MiB));
    const wanted = { caseId, stage: 'investigation', length: bytes.length, ...marks };
    expect(await found(wanted)).toEqual([path]);
    expect(await found({ headSha256: marks.headSha256.toUpperCase() })).toEqual([path]);
    for (const other of [
      { length: bytes.length - 1 },
      { stage: 'service' },
      { caseId: await newCase(office) },
      { headSha256: marks.tailSha256 },
      { tailSha256: marks.headSha256 },
    ])
      expect(await found({ ...wanted, ...other })).toEqual([]);
    expect(await found(wanted, 'officer2')).toEqual([]);

    const { body } = await (await office.as('officer1')).get('/api/uploads/unfinished').expect(200);
    expect(body).toEqual([expect.objectContaining({ url: path, offset: 2 * MiB, ...marks })]);
    expect((await patch(office, 'officer1', path, 2 * MiB, bytes.subarray(2 * MiB))).status).toBe(204);
    expect(await found(wanted)).toEqual([]);
  });

  it('does not find an upload of which nothing was declared', async () => {
    const path = (
      await begin(office, 'officer1', bytes.length, { filename: 'b.mp4', caseId, stage: 'service' })
    ).headers.get('location')!;
    expect(await found({ length: bytes.length, ...marks })).toEqual([]);
    expect(await found({ length: bytes.length, stage: 'service' })).toEqual([path]);
    await tus(office, 'officer1', 'DELETE', path);
  });

  it('that is not the declared one is refused with its first block, and the ledger says so', async () => {
    const path = (await begin(office, 'officer1', bytes.length, metadata())).headers.get('location')!;
    const other = mp4(bytes.length, 10);
    const answer = await patch(office, 'officer1', path, 0, other.subarray(0, MiB + 1));
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      code: 'upload.ends-mismatch',
      facts: { end: 'head', declared: marks.headSha256, computed: sha256(other.subarray(0, MiB)) },
    });
    expect((await tus(office, 'officer1', 'HEAD', path)).status).toBe(410);
    const [, refused] = await acts(office, path.split('/').pop()!);
    expect(refused).toMatchObject({
      act: 'evidence.refuse',
      detail: { code: 'upload.ends-mismatch', end: 'head', declaredSha256: marks.headSha256 },
    });
  });

  it('with a senseless mark is refused before a byte is taken', async () => {
    for (const key of ['headSha256', 'tailSha256'])
      expect((await begin(office, 'officer1', 10, metadata({ [key]: 'abc' }))).status).toBe(400);
    await (await office.as('officer1')).get('/api/uploads/unfinished?headSha256=abc').expect(422);
    await (await office.as('officer1')).get('/api/uploads/unfinished?length=-1').expect(422);
  });
});
