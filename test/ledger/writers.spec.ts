import { systemActor } from '../../src/kernel/access/index.js';
import { ok } from '../../src/kernel/result.js';
import { Acts, Checkpoints, LedgerEntryRow, VerifyLedger } from '../../src/modules/ledger/index.js';
import { VerifyStore } from '../../src/verify-store.js';
import { Jobs } from '../../src/platform/jobs/index.js';
import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';

/** `ENTRIES=1000 npx jest test/ledger/writers` is the whole of it; the suite takes a sample. */
const WRITERS = Number(process.env.WRITERS ?? 20);
const ENTRIES = Number(process.env.ENTRIES ?? 25);

describe(`${WRITERS} writers of ${ENTRIES} entries each in one tree, on ${DRIVER}`, () => {
  let office: Office;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-14') });
  });
  afterAll(() => office.close());

  it(
    'fork nothing, lose nothing, and no verification that runs meanwhile raises a false alarm',
    async () => {
      const { app, clock } = office;
      const agencyId = office.seeded.streetId;
      // The run at the start may cut a checkpoint yet.
      await app.get(Jobs).idle('daily-checkpoints');
      clock.set();
      const before = await app.get(VerifyLedger).one(agencyId);
      let writing = true;
      const writers = Array.from({ length: WRITERS }, async (_, writer) => {
        const actor = { ...systemActor(agencyId, ['officer']), name: `并发写入 ${writer}` };
        for (let n = 0; n < ENTRIES; n++) {
          const subject = { agencyId, type: 'evidence', id: clock.newId() };
          const done = await app
            .get(Acts)
            .perform(actor, 'evidence.view', subject, async () =>
              ok({ value: undefined, detail: { writer, n } }),
            );
          expect(done.ok).toBe(true);
        }
      });
      const alarms: unknown[] = [];
      let verified = 0;
      const others = (async () => {
        while (writing) {
          const report = await app.get(VerifyStore).run();
          if (!report.ok) alarms.push(report.lines);
          verified += 1;
          // Checkpoints are cut in between, and their rows are verified with the rest.
          const cut = await app.get(Checkpoints).cut(systemActor(agencyId, ['auditor']), agencyId);
          expect(cut.ok).toBe(true);
        }
      })();
      await Promise.all(writers);
      writing = false;
      await others;
      expect(alarms).toEqual([]);
      expect(verified).toBeGreaterThan(0);

      const after = await app.get(VerifyLedger).one(agencyId);
      expect(after).toMatchObject({ ok: true, size: before.size + WRITERS * ENTRIES + verified });
      const rows = await app
        .get(VerifyLedger)
        ['reader'].getRepository(LedgerEntryRow)
        .find({ where: { agencyId, act: 'evidence.view' }, order: { seq: 'ASC' } });
      // Every writer's acts are all there, each once, in the order in which he did them.
      const told = rows.map(
        (row) => (JSON.parse(row.bytes) as { detail: { writer: number; n: number } }).detail,
      );
      for (let writer = 0; writer < WRITERS; writer++) {
        const own = told.filter((detail) => detail.writer === writer).map((detail) => detail.n);
        expect(own).toEqual(Array.from({ length: ENTRIES }, (_, n) => n));
      }
    },
    60_000 + WRITERS * ENTRIES * 60,
  );
});
