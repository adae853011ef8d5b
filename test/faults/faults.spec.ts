import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Program } from '../../bench/program.mjs';
import { createApp } from '../../src/app.js';
import { EvidenceRow, SealEvidence, Uploads } from '../../src/modules/evidence/index.js';
import { Config } from '../../src/platform/config/index.js';
import { Clock } from '../../src/platform/time/index.js';
import { DataSource } from 'typeorm';
import { Chance } from './chance.js';
import { FaultyLine } from './faulty-line.js';
import { file, plain, type Sender, type Sent, tusJs, uppy } from './senders.js';

/** The short form takes seconds; `npm run faults` is the full one. */
const CUTS = Number(process.env.FAULT_CUTS ?? 6);
const KILLS = Number(process.env.FAULT_KILLS ?? 2);
const SEED = Number(process.env.FAULT_SEED ?? Math.floor(Math.random() * 2 ** 31));
const LONG = 60_000 + 10_000 * (CUTS + KILLS);
const DAY_MS = 86_400_000;
const MiB = 2 ** 20;

const chance = new Chance(SEED);
const report = (what: string): boolean => process.stderr.write(`faults (FAULT_SEED=${SEED}): ${what}\n`);
let folder: string;
let program: Program;
let line: FaultyLine;
let caseId: string;
const received: Sent[] = [];
/** Uploads given up by senders that lost patience, or were never told their address. */
let abandoned = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sanxiang-faults-'));
  program = await Program.seeded(folder, { DATABASE_URL: `sqlite:${join(folder, 'faults.db')}` });
  await program.start();
  line = await FaultyLine.start(chance, () => program.port);
  caseId = await program.newCase();
}, 60_000);
afterAll(async () => {
  await line?.close();
  if (program?.child.exitCode === null) await program.stop('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function send(sender: Sender, sent: Sent): Promise<void> {
  const metadata = { filename: `${sent.sha256.slice(0, 8)}.mp4`, caseId, stage: 'investigation' };
  await sender(sent, { url: line.url, token: await program.token(), metadata });
  received.push(sent);
}

const sizes = () => 4 * MiB + chance.below(12 * MiB);

/** What lies on the volume under the upload's id, arriving or arrived, up to a length. */
async function digestOnDisk(id: string, length: number): Promise<string | undefined> {
  const names = [join('uploads/staging', id), join('uploads/objects', id.slice(-2), id)];
  for (const name of names) {
    const handle = await open(join(folder, name)).catch(() => undefined);
    if (!handle) continue;
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
    await handle.close();
    return createHash('sha256').update(buffer.subarray(0, bytesRead)).digest('hex');
  }
  return undefined;
}

describe('uploads by three clients', () => {
  it(
    `arrive whole over a line cut ${CUTS} times`,
    async () => {
      line.maxCuts = CUTS;
      let files = 0;
      while (line.cuts < CUTS) {
        await Promise.all([plain, tusJs, uppy].map((sender) => send(sender, file(sizes()))));
        files += 3;
      }
      line.maxCuts = 0;
      report(`${line.cuts} cuts, ${files} files arrived`);
      expect(line.cuts).toBe(CUTS);
      for (const { id, sha256, bytes } of received) {
        const item = await program.json('GET', `/api/evidence/${id}`);
        expect(item).toMatchObject({ id, sha256, bytes: bytes.length });
      }
    },
    LONG,
  );

  it(
    `lose no acknowledged byte when the program is killed ${KILLS} times`,
    async () => {
      let kills = 0;
      let compared = 0;
      // Kills that came before anything was promised show nothing: then there is one more.
      const more = () => kills < KILLS || compared === 0;
      while (more()) {
        const sent = [plain, plain, tusJs, uppy].map((sender) => ({ sender, file: file(4 * sizes()) }));
        let running = sent.length;
        const sending = Promise.all(
          sent.map((one) => send(one.sender, one.file).finally(() => (running -= 1))),
        );
        sending.catch(() => undefined);
        while (running > 0 && more()) {
          await chance.wait(30, 600);
          if (running === 0) break;
          expect(await program.stop('SIGKILL')).toBe('SIGKILL');
          kills += 1;
          // Answers on their way may still arrive; what was said until now must be on the volume.
          for (const { file: one } of sent) {
            if (one.id === undefined || one.acknowledged === 0) continue;
            const promised = createHash('sha256').update(one.bytes.subarray(0, one.acknowledged));
            const { acknowledged } = one;
            const there = await digestOnDisk(one.id, acknowledged);
            expect([one.id, acknowledged, there]).toEqual([one.id, acknowledged, promised.digest('hex')]);
            compared += 1;
          }
          await program.start();
        }
        await sending;
      }
      report(`${kills} kills, ${compared} promised prefixes compared, ${received.length} files in all`);
      expect(compared).toBeGreaterThan(0);
    },
    LONG,
  );

  it('leave uploads behind that nobody goes on with', async () => {
    const token = await program.token();
    const left = file(2 * MiB);
    const given = await fetch(`${program.url}/api/uploads`, {
      method: 'POST',
      headers: {
        'Tus-Resumable': '1.0.0',
        Authorization: `Bearer ${token}`,
        'Upload-Length': String(left.bytes.length),
        'Content-Type': 'application/offset+octet-stream',
        'Upload-Metadata': [
          `filename ${btoa('left.mp4')}`,
          `caseId ${btoa(caseId)}`,
          `stage ${btoa('service')}`,
        ].join(),
      },
      body: new Uint8Array(left.bytes.subarray(0, MiB)),
    });
    expect(given.status).toBe(201);
    abandoned = (await readdir(join(folder, 'uploads/staging'))).length;
    expect(abandoned).toBeGreaterThan(0);
  });

  it(
    'leave a store that verifies',
    async () => {
      // The program finishes what runs, then ends by the very signal.
      expect(await program.stop()).toBe('SIGTERM');
      const { code, output } = await program.verify();
      report(output.trim().split('\n').at(-1)!);
      expect([code, output]).toEqual([0, expect.any(String)]);
    },
    LONG,
  );

  it(
    'leave nothing else behind after the sweep',
    async () => {
      const app = await createApp(
        new Config({ DATA_DIR: folder, DATABASE_URL: `sqlite:${join(folder, 'faults.db')}` }),
      );
      try {
        app.get(Clock).set(new Date(Date.now() + 8 * DAY_MS).toISOString());
        await app.get(Uploads).sweep();
        // What the program had received and not sealed when it was ended.
        await app.get(SealEvidence).settled();
        const rows = await app.get(DataSource).getRepository(EvidenceRow).find();
        expect(rows.map(({ id }) => id).sort()).toEqual(received.map(({ id }) => id).sort());
        expect(rows.every(({ state }) => state === 'sealed')).toBe(true);
        expect(await readdir(join(folder, 'uploads/staging'))).toEqual([]);
        expect(await readdir(join(folder, 'uploads/journal'))).toEqual([]);
        const objects = await readdir(join(folder, 'uploads/objects'), { recursive: true });
        const ids = objects.filter((name) => name.includes('/')).map((name) => name.split('/')[1]);
        expect(ids.sort()).toEqual(rows.map(({ id }) => id).sort());
        report(`${abandoned} abandoned uploads swept, ${rows.length} items kept`);
      } finally {
        await app.close();
      }
    },
    LONG,
  );
});
