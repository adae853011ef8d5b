import { examSteps } from '../../src/demo/exams.js';
import { LawService } from '../../src/modules/calendar/index.js';
import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';
import { ExamKit } from './kit.js';

const TODAY = '2026-11-23';

describe(`the exams of the demo on ${DRIVER}`, () => {
  let office: Office;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-01') });
  });
  afterAll(() => office.close());

  const play = async () => {
    const steps = examSteps(office.app, office.app.get(LawService).calendar, TODAY);
    for (const step of steps.filter(({ at: when }) => when <= at(TODAY, '12:00'))) {
      office.clock.set(step.at);
      await step.run();
    }
    office.clock.set(at(TODAY, '12:00'));
  };
  const read = async (username: string, path: string) =>
    (await (await office.as(username)).get(`/api/exams/${path}`).expect(200)).body;

  it('are a finished one with statistics and an open one for trainee1', async () => {
    await new ExamKit(office).fill(30, 15, 15);
    await play();
    const [open, finished] = await read('trainer1', 'batches');
    expect(finished).toMatchObject({ state: 'published', registered: 11, sat: 11, resultsLate: false });
    expect(finished.passed).toBeGreaterThan(0);
    expect(finished.passed).toBeLessThan(11);
    expect((await read('trainer1', `batches/${finished.id}/statistics`)).length).toBeGreaterThan(20);
    expect(open).toMatchObject({ state: 'scheduled', subject: 'special' });
    const mine = await read('trainee1', 'mine');
    expect(mine.map(({ state }: { state: string }) => state)).toEqual(['registration', 'missed']);
  });
});
