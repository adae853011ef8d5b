import { ExamAnswerRow, ExamBatchRow, ExamResultRow, ExamSittingRow } from '../../src/modules/exams/index.js';
import { at } from '../support/case-steps.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';
import { ExamKit, type Opened, rightOf } from './kit.js';

/** Someone with the database's password, past the program. */
describe(`exams written directly to the database on ${DRIVER}`, () => {
  let office: Office;
  let kit: ExamKit;
  let opened: Opened;
  let batchId: string;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-14', '09:00') });
    kit = new ExamKit(office);
    await kit.fill();
    batchId = await kit.batch();
    opened = await kit.begin('trainee1', batchId);
    await kit.save('trainee1', opened, 1, rightOf(opened.items[0]!));
  });
  afterAll(() => office.close());

  const answer = (over: Partial<ExamAnswerRow> = {}): ExamAnswerRow => ({
    ...{ id: office.clock.newId(), sittingId: opened.sittingId, no: 2, version: 1, choice: 'A' },
    ...{ savedAt: at('2026-09-14', '09:10'), entryId: office.clock.newId(), ...over },
  });

  it('an answer is neither changed nor removed, nor is there a second of one version', async () => {
    await writeDirectly(office, async (db) => {
      const rows = db.getRepository(ExamAnswerRow);
      await expect(rows.update({ no: 1 }, { choice: 'B' })).rejects.toThrow(/write-once/);
      await expect(rows.delete({ no: 1 })).rejects.toThrow(/write-once/);
      await expect(rows.insert(answer({ no: 1 }))).rejects.toThrow(/unique/i);
    });
  });

  it('an answer outside the time of its sitting is refused', async () => {
    await writeDirectly(office, async (db) => {
      const rows = db.getRepository(ExamAnswerRow);
      for (const time of ['08:59', '10:00', '10:30'])
        await expect(rows.insert(answer({ savedAt: at('2026-09-14', time) }))).rejects.toThrow(
          /while its sitting runs/,
        );
    });
  });

  it('the paper, the seed, the pool and the frame of a sitting stand as they were written', async () => {
    await writeDirectly(office, async (db) => {
      await expect(db.query(`UPDATE "exam_papers" SET "items" = '[]'`)).rejects.toThrow(/write-once/);
      for (const column of ['seed', 'commitment', 'pool', 'closesAt'])
        await expect(db.query(`UPDATE "exam_batches" SET "${column}" = 'x'`)).rejects.toThrow(/fixed/);
      for (const column of ['startedAt', 'paperId', 'shape'])
        await expect(db.query(`UPDATE "exam_sittings" SET "${column}" = 'x'`)).rejects.toThrow(/fixed/);
      await expect(db.query(`UPDATE "exam_blueprints" SET "passMark" = 1`)).rejects.toThrow(/fixed/);
    });
  });

  it('no result stands for a sitting that runs, and nothing moves in one that is over', async () => {
    await writeDirectly(office, async (db) => {
      const sitting = await db.getRepository(ExamSittingRow).findOneByOrFail({ id: opened.sittingId });
      const { agencyId, registrationId, id: sittingId } = sitting;
      const result = {
        ...{ id: office.clock.newId(), agencyId, batchId, sittingId, registrationId, version: 1 },
        ...{ score: 10_000, fullMarks: 10_000, answered: 10, passed: true, marks: [], correctionId: null },
        ...{ at: office.clock.now(), by: agencyId },
      };
      await expect(db.getRepository(ExamResultRow).insert(result)).rejects.toThrow(/when it is over/);
    });
    await kit.handIn('trainee1', opened);
    await writeDirectly(office, async (db) => {
      const rows = db.getRepository(ExamSittingRow);
      await expect(rows.update({ id: opened.sittingId }, { state: 'running' })).rejects.toThrow(/fixed/);
      await expect(db.getRepository(ExamAnswerRow).insert(answer())).rejects.toThrow(
        /while its sitting runs/,
      );
    });
  });

  it('published results are not unpublished', async () => {
    await kit.finish(batchId);
    await writeDirectly(office, async (db) => {
      const rows = db.getRepository(ExamBatchRow);
      await expect(rows.update({ id: batchId }, { state: 'scheduled' })).rejects.toThrow(/fixed/);
    });
  });
});
