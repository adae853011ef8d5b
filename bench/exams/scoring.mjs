/**
 * Seconds to mark 10,000 papers of 80 questions from the database, answers and frozen keys read; and to publish them,
 * with every result written and entered into the ledger.
 * Usage, after `npm run build`: node bench/exams/scoring.mjs [papers = 10000]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { createApp } from '../../dist/app.js';
import { ENTITIES } from '../../dist/entities.js';
import { MIGRATIONS } from '../../dist/migrations/index.js';
import { ActorOf } from '../../dist/modules/accounts/index.js';
import { ExamBatchRow, Marking, PublishResults } from '../../dist/modules/exams/index.js';
import { Config } from '../../dist/platform/config/index.js';
import { openWriter } from '../../dist/platform/database/index.js';
import { Clock } from '../../dist/platform/time/index.js';
import { Program } from '../program.mjs';
import { prepareHall } from './hall.mjs';

const ALLOWED_SECONDS = 10;
const [papers = 10_000] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'bench-scoring-'));
const env = { DATABASE_URL: `sqlite:${join(folder, 'exams.db')}` };
const id = (n, kind) => `0190a000-0000-7000-${8000 + kind}-${n.toString(16).padStart(12, '0')}`;

/** Sittings that were handed in, written straight into the tables. */
async function fill(batchId, agencyId) {
  const writer = await openWriter(env.DATABASE_URL, { entities: ENTITIES, migrations: MIGRATIONS });
  const database = writer.driver.databaseConnection;
  const insert = (table, row) => {
    const names = Object.keys(row);
    return database.prepare(
      `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join()}) VALUES (${names.map((name) => `@${name}`).join()})`,
    );
  };
  const at = new Date().toISOString();
  const endsAt = new Date(Date.now() + 3_600_000).toISOString();
  const sha256 = '0'.repeat(64);
  const keys = Array.from({ length: 80 }, (_, i) => ({
    ...{
      no: i + 1,
      kind: i < 40 ? 'single' : i < 60 ? 'multiple' : 'true-false',
      points: i < 60 && i >= 40 ? 200 : 100,
    },
    ...{ order: 'CABD', answer: i < 60 && i >= 40 ? 'AC' : 'B' },
  }));
  const names = JSON.stringify(keys.map(({ no }) => id(no, 9)));
  const shape = JSON.stringify(keys.map(() => 's4'));
  const statements = {};
  const write = (table, row) => (statements[table] ??= insert(table, row)).run(row);
  for (let n = 0; n < papers;) {
    database.exec('BEGIN');
    for (let i = 0; i < 500 && n < papers; i++, n++) {
      const common = { agencyId, batchId };
      const [registrationId, paperId, sittingId] = [id(n, 1), id(n, 2), id(n, 3)];
      write('exam_registrations', {
        ...{ id: registrationId, ...common, userId: id(n, 4), officerId: null, name: `考生${n}` },
        ...{ extraSeconds: 0, extraReason: null, registeredAt: at },
      });
      write('exam_papers', {
        ...{
          id: paperId,
          ...common,
          registrationId,
          items: '[]',
          keys: JSON.stringify(keys),
          names,
          sha256,
          drawnAt: at,
        },
      });
      write('exam_sittings', {
        ...{
          id: sittingId,
          ...common,
          registrationId,
          userId: id(n, 4),
          paperId,
          shape,
          startedAt: at,
          endsAt,
        },
        ...{ state: 'running', ending: null, endedAt: null, sessionHash: sha256, leaves: 0 },
      });
      for (const { no } of keys)
        write('exam_answers', {
          ...{ id: id(n * 80 + no, 5), sittingId, no, version: 1, choice: 'ABCD'[(n + no) % 4], savedAt: at },
          entryId: id(0, 6),
        });
    }
    database.exec('COMMIT');
  }
  database.exec(`UPDATE "exam_sittings" SET "state" = 'over', "ending" = 'handed-in', "endedAt" = '${at}'`);
  await writer.destroy();
}

try {
  const program = await Program.seeded(folder, env);
  const { batchId } = await prepareHall(program, { sitters: 1, minutes: 1 });
  await fill(batchId, program.office.streetId);
  const app = await createApp(new Config({ DATA_DIR: folder, ...env }));
  const batch = await app.get(DataSource).getRepository(ExamBatchRow).findOneByOrFail({ id: batchId });
  const began = performance.now();
  const marked = await app.get(Marking).mark(batch);
  const seconds = (performance.now() - began) / 1000;
  if (
    marked.length !== papers ||
    marked.some(({ fullMarks, answered }) => fullMarks !== 10_000 || answered !== 80)
  )
    throw new Error('not every paper was marked');
  app.get(Clock).set(new Date(Date.parse(batch.closesAt) + 120_000).toISOString());
  const trainer = await app.get(ActorOf).username('trainer1');
  const from = performance.now();
  const published = await app.get(PublishResults).publish(trainer, batchId);
  const publishing = (performance.now() - from) / 1000;
  if (!published.ok) throw new Error(JSON.stringify(published));
  console.log(
    `exam-scoring-${papers} ${seconds.toFixed(2)} s ratio=${(seconds / ALLOWED_SECONDS).toFixed(2)} peer=10-s-allowed`,
  );
  console.log(
    `exam-publish-${papers} ${publishing.toFixed(2)} s ratio=${(publishing / ALLOWED_SECONDS).toFixed(2)} peer=10-s`,
  );
  await app.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
