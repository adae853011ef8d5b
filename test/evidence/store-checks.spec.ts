import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApp } from '../../src/app.js';
import { EvidenceRow, EvidenceStore, StoreChecks } from '../../src/modules/evidence/index.js';
import { StoreCheckRow } from '../../src/modules/evidence/store-checks/store-check.entities.js';
import { Clock } from '../../src/platform/time/index.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';
import { acts, mp4, newCase, sealed, send } from './kit.js';

describe(`the store read again against its digests, on ${DRIVER}`, () => {
  let office: Office;
  let ids: string[];
  const path = (id: string) => join(office.config.uploadsDir, 'objects', id.slice(-2), id);
  const checks = async () =>
    (await (await office.as('supervisor1')).get('/api/evidence/store-checks').expect(200)).body;
  const health = async () => (await office.anyone().get('/api/health').expect(200)).body.status as string;
  const settled = () => office.app.get(StoreChecks).settled();

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-14', '11:00'), env: { STORE_CHECK_MIB_PER_SECOND: '0' } });
    const caseId = await newCase(office);
    ids = [];
    for (let seed = 1; seed <= 4; seed++) {
      const metadata = { caseId, filename: `现场${seed}.mp4`, stage: 'investigation' };
      ids.push((await send(office, 'officer1', mp4(300_000 + seed, seed), metadata)).id);
    }
    await sealed(office);
  });
  afterAll(() => office.close());

  /** A later check than the one before: their order is that of time. */
  async function check(): Promise<void> {
    const { clock } = office;
    clock.set(new Date(clock.ms() + 60_000).toISOString());
    await (await office.as('supervisor1')).post('/api/evidence/store-checks').expect(202);
    await settled();
  }

  function spoil(id: string): () => void {
    const bytes = readFileSync(path(id));
    const spoilt = Buffer.from(bytes);
    spoilt[200_000]! ^= 0x10;
    chmodSync(path(id), 0o640);
    writeFileSync(path(id), spoilt);
    return () => writeFileSync(path(id), bytes);
  }

  it('reads all of it and finds it whole', async () => {
    await check();
    expect((await checks())[0]).toMatchObject({
      state: 'done',
      trigger: 'asked',
      items: 4,
      itemsRead: 4,
      bytes: 1_200_010,
      bytesRead: 1_200_010,
      findingCount: 0,
    });
    expect(await health()).toBe('ok');
  });

  it('raises the alarm on a changed bit and on a lost file, until a later reading finds the store whole', async () => {
    const mend = spoil(ids[1]!);
    const lost = readFileSync(path(ids[2]!));
    rmSync(path(ids[2]!));
    await check();
    expect((await checks())[0]).toMatchObject({
      findingCount: 2,
      itemsRead: 4,
      findings: expect.arrayContaining([
        expect.objectContaining({ evidenceId: ids[1], kind: 'bytes-changed' }),
        expect.objectContaining({ evidenceId: ids[2], kind: 'bytes-missing' }),
      ]),
    });
    expect(await health()).toBe('degraded');
    expect((await acts(office, ids[1]!)).map((entry) => entry.act)).toContain('store.alarm');
    mend();
    writeFileSync(path(ids[2]!), lost);
    expect(await health()).toBe('degraded');
    await check();
    expect((await checks())[0]).toMatchObject({ findingCount: 0 });
    expect(await health()).toBe('ok');
  });

  it('takes nobody without the right, no second check at once, and keeps what it found', async () => {
    await (await office.as('officer1')).post('/api/evidence/store-checks').expect(403);
    await (await office.as('officer1')).get('/api/evidence/store-checks').expect(403);
    await (await office.as('auditor1')).get('/api/evidence/store-checks').expect(200);
    const supervisor = await office.as('supervisor1');
    const other = { agencyId: '0190a000-0000-7000-8000-000000000001' };
    await supervisor.post('/api/evidence/store-checks', other).expect(404);
    const answers = await Promise.all([1, 2].map(() => supervisor.post('/api/evidence/store-checks')));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    await settled();
    await writeDirectly(office, async (db) => {
      await expect(db.query(`UPDATE "store_check_findings" SET "kind" = 'bytes-missing'`)).rejects.toThrow(
        'write-once',
      );
      await expect(db.query(`UPDATE "store_checks" SET "findings" = 0`)).rejects.toThrow('fixed');
      await expect(db.query(`DELETE FROM "store_checks"`)).rejects.toThrow('keeps its rows');
    });
  });

  it('begins by itself when the last one is a week old, and not before', async () => {
    const begun = (await checks()).length as number;
    const due = async () => {
      await office.app.get(StoreChecks).startDue();
      await settled();
      return (await checks()).length - begun;
    };
    expect(await due()).toBe(0);
    office.clock.set(at('2026-09-22', '11:00'));
    expect(await due()).toBe(1);
    expect(await due()).toBe(1);
    expect((await checks())[0]).toMatchObject({
      trigger: 'scheduled',
      startedByName: '系统',
      findingCount: 0,
    });
  });
});

describe(`a reading of the store that is cut off, on ${DRIVER}`, () => {
  it('keeps to its rate, shows how far it is, and goes on after a restart where it was', async () => {
    const MiB = 2 ** 20;
    const office = await startOffice({
      at: at('2026-09-14', '11:00'),
      env: { STORE_CHECK_MIB_PER_SECOND: '1' },
    });
    const caseId = await newCase(office);
    for (let seed = 1; seed <= 4; seed++) {
      const metadata = { caseId, filename: `现场${seed}.mp4`, stage: 'investigation' };
      expect((await send(office, 'officer1', mp4(MiB, seed), metadata)).response.status).toBe(204);
    }
    await sealed(office);
    const supervisor = await office.as('supervisor1');
    const began = Date.now();
    await supervisor.post('/api/evidence/store-checks').expect(202);
    const state = async () => (await supervisor.get('/api/evidence/store-checks').expect(200)).body[0];
    const patience = Date.now() + 20_000;
    while ((await state()).itemsRead < 2 && Date.now() < patience) await sleep(50);
    // Two MiB at one MiB a second.
    expect(Date.now() - began).toBeGreaterThan(1500);
    expect(await state()).toMatchObject({ state: 'running', items: 4, bytes: 4 * MiB });
    await office.app.close();
    const folder = join(office.config.dataDir, 'store-checks');
    const [cursor] = readdirSync(folder);
    const { items } = JSON.parse(readFileSync(join(folder, cursor!), 'utf8')) as { items: number };
    expect(items).toBeGreaterThanOrEqual(2);
    expect(items).toBeLessThan(4);

    const again = await createApp(office.config);
    again.get(Clock).set(at('2026-09-14', '11:00'));
    const opened: string[] = [];
    const { objects } = again.get(EvidenceStore);
    const digest = objects.digest.bind(objects);
    objects.digest = (id, ...rest) => {
      opened.push(id);
      return digest(id, ...rest);
    };
    await again.get(StoreChecks).settled();
    const { manager } = again.get(StoreChecks)['checks'];
    const all = await manager.getRepository(EvidenceRow).find({ order: { id: 'ASC' } });
    // The digest of the first one read may have begun before the watch.
    const rest = all.slice(items).map((row) => row.id);
    expect(rest).toEqual(expect.arrayContaining(opened));
    expect(opened.length).toBeGreaterThanOrEqual(rest.length - 1);
    expect(await manager.getRepository(StoreCheckRow).find()).toMatchObject([
      { state: 'done', itemsRead: 4, bytesRead: 4 * MiB, findings: 0 },
    ]);
    expect(existsSync(join(folder, cursor!))).toBe(false);
    await again.close();
    await office.database.drop();
  });
});
