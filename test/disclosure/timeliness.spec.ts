import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { ADULT, decidedCase, publishedCase, SEVENTEEN } from '../support/decided-case.js';
import { type Office, startOffice } from '../support/office.js';

describe(`publication in time, on ${DRIVER}`, () => {
  let office: Office;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-11-02', '10:00') });
  });
  afterAll(() => office.close());

  const shares = async () => {
    const supervisor = await office.as('supervisor1');
    const { body } = await supervisor.get('/api/supervision/overview?year=2026').expect(200);
    const { text } = await office.anyone().get('/portal/statistics').expect(200);
    const [, percent, inTime, all] = /按期公示：([^<]+)<.*?：(\d+) \/ (\d+) 件/.exec(text)!;
    return { workspace: body.disclosureInTime, portal: { good: Number(inTime), of: Number(all) }, percent };
  };

  it('counts what is overdue, leaves out what may not be published, and is one number on both pages', async () => {
    await publishedCase(office, { ...ADULT });
    await decidedCase(office, { cause: '夜间施工' });
    const hidden = await decidedCase(office, { cause: '占道' });
    const { publishBy } = await decidedCase(office, { ...SEVENTEEN });
    // No period runs for what is never put online.
    expect(publishBy).toBeUndefined();
    const discloser = await office.as('discloser1');
    await discloser
      .post(`/api/cases/${hidden.id}/disclosure-assessment`, { socialImpact: false, reason: '涉及个人隐私' })
      .expect(200);
    expect(await shares()).toMatchObject({ workspace: { good: 1, of: 1 }, portal: { good: 1, of: 1 } });
    office.clock.set(at('2026-11-30', '10:00'));
    expect(await shares()).toEqual({
      workspace: { good: 1, of: 2 },
      portal: { good: 1, of: 2 },
      percent: '50.0%',
    });
    const supervisor = await office.as('supervisor1');
    const { findings } = (await supervisor.get('/api/supervision/overview?year=2026').expect(200)).body;
    const late = findings.filter(({ kind }: { kind: string }) => kind === 'disclosure-late');
    expect(late.map(({ cause }: { cause: string }) => cause)).toEqual(['夜间施工']);
  });
});
