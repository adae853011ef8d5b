import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { createApp } from '../../src/app.js';
import { EvidenceRow, EvidenceStore, SealEvidence } from '../../src/modules/evidence/index.js';
import { LedgerEntryRow } from '../../src/modules/ledger/index.js';
import { Config } from '../../src/platform/config/index.js';
import { Leadership } from '../../src/platform/jobs/index.js';
import { VerifyStore } from '../../src/verify-store.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';
import { type S3Server, startS3 } from '../support/s3.js';
import { mp4, newCase, send } from './kit.js';

const ITEMS = 8;
const PROGRAMS = 3;

let s3: S3Server;
let office: Office;
let caseId: string;
const others: INestApplicationContext[] = [];

beforeEach(async () => {
  s3 = await startS3();
  office = await startOffice({ env: { STORAGE_URL: s3.url('office') } });
  caseId = await newCase(office);
});
afterEach(async () => {
  for (const app of others.splice(0)) await app.close();
  await office.close();
  await s3.close();
});

const video = (n: number) => ({ filename: `现场${n}.mp4`, caseId, stage: 'investigation' });

/** Receives items; from now on the office seals nothing by itself, as if it had ended right after each receipt. */
async function unsealed(): Promise<string[]> {
  const sealing = office.app.get(SealEvidence);
  sealing.enqueue = () => undefined;
  const ids: string[] = [];
  for (let n = 0; n < ITEMS; n++) ids.push((await send(office, 'officer1', mp4(20_000, n), video(n))).id);
  const { objects } = office.app.get(EvidenceStore);
  for (const id of ids) expect(await objects.stat(id)).toMatchObject({ bytes: 20_000 });
  return ids;
}

/** One more server on the same database, key and store, with a folder of its own. */
async function anotherProgram(name: string): Promise<INestApplicationContext> {
  const folder = join(office.database.folder, name);
  mkdirSync(folder);
  const app = await createApp(
    new Config({
      DATA_DIR: folder,
      DATABASE_URL: office.config.databaseUrl,
      STORAGE_URL: office.config.storageUrl,
      LEDGER_KEY_FILE: office.config.ledgerKeyFile,
      FFMPEG: 'off',
    }),
  );
  others.push(app);
  return app;
}

/** How often each item was sealed according to the ledger. */
async function seals(ids: readonly string[]): Promise<number[]> {
  const entries = office.app.get(DataSource).getRepository(LedgerEntryRow);
  return Promise.all(ids.map((subjectId) => entries.countBy({ act: 'evidence.seal', subjectId })));
}

async function states(): Promise<string[]> {
  const rows = await office.app.get(DataSource).getRepository(EvidenceRow).find();
  return rows.map(({ state }) => state);
}

/** Every program seals every item, and none enters a seal before all have read the bytes. */
async function race(programs: readonly INestApplicationContext[], ids: readonly string[]): Promise<number> {
  const arrived = new Map<string, { count: number; go: () => void; all: Promise<void> }>();
  for (const id of ids) {
    let go = (): void => undefined;
    const all = new Promise<void>((resolve) => (go = resolve));
    arrived.set(id, { count: 0, go, all });
  }
  for (const program of new Set(programs)) {
    const store = program.get(EvidenceStore);
    const read = store.sealingDigests.bind(store);
    store.sealingDigests = async (id, ...rest) => {
      const digests = await read(id, ...rest);
      const gate = arrived.get(id)!;
      gate.count += 1;
      if (gate.count === programs.length) gate.go();
      await gate.all;
      return digests;
    };
  }
  await Promise.all(
    programs.map(async (program) => {
      for (const id of ids) await program.get(SealEvidence)['seal'](id);
    }),
  );
  return [...arrived.values()].reduce((sum, { count }) => sum + count, 0);
}

describe(`an item is sealed once, on ${DRIVER}`, () => {
  it('by several that read it at the same time, each believing that it seals alone', async () => {
    const ids = await unsealed();
    const programs: INestApplicationContext[] = [office.app];
    while (programs.length < PROGRAMS) {
      const program = DRIVER === 'postgres' ? await anotherProgram(`p${programs.length}`) : office.app;
      // What a process believes that has not noticed yet that it leads no more.
      program.get(Leadership)['leading'] = true;
      programs.push(program);
    }
    expect(await race(programs, ids)).toBe(PROGRAMS * ITEMS);
    expect(await seals(ids)).toEqual(ids.map(() => 1));
    expect(new Set(await states())).toEqual(new Set(['sealed']));
    expect(await office.app.get(VerifyStore).run()).toMatchObject({ ok: true });
  });

  it('whoever writes into the database: a second seal is refused, and the same one changes nothing', async () => {
    const [id] = await unsealed();
    await office.app.get(SealEvidence)['seal'](id!);
    await writeDirectly(office, async (db) => {
      const set = (change: string) => db.query(`UPDATE "evidence" SET ${change} WHERE "id" = '${id}'`);
      for (const change of [
        `"sm3" = '${'0'.repeat(64)}'`,
        `"sealedAt" = '2030-01-01T00:00:00.000Z'`,
        `"state" = 'received'`,
        `"state" = 'received', "sm3" = NULL, "sealedAt" = NULL`,
      ])
        await expect(set(change)).rejects.toThrow(/an item is sealed once/);
      await set(`"sm3" = "sm3", "state" = 'sealed'`);
    });
    expect(await office.app.get(VerifyStore).run()).toMatchObject({ ok: true });
  });

  if (DRIVER === 'postgres') {
    it('by the one program of several that leads, also what another received', async () => {
      const ids = await unsealed();
      await office.app.get(Leadership).onApplicationShutdown();
      const programs = [];
      for (let n = 0; n < PROGRAMS; n++) programs.push(await anotherProgram(`p${n}`));
      expect(programs.map((program) => program.get(Leadership).leads)).toEqual([true, false, false]);
      for (const program of programs) await program.get(SealEvidence).settled();
      expect(await seals(ids)).toEqual(ids.map(() => 1));
      Reflect.deleteProperty(office.app.get(SealEvidence), 'enqueue');
      // The office does not lead any more: it receives, and leaves the sealing to the one who does.
      const { id } = await send(office, 'officer1', mp4(30_000, 99), video(99));
      expect(office.app.get(SealEvidence).standing().waiting).toBe(0);
      for (let n = 0; n < 300 && (await states()).includes('received'); n++) await sleep(50);
      expect(await seals([id])).toEqual([1]);
      expect(new Set(await states())).toEqual(new Set(['sealed']));
      expect(await office.app.get(VerifyStore).run()).toMatchObject({ ok: true });
    });
  }
});
