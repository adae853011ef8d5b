import { randomUUID } from 'node:crypto';
import { chmodSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { systemActor } from '../../src/kernel/access/index.js';
import { ok } from '../../src/kernel/result.js';
import { EvidenceRow, EvidenceStore } from '../../src/modules/evidence/index.js';
import { Acts } from '../../src/modules/ledger/index.js';
import { VerifyStore } from '../../src/verify-store.js';
import { writeDirectly, withoutGuards } from '../support/direct-database-write.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';
import { begin, looked, mp4, newCase, patch, send } from './kit.js';

let office: Office;
let caseId: string;
let seed = 500;
const metadata = () => ({ filename: 'a.mp4', caseId, stage: 'investigation' });
beforeEach(async () => {
  office = await startOffice();
  caseId = await newCase(office);
});
afterEach(() => office?.close());

const verified = () => office.app.get(VerifyStore).run();
const store = () => office.app.get(EvidenceStore);

async function received(): Promise<EvidenceRow> {
  const { id, response } = await send(office, 'officer1', mp4(5000, (seed += 1)), metadata());
  expect(response.status).toBe(204);
  await looked(office);
  return writeDirectly(office, (database) => database.getRepository(EvidenceRow).findOneByOrFail({ id }));
}

/** The program died between the object and its act. */
async function broken(): Promise<string> {
  const path = (await begin(office, 'officer1', 5000, metadata())).headers.get('location')!;
  const id = path.split('/').pop()!;
  await patch(office, 'officer1', path, 0, mp4(5000, (seed += 1)).subarray(0, 4000));
  await store().objects.adopt(id, store().staging.pathOf(id));
  return id;
}

/** Seals an item once more, as a second process of 0.4.0 did: entry and row, in one act. */
async function sealAgain(
  { id, agencyId, sha256, bytes }: EvidenceRow,
  sm3: string,
  alsoRow = true,
): Promise<void> {
  const subject = { agencyId, type: 'evidence', id };
  const done = await office.app
    .get(Acts)
    .perform(systemActor(agencyId, ['officer']), 'evidence.seal', subject, async ({ tx, now }) => {
      if (alsoRow)
        await tx.getRepository(EvidenceRow).update({ id }, { sm3, state: 'sealed', sealedAt: now });
      return ok({ value: undefined, detail: { sha256, sm3, bytes } });
    });
  expect(done.ok).toBe(true);
}

describe(`the verification of a store, on ${DRIVER}`, () => {
  it('tells of objects that an interrupted upload or form left, and holds; of others it does not', async () => {
    await received();
    const unfinished = await broken();
    // The folder in which it gathered is gone as well: only the ledger knows of it.
    const forgotten = await broken();
    await store().journal.remove(forgotten);
    await store().staging.remove(forgotten);
    const form = randomUUID();
    await (await store().staging.create(form)).close();
    await store().objects.adopt(form, store().staging.pathOf(form));

    const held = await verified();
    expect(held.ok).toBe(true);
    const lines = [unfinished, forgotten, form].map((id) =>
      expect.stringContaining(`note: evidence ${id}: left-over`),
    );
    expect(held.notes).toHaveLength(3);
    expect(held.notes).toEqual(expect.arrayContaining(lines));
    expect(held.lines).toEqual(expect.arrayContaining(['1 evidence items looked at', ...lines]));

    const outsider = randomUUID();
    await store().objects.put(outsider, Readable.from([Buffer.from('x')]));
    const fails = await verified();
    expect(fails.ok).toBe(false);
    expect(fails.lines[0]).toContain(`evidence ${outsider}: bytes-extra`);
    expect(fails.lines).toEqual(expect.arrayContaining(lines));
  });

  it('does not take the object of an item whose row was removed for a left-over', async () => {
    const { id } = await received();
    await (await store().staging.create(id)).close();
    await writeDirectly(office, async (database) => {
      await withoutGuards(database, 'evidence');
      await database.getRepository(EvidenceRow).delete({ id });
    });
    const { ok: holds, lines, notes } = await verified();
    expect([holds, notes]).toEqual([false, []]);
    expect(lines.join('\n')).toContain(`evidence ${id}: bytes-extra`);
  });

  it('tells of an item that was sealed twice alike, and holds; a row as neither entry left it was changed', async () => {
    // 0.4.0 had no guard against a second seal.
    await writeDirectly(office, (database) => withoutGuards(database, 'evidence'));
    const row = await received();
    await sealAgain(row, row.sm3!);
    const held = await verified();
    expect(held).toMatchObject({ ok: true, notes: [expect.stringContaining(`${row.id}: sealed-twice: `)] });
    expect(held.notes[0]).toMatch(/日志第 \d+、\d+ 条记录的摘要一致$/);

    await writeDirectly(office, (database) =>
      database.getRepository(EvidenceRow).update({ id: row.id }, { sealedAt: '2026-01-01T00:00:00.000Z' }),
    );
    const fails = await verified();
    expect([fails.ok, fails.notes.length]).toEqual([false, 1]);
    expect(fails.lines.join('\n')).toContain(`${row.id}: row-changed`);
  });

  it('fails for sealings that disagree, by a name of their own', async () => {
    const row = await received();
    await sealAgain(row, 'e'.repeat(64), false);
    const { ok: holds, lines, notes } = await verified();
    expect([holds, notes]).toEqual([false, []]);
    expect(lines).toEqual([expect.stringContaining(`${row.id}: seals-disagree: `)]);
  });

  it('fails for an object shorter than was acknowledged, and says how many bytes of how many there are', async () => {
    const { id } = await received();
    const path = join(office.config.uploadsDir, 'objects', id.slice(-2), id);
    chmodSync(path, 0o640);
    truncateSync(path, 1234);
    const { ok: holds, lines } = await verified();
    expect(holds).toBe(false);
    expect(lines[0]).toMatch(new RegExp(`${id}: bytes-short: .*5000 字节.*1234 字节`));
    rmSync(path);
    expect((await verified()).lines[0]).toContain(`${id}: bytes-missing`);
  });
});
