import { ROLES, type Role, systemActor } from '../../src/kernel/access/index.js';
import { must } from '../../src/demo/office.js';
import { SeedAccount } from '../../src/modules/accounts/index.js';
import { type NewOfficerInput, OfficerActs, RegisterOfficer } from '../../src/modules/officers/index.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, PASSWORD, startOffice } from '../support/office.js';

/** Issue 4: enough reviewers, their load, and nobody who had a hand in the case among them. */
describe(`reviewers of an agency on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;

  const account = async (username: string, roles: Role[], officerId: string) => {
    const { streetId: agencyId } = office.seeded;
    const input = {
      agencyId,
      username,
      name: username,
      password: PASSWORD,
      roles,
      officerId,
      sharesFile: true,
    };
    const { app, clock } = office;
    must(await app.get(SeedAccount).create(systemActor(agencyId, ROLES), input, clock.newId()));
  };
  const officer = async (over: Partial<NewOfficerInput>) => {
    const id = office.clock.newId();
    const { streetId: agencyId } = office.seeded;
    const input = { agencyId, name: '测试人员', post: '审核', ...over };
    const actor = systemActor(agencyId, ROLES);
    must(await office.app.get(OfficerActs).run(RegisterOfficer, { actor, id, input }));
    return id;
  };
  const findings = async () => {
    const answer = await (
      await office.as('supervisor1')
    )
      .get('/api/supervision/overview?year=2026')
      .expect(200);
    return (answer.body.findings as { kind: string }[]).filter(({ kind }) => kind === 'reviewers-too-few');
  };

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-14', '11:00') });
    steps = new CaseSteps(office);
  });
  afterAll(() => office.close());

  it('refuses who approved the case under another account of the same officer', async () => {
    const person = await officer({ legalQualification: 'A7' });
    await account('one-as-leader', ['leader'], person);
    await account('one-as-reviewer', ['reviewer'], person);
    await steps.register();
    await steps.post('officer1', 'filing-request', {}, 204);
    await steps.post('one-as-leader', 'filing-approval', {}, 200);
    await steps.post('officer1', 'investigations', steps.investigation(), 204);
    await attachVideo(office, steps.id);
    await steps.post('officer1', 'facts', steps.facts(), 204);
    await steps.post('officer1', 'conclusion', { report: '建议处罚' }, 204);
    await steps.post('officer1', 'draft', steps.draft(), 200);
    const { id } = await steps.post('officer1', 'reviews', steps.submission(), 201);
    const answer = await (await office.as('one-as-reviewer')).post(`/api/reviews/${id}/take`);
    expect(answer.body.code).toBe('review.own-case');
  });

  it('refuses who worked in the investigation without being an officer of the case', async () => {
    await account('helper-as-reviewer', ['reviewer'], office.seeded.officers.officer4!);
    const second = new CaseSteps(office);
    await second.file();
    const team = [...second.officerIds, office.seeded.officers.officer4!];
    const investigation = second.investigation({ officerIds: team });
    await second.post('officer1', 'investigations', investigation, 204);
    await attachVideo(office, second.id);
    await second.post('officer1', 'facts', second.facts(), 204);
    await second.post('officer1', 'conclusion', { report: '建议处罚' }, 204);
    await second.post('officer1', 'draft', second.draft(), 200);
    const { id } = await second.post('officer1', 'reviews', second.submission(), 201);
    const answer = await (await office.as('helper-as-reviewer')).post(`/api/reviews/${id}/take`);
    expect(answer.body).toMatchObject({ status: 409, code: 'review.own-case' });
    await (await office.as('reviewer1')).post(`/api/reviews/${id}/take`).expect(204);
  });

  it('shows how the open reviews are spread, the least burdened first', async () => {
    const load = async () => (await (await office.as('leader1')).get('/api/reviews/load').expect(200)).body;
    expect((await load()).map((r: { name: string; open: number }) => [r.name, r.open])).toEqual([
      ['helper-as-reviewer', 0],
      ['one-as-reviewer', 0],
      ['审核员甲', 1],
    ]);
    const { body } = await (await office.as('reviewer1')).get('/api/reviews');
    const mine = body.find((row: { reviewerName: string | null }) => row.reviewerName === '审核员甲');
    const reviewer = await office.as('reviewer1');
    await reviewer.post(`/api/reviews/${mine.id}/opinion`, steps.opinion(false)).expect(200);
    expect((await load()).find((r: { name: string }) => r.name === '审核员甲')).toMatchObject({
      name: '审核员甲',
      open: 0,
      overdue: 0,
      opinionsThisYear: 1,
    });
  });

  it('refuses the decision of the leader who reviewed it', async () => {
    const person = await officer({ legalQualification: 'A8' });
    await account('leading-reviewer', ['leader', 'reviewer'], person);
    const third = new CaseSteps(office);
    await third.investigate((id) => attachVideo(office, id));
    await third.post('officer1', 'draft', third.draft(), 200);
    const { id } = await third.post('officer1', 'reviews', third.submission(), 201);
    const both = await office.as('leading-reviewer');
    await both.post(`/api/reviews/${id}/take`).expect(204);
    await both.post(`/api/reviews/${id}/opinion`, third.opinion()).expect(200);
    await third.noticeAndWaiver();
    const answer = await both.post(`/api/cases/${third.id}/decision`, {});
    expect(answer.body).toMatchObject({ status: 409, code: 'case.reviewer-involved', ruleId: 'PEN-14' });
    await third.post('leader1', 'decision', {}, 200);
  });

  it('REV-03: names an agency with fewer reviewers than five in a hundred officers, and no more when there are enough', async () => {
    expect(await findings()).toEqual([]);
    const disable = (status: string) =>
      writeDirectly(office, (database) =>
        database.query(
          `UPDATE "users" SET "status" = '${status}' WHERE "username" IN ('reviewer1', 'one-as-reviewer', 'leading-reviewer')`,
        ),
      );
    await disable('disabled');
    // helper-as-reviewer has the role and not the qualification: such a one does not count.
    expect(await findings()).toEqual([
      {
        kind: 'reviewers-too-few',
        ruleId: 'REV-03',
        text: '执法人员6人，应有法制审核人员1人，现有0人',
        caseNumber: null,
        cause: '法制审核人员配备',
        agencyId: office.seeded.streetId,
      },
    ]);
    await disable('active');
    expect(await findings()).toEqual([]);
  });
});
