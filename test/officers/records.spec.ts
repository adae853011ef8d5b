import { ActorOf } from '../../src/modules/accounts/index.js';
import { Acts, type Scene } from '../../src/modules/ledger/index.js';
import { OfficerRecords } from '../../src/modules/officers/index.js';
import { ok } from '../../src/kernel/result.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';

/** What exams and training write down of an officer. */
describe(`records of an officer on ${DRIVER}`, () => {
  let office: Office;
  let officerId: string;
  let records: OfficerRecords;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-06-01') });
    officerId = office.seeded.officers.officer1!;
    records = office.app.get(OfficerRecords);
  });
  afterAll(() => office.close());

  const within = async (work: (scene: Scene) => Promise<void>) => {
    const trainer = (await office.app.get(ActorOf).username('trainer1'))!;
    const subject = { agencyId: office.seeded.streetId, type: 'officer', id: officerId };
    return office.app.get(Acts).perform(trainer, 'certificate.issue', subject, async (scene) => {
      await work(scene);
      return ok({ value: undefined });
    });
  };
  const RESULT = '0190a000-0000-7000-8000-000000000001';
  const pass = (over: object = {}) => ({
    officerId,
    subject: 'special' as const,
    field: 'urban-management',
    score: 8350,
    fullMarks: 10000,
    passedOn: '2026-05-20',
    sourceId: RESULT,
    ...over,
  });
  const hours = (over: object = {}) => ({
    officerId,
    kind: 'public-law' as const,
    minutes: 90,
    on: '2026-05-02',
    title: '《行政处罚法》第一讲',
    sourceId: 'lesson-1',
    ...over,
  });

  it('CERT-01: a pass is written down once for each result, and read with its subject, field and day', async () => {
    await within((scene) => records.recordPass(scene, pass()));
    expect(await records.passesOf(officerId)).toEqual([
      expect.objectContaining({ subject: 'special', field: 'urban-management', passedOn: '2026-05-20' }),
    ]);
    await expect(within((scene) => records.recordPass(scene, pass({ subject: 'public' })))).rejects.toThrow();
    expect(await records.passesOf(officerId)).toHaveLength(1);
  });

  it('CERT-01: nothing is written for a outsider, nor a score beyond full marks', async () => {
    const sourceId = '0190a000-0000-7000-8000-000000000002';
    await expect(
      within((scene) => records.recordPass(scene, pass({ officerId: RESULT, sourceId }))),
    ).rejects.toThrow('no officer');
    await expect(
      within((scene) => records.recordPass(scene, pass({ score: 10001, sourceId }))),
    ).rejects.toThrow();
  });

  it('CERT-10: minutes of a year are summed by the day of the lesson; one source counts once', async () => {
    const before = await records.minutesOfYear(officerId, 2026);
    await within((scene) => records.recordHours(scene, hours()));
    await within((scene) => records.recordHours(scene, hours({ sourceId: 'lesson-2', minutes: 45 })));
    await within((scene) => records.recordHours(scene, hours({ sourceId: 'lesson-0', on: '2025-12-31' })));
    await expect(within((scene) => records.recordHours(scene, hours()))).rejects.toThrow();
    expect((await records.minutesOfYear(officerId, 2026)) - before).toBe(135);
  });

  it.each(['officer_passes', 'officer_hours'])('%s is write-once in the database itself', async (table) => {
    await writeDirectly(office, async (database) => {
      await expect(database.query(`DELETE FROM "${table}"`)).rejects.toThrow('write-once');
      await expect(database.query(`UPDATE "${table}" SET "officerId" = '${RESULT}'`)).rejects.toThrow(
        'write-once',
      );
    });
  });

  it('CERT-10: the database takes no negative minutes that correct nothing', async () => {
    await expect(
      within((scene) => records.recordHours(scene, hours({ sourceId: 'x', minutes: -45 }))),
    ).rejects.toThrow();
  });
});
