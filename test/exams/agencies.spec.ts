import { DataSource } from 'typeorm';
import { must } from '../../src/demo/office.js';
import { ROLES, systemActor } from '../../src/kernel/access/index.js';
import { ActorOf, SeedAccount } from '../../src/modules/accounts/index.js';
import { ExamSittingRow } from '../../src/modules/exams/index.js';
import { OfficerPassRow } from '../../src/modules/officers/index.js';
import { AddQuestion, QuestionActs } from '../../src/modules/questions/index.js';
import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, PASSWORD, startOffice } from '../support/office.js';
import { seedOtherAgency } from '../support/other-agency.js';
import { ExamKit, MINUTE, question, rightOf } from './kit.js';

/** A district examines the officers of its streets: its batch, its bank, their acts in their own trees. */
describe(`an exam of a district for its streets on ${DRIVER}`, () => {
  let office: Office;
  let kit: ExamKit;
  let batchId: string;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-14', '09:00') });
    kit = new ExamKit(office);
    const { app, clock } = office;
    const { districtId: agencyId, streetId } = office.seeded;
    const account = { agencyId, username: 'trainer2', name: '区证件管理员', password: PASSWORD };
    const made = { ...account, roles: ['trainer' as const] };
    must(await app.get(SeedAccount).create(systemActor(agencyId, ROLES), made, clock.newId()));
    const trainer = (await app.get(ActorOf).username('trainer2'))!;
    for (let n = 0; n < 10; n += 1) {
      const input = { ...question(n, { kind: 'single', answer: 'B' }), shared: true };
      must(await app.get(QuestionActs).run(AddQuestion, { actor: trainer, input }));
    }
    const blueprintId = await kit.created(
      '/api/exams/blueprints',
      {
        ...{ name: '区卷', subject: 'special', field: 'urban-management', minutes: 60 },
        lines: [{ kind: 'single', count: 8, points: 1000 }],
      },
      'trainer2',
    );
    const now = clock.ms();
    batchId = await kit.created(
      '/api/exams/batches',
      {
        ...{ blueprintId, title: '全区专门考试', graceSeconds: 0, leaveRule: 'ignore', audience: 'officers' },
        ...{
          opensAt: clock.now(),
          closesAt: new Date(now + 120 * MINUTE).toISOString(),
          agencyIds: [streetId],
        },
      },
      'trainer2',
    );
  });
  afterAll(() => office.close());

  it('is sat by the officers of the street, in the tree of the street', async () => {
    const { sittingId } = await kit.sit('officer1', batchId, rightOf);
    const sitting = await office.app
      .get(DataSource)
      .getRepository(ExamSittingRow)
      .findOneByOrFail({ id: sittingId });
    expect(sitting.agencyId).toBe(office.seeded.streetId);
    const auditor = await office.as('auditor1');
    const entries = async (agencyId: string) =>
      JSON.stringify((await auditor.get(`/api/ledger/${agencyId}/entries?subjectId=${sittingId}`)).body);
    expect(await entries(office.seeded.streetId)).toContain('exam.submit');
    expect(await entries(office.seeded.districtId)).not.toContain('exam.submit');
  });

  it('is not for people outside the audience: neither the district’s own nor another street’s', async () => {
    const { username } = await seedOtherAgency(office);
    for (const other of ['supervisor1', username])
      expect((await kit.register(other, batchId)).status).toBe(404);
  });

  it('is run by the district alone; the street’s trainer neither reads nor publishes it', async () => {
    const street = await office.as('trainer1');
    expect((await street.get(`/api/exams/batches/${batchId}/sitters`)).status).toBe(404);
    kit.wait(121);
    expect((await kit.publish(batchId)).status).toBe(404);
    const district = await office.as('trainer2');
    const published = await district.post(`/api/exams/batches/${batchId}/results`);
    expect(published.body).toEqual({ sat: 1, passed: 1 });
    const officerId = office.seeded.officers.officer1!;
    const passes = await office.app.get(DataSource).getRepository(OfficerPassRow).findBy({ officerId });
    expect(passes).toMatchObject([
      { subject: 'special', field: 'urban-management', score: 8000, fullMarks: 8000 },
    ]);
  });
});
