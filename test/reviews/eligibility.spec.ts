import { ROLES, type Role, systemActor } from '../../src/kernel/access/index.js';
import { must } from '../../src/demo/office.js';
import { SeedAccount } from '../../src/modules/accounts/index.js';
import { type NewOfficerInput, OfficerActs, RegisterOfficer } from '../../src/modules/officers/index.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, PASSWORD, startOffice } from '../support/office.js';

/** S15, PEN-15: who may review (行政处罚法 58). */
describe(`who may review on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;
  let reviewId: string;

  const account = async (username: string, roles: Role[], officerId: string) => {
    const { streetId: agencyId } = office.seeded;
    const input = {
      agencyId,
      username,
      name: '测试审核员',
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
    const input = { agencyId, name: '测试审核员', post: '审核', ...over };
    const actor = systemActor(agencyId, ROLES);
    must(await office.app.get(OfficerActs).run(RegisterOfficer, { actor, id, input }));
    return id;
  };

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-14', '11:00') });
    steps = new CaseSteps(office);
    await steps.investigate((id) => attachVideo(office, id));
    await steps.post('officer1', 'draft', steps.draft(), 200);
    reviewId = (await steps.post('officer1', 'reviews', steps.submission(), 201)).id;
  });
  afterAll(() => office.close());

  const take = async (username: string) => (await office.as(username)).post(`/api/reviews/${reviewId}/take`);

  it('S15: refuses an officer of the case, also behind a second account', async () => {
    await account('officer2-reviewing', ['reviewer'], office.seeded.officers.officer2!);
    expect((await take('officer2-reviewing')).body).toMatchObject({
      status: 409,
      code: 'review.own-case',
      ruleId: 'PEN-14',
    });
  });

  it('refuses one who approved a step of the case, in whatever role', async () => {
    const both = await officer({ legalQualification: 'A1' });
    await account('leader-reviewing', ['leader', 'reviewer'], both);
    const second = new CaseSteps(office);
    await second.register();
    await second.post('officer1', 'filing-request', {}, 204);
    await second.post('leader-reviewing', 'filing-approval', {}, 200);
    await second.post('officer1', 'investigations', second.investigation(), 204);
    await attachVideo(office, second.id);
    await second.post('officer1', 'facts', second.facts(), 204);
    await second.post('officer1', 'conclusion', { report: '建议处罚' }, 204);
    await second.post('officer1', 'draft', second.draft(), 200);
    const { id } = await second.post('officer1', 'reviews', second.submission(), 201);
    const answer = await (await office.as('leader-reviewing')).post(`/api/reviews/${id}/take`);
    expect(answer.body.code).toBe('review.own-case');
    expect((await take('leader-reviewing')).status).toBe(204);
    await (
      await office.as('leader-reviewing')
    )
      .post(`/api/reviews/${reviewId}/return`, { reason: '材料不全' })
      .expect(204);
    reviewId = (await steps.post('officer1', 'reviews', steps.submission(), 201)).id;
  });

  it('PEN-14: refuses the leader who coordinated or referred the disagreement, and who sat in the discussion', async () => {
    await account('coordinating', ['leader', 'reviewer'], await officer({ legalQualification: 'A2' }));
    await account('seated', ['reviewer'], await officer({ legalQualification: 'A3', name: '副职丙' }));
    const third = new CaseSteps(office);
    await third.investigate((id) => attachVideo(office, id));
    await third.post('officer1', 'draft', third.draft(), 200);
    const disputed = await third.review(false);
    const dispute = async (username: string, what: string, body: object) =>
      expect((await (await office.as(username)).post(`/api/reviews/${disputed}/${what}`, body)).status).toBe(
        201,
      );
    await dispute('officer1', 'reply', { outcome: 'disputed', text: '证据已足', done: '已复核' });
    const heldOn = office.clock.today();
    // The reviewer of the round is heard in the meeting; that is no hand in the case.
    const meeting = { persons: ['审核员甲', '执法员甲'], text: '各方陈述', outcome: 'unresolved', heldOn };
    await dispute('coordinating', 'coordination', meeting);
    await dispute('leader1', 'referral', { text: '是否须补充证据' });
    await third.noticeAndWaiver();
    const participants = ['负责人甲', '副职乙', '副职丙'];
    const votes = participants.map((name) => ({ name, vote: 'for' }));
    const discussion = {
      on: heldOn,
      participants,
      chair: '负责人甲',
      votes,
      minutes: '讨论',
      conclusion: '同意',
    };
    await third.post('leader1', 'discussion', discussion, 204);
    await third.post('officer1', 'draft', third.draft({ reasons: '补充说明理由' }), 200);
    const { id } = await third.post('officer1', 'reviews', third.submission(), 201);
    for (const username of ['coordinating', 'seated'])
      expect((await (await office.as(username)).post(`/api/reviews/${id}/take`)).body).toMatchObject({
        status: 409,
        code: 'review.own-case',
        ruleId: 'PEN-14',
      });
    const reviewer = await office.as('reviewer1');
    await reviewer.post(`/api/reviews/${id}/take`).expect(204);
    await reviewer.post(`/api/reviews/${id}/opinion`, third.opinion()).expect(200);
    expect((await (await office.as('leader1')).post(`/api/cases/${third.id}/decision`, {})).status).toBe(200);
  });

  it('S15: refuses a first-time reviewer without the legal-profession qualification, and takes a veteran', async () => {
    await account('novice', ['reviewer'], await officer({ reviewerSince: '2022-03-01' }));
    expect((await take('novice')).body).toMatchObject({
      status: 409,
      code: 'review.not-qualified',
      ruleId: 'PEN-15',
      basis: '行政处罚法第58条第2款',
    });
    await account('veteran', ['reviewer'], await officer({ reviewerSince: '2019-03-01' }));
    expect((await take('veteran')).status).toBe(204);
  });

  it('lets nobody give the opinion on a review that another has taken', async () => {
    const answer = await (
      await office.as('reviewer1')
    ).post(`/api/reviews/${reviewId}/opinion`, steps.opinion());
    expect(answer.body.code).toBe('review.taken-by-other');
  });

  it('refuses a submission without the required materials, and a second one while the first is pending', async () => {
    const officer1 = await office.as('officer1');
    const bare = await officer1.post(`/api/cases/${steps.id}/reviews`, {
      statement: '请审核',
      materials: ['送审说明'],
    });
    expect(bare.body).toMatchObject({
      status: 422,
      code: 'review.materials-missing',
      facts: { missing: ['决定书草稿', '证据材料'] },
    });
    const twice = await officer1.post(`/api/cases/${steps.id}/reviews`, steps.submission());
    expect(twice.body).toMatchObject({ status: 409, code: 'review.pending' });
  });
});
