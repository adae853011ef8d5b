import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { ask, type Hall, type Person, prepareHall } from '../../bench/exams/hall.mjs';
import { Program } from '../../bench/program.mjs';
import { createApp } from '../../src/app.js';
import { ExamAnswerRow, ExamPaperRow, ExamSittingRow, Attempts } from '../../src/modules/exams/index.js';
import { Config } from '../../src/platform/config/index.js';
import { Chance } from './chance.js';
import { FaultyLine } from './faulty-line.js';

/** The short form takes seconds; `npm run faults` is the full one, with 20 kills. */
const KILLS = Number(process.env.FAULT_EXAM_KILLS ?? 2);
const CUTS = Number(process.env.FAULT_CUTS ?? 6);
const SEED = Number(process.env.FAULT_SEED ?? Math.floor(Math.random() * 2 ** 31));
const SITTERS = 24;
/** Answers in one request (ExamAnswersInput). */
const LARGEST_BATCH = 500;
const LONG = 120_000 + 15_000 * KILLS;

interface Item {
  no: number;
  kind: string;
}
interface Opened {
  sittingId: string;
  session: string;
  items: Item[];
  answers: { no: number; version: number; choice: string }[];
}
interface Ack {
  no: number;
  version: number;
}

const chance = new Chance(SEED);
const report = (what: string): boolean => process.stderr.write(`faults (FAULT_SEED=${SEED}): ${what}\n`);
const CHOICES: Record<string, string[]> = {
  single: ['A', 'B', 'C', 'D', ''],
  multiple: ['A', 'AB', 'ACD', 'BD', ''],
  'true-false': ['A', 'B'],
};

/** One person at a bad line: keeps a queue as the page does, and account of every word of the server. */
class Sitter {
  opened: Opened | undefined;
  registrationId = '';
  /** By number: every version that was sent, with its choice. */
  readonly sent = new Map<number, string[]>();
  /** By number: every version that was acknowledged. */
  readonly acknowledged = new Map<number, Set<number>>();
  acks = 0;

  constructor(
    readonly person: Person,
    private readonly line: () => string,
    private readonly batchId: string,
  ) {}

  private ask<T>(method: string, path: string, body: object) {
    return ask<T>(`${this.line()}/api/exams/${path}`, method, this.person.token, body);
  }

  async begin(): Promise<void> {
    while (this.registrationId === '') {
      const { status, body } = await this.ask<{ id?: string }>(
        'POST',
        `batches/${this.batchId}/registration`,
        {},
      );
      if (status === 201) this.registrationId = body.id!;
      else if (status === 409) {
        // The answer to an earlier try was lost: the list knows the registration.
        const mine = await ask<{ batchId: string; registrationId: string }[]>(
          `${this.line()}/api/exams/mine`,
          'GET',
          this.person.token,
        );
        if (mine.status === 200)
          this.registrationId = mine.body.find((row) => row.batchId === this.batchId)!.registrationId;
      } else await chance.wait(20, 80);
    }
    await this.reopen();
  }

  /** After a crash, or because another opening of ours took over whose answer was lost. */
  async reopen(): Promise<void> {
    for (;;) {
      const { status, body } = await this.ask<Opened>(
        'POST',
        `registrations/${this.registrationId}/sitting`,
        {},
      );
      if (status === 200) {
        this.opened = body;
        return;
      }
      if (status !== 0 && status < 500 && status !== 409)
        throw new Error(`open: ${status} ${JSON.stringify(body)}`);
      await chance.wait(20, 80);
    }
  }

  /** Answers until told to stop; without an answer of the server the same versions are sent again, in one queue. */
  async answer(until: () => boolean): Promise<void> {
    const waiting: { no: number; choice: string; version: number }[] = [];
    while (!until() || waiting.length > 0) {
      if (!until()) waiting.push(this.next());
      const { sittingId, session } = this.opened!;
      // The workspace has one answer of each question to send; here every version is.
      const batch = waiting.slice(0, LARGEST_BATCH);
      const [one] = batch;
      const single = batch.length === 1;
      const { status, body } = single
        ? await this.ask<Ack>('PUT', `sittings/${sittingId}/answers/${one!.no}`, {
            ...{ session, choice: one!.choice, version: one!.version },
          })
        : await this.ask<Ack[]>('POST', `sittings/${sittingId}/answers`, { session, answers: batch });
      if (status === 200) {
        for (const { no, version } of single ? [body as Ack] : (body as Ack[])) this.heard(no, version);
        waiting.splice(0, batch.length);
      } else if (status === 409) await this.reopen();
      else if (status !== 0 && status < 500) throw new Error(`save: ${status} ${JSON.stringify(body)}`);
      await chance.wait(5, 60);
    }
  }

  private next() {
    const { items } = this.opened!;
    const item = items[chance.below(items.length)]!;
    const versions = this.sent.get(item.no) ?? [];
    this.sent.set(item.no, versions);
    const choices = CHOICES[item.kind]!;
    const choice = choices[chance.below(choices.length)]!;
    versions.push(choice);
    return { no: item.no, choice, version: versions.length };
  }

  private heard(no: number, version: number): void {
    this.acks += 1;
    this.acknowledged.set(no, (this.acknowledged.get(no) ?? new Set()).add(version));
  }
}

describe('an exam over a bad line and a program that is killed', () => {
  let folder: string;
  let program: Program;
  let line: FaultyLine;
  let hall: Hall;
  let sitters: Sitter[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sanxiang-exam-faults-'));
    program = await Program.seeded(folder, { DATABASE_URL: `sqlite:${join(folder, 'faults.db')}` });
    hall = await prepareHall(program, { sitters: SITTERS, questions: 60 });
    await program.start();
    line = await FaultyLine.start(chance, () => program.port);
    sitters = hall.people.map((person) => new Sitter(person, () => line.url, hall.batchId));
  }, 120_000);
  afterAll(async () => {
    await line?.close();
    if (program?.child.exitCode === null) await program.stop('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    `loses no acknowledged answer over ${KILLS} kills and a line cut while people save`,
    async () => {
      let over = false;
      line.maxCuts = CUTS + 10 * KILLS;
      await Promise.all(sitters.map((sitter) => sitter.begin()));
      const working = Promise.all(sitters.map((sitter) => sitter.answer(() => over)));
      working.catch(() => undefined);
      for (let kills = 0; kills < KILLS; kills += 1) {
        await chance.wait(500, 2500);
        expect(await program.stop('SIGKILL')).toBe('SIGKILL');
        await program.start();
      }
      await chance.wait(500, 1500);
      over = true;
      line.maxCuts = 0;
      await working;
      const acks = sitters.reduce((sum, { acks: n }) => sum + n, 0);
      report(`${KILLS} kills, ${line.cuts} cuts, ${acks} acknowledgements to ${SITTERS} people`);
      expect(line.cuts).toBeGreaterThan(0);
      expect(acks).toBeGreaterThan(SITTERS * KILLS);
      // The final paper as each of them is given it.
      for (const sitter of sitters) {
        await sitter.reopen();
        const counting = new Map(sitter.opened!.answers.map((row) => [row.no, row]));
        for (const [no, versions] of sitter.acknowledged) {
          const row = counting.get(no);
          // A later one may have been written whose acknowledgement was lost; it is one of those that were sent.
          expect(row?.version ?? 0).toBeGreaterThanOrEqual(Math.max(...versions));
          expect([no, row!.choice]).toEqual([no, sitter.sent.get(no)![row!.version - 1]]);
        }
        expect(counting.size).toBeLessThanOrEqual(sitter.sent.size);
      }
    },
    LONG,
  );

  it(
    'leaves a store that verifies, and one sitting, one paper and one row for each version of each person',
    async () => {
      expect(await program.stop()).toBe('SIGTERM');
      const { code, output } = await program.verify();
      expect([code, output]).toEqual([0, expect.any(String)]);
      const app = await createApp(
        new Config({ DATA_DIR: folder, DATABASE_URL: `sqlite:${join(folder, 'faults.db')}` }),
      );
      try {
        const reader = app.get(DataSource);
        expect(await reader.getRepository(ExamSittingRow).count()).toBe(SITTERS);
        expect(await reader.getRepository(ExamPaperRow).count()).toBe(SITTERS);
        let compared = 0;
        for (const { opened, sent, acknowledged } of sitters) {
          const rows = await reader.getRepository(ExamAnswerRow).findBy({ sittingId: opened!.sittingId });
          for (const { no, version, choice } of rows) expect(choice).toBe(sent.get(no)![version - 1]);
          const written = new Set(rows.map(({ no, version }) => `${no}.${version}`));
          expect(written.size).toBe(rows.length);
          for (const [no, versions] of acknowledged)
            for (const version of versions) {
              expect(written).toContain(`${no}.${version}`);
              compared += 1;
            }
          const counting = await app.get(Attempts).counting(opened!.sittingId);
          expect(counting.length).toBe(new Set(rows.map(({ no }) => no)).size);
        }
        report(`${compared} acknowledged answers compared with the final papers`);
        expect(compared).toBeGreaterThan(0);
      } finally {
        await app.close();
      }
    },
    LONG,
  );
});
