import { createHash } from 'node:crypto';
import { must } from '../../src/demo/office.js';
import { ROLES, systemActor } from '../../src/kernel/access/index.js';
import { ActorOf, SeedAccount } from '../../src/modules/accounts/index.js';
import { LegalityItemRow } from '../../src/modules/legality/index.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, PASSWORD, startOffice } from '../support/office.js';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** 合法性审查 of major decisions, contracts and normative documents, apart from the reviews of cases. */
describe(`legality reviews on ${DRIVER}`, () => {
  let office: Office;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-14', '11:00') });
  });
  afterAll(() => office.close());

  const contract = (over: object = {}) => ({
    kind: 'contract',
    title: '街道环卫保洁服务合同',
    department: '公共管理办公室',
    text: '甲方：示例街道办事处……',
    statement: '请予审查',
    materials: ['合同文本', '送审说明', '对方主体资格材料', '订立依据'],
    ...over,
  });
  const submit = async (body: object = contract(), username = 'officer1') =>
    (await office.as(username)).post('/api/legality', body);
  const submitted = async (over: object = {}) => {
    const answer = await submit(contract(over));
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body as { id: string; due: string };
  };
  const view = async (id: string) =>
    (await (await office.as('reviewer1')).get(`/api/legality/${id}`).expect(200)).body;
  const opine = async (id: string, body: object, username = 'reviewer1') =>
    (await office.as(username)).post(`/api/legality/${id}/opinion`, body);
  const judged = (heads: number, failed: number[] = []) =>
    Array.from({ length: heads }, (_, i) => ({
      item: i + 1,
      passed: !failed.includes(i + 1),
      note: `第${i + 1}项已核`,
    }));
  const good = (heads: number) => ({ items: judged(heads), opinion: 'agree', text: '同意签订。' });
  const counts = async (year: number) =>
    (await (await office.as('leader1')).get(`/api/legality/counts?year=${year}`).expect(200)).body;

  it('asks for the materials of the kind and for a text or the digest of a file', async () => {
    const { body } = await submit(contract({ materials: ['合同文本', '订立依据'] }));
    expect(body).toMatchObject({
      status: 422,
      code: 'legality.materials-missing',
      ruleId: 'REV-08b',
      facts: { missing: ['送审说明', '对方主体资格材料'] },
    });
    const { text: _, ...bare } = contract();
    expect((await submit(bare)).body.code).toBe('legality.subject-missing');
    expect((await submit(contract(), 'leader1')).status).toBe(403);
    const { kinds } = { kinds: (await (await office.as('officer1')).get('/api/legality/kinds')).body };
    expect(kinds.map((kind: { kind: string }) => kind.kind)).toEqual(['decision', 'contract', 'document']);
  });

  it('gives each kind its own heads and its own days', async () => {
    const decision = await submitted({
      kind: 'decision',
      materials: ['决策草案', '起草说明', '法律、法规、规章等依据', '履行法定程序的说明'],
    });
    const agreement = await submitted();
    // Seven and five working days from Monday 14 September 2026; the 25th to the 27th is Mid-Autumn, the 20th is worked.
    expect([decision.due, agreement.due]).toEqual(['2026-09-22', '2026-09-20']);
    const heads = await Promise.all([decision, agreement].map(async ({ id }) => (await view(id)).heads));
    expect(heads[0]).toHaveLength(3);
    expect(heads[1]).toHaveLength(5);
    expect(heads[0]).not.toEqual(heads[1]);
  });

  it('needs every head judged and an opinion that follows from them', async () => {
    const { id } = await submitted();
    expect((await opine(id, { ...good(5), items: judged(4) })).body).toMatchObject({
      code: 'review.checklist-incomplete',
      ruleId: 'REV-08b',
      facts: { open: [5] },
    });
    const contradicting = { ...good(5), items: judged(5, [2]) };
    expect((await opine(id, contradicting)).body.code).toBe('review.opinion-contradicts');
    expect((await opine(id, good(5), 'officer1')).status).toBe(403);
    expect((await opine(id, { ...contradicting, opinion: 'problems', text: '请修改第二条。' })).status).toBe(
      200,
    );
    expect((await opine(id, good(5))).body.code).toBe('legality.opined');
  });

  it('numbers letters in their own series, without gaps, beside the opinions on cases', async () => {
    const steps = new CaseSteps(office);
    await steps.investigate((caseId) => attachVideo(office, caseId));
    await steps.post('officer1', 'draft', steps.draft(), 200);
    await steps.review();
    const numbers: string[] = [];
    for (let i = 0; i < 2; i += 1) {
      const { id } = await submitted();
      numbers.push((await opine(id, good(5))).body.opinionNumber);
    }
    const serial = (number: string) => Number(/第(\d+)号$/.exec(number)![1]);
    expect(numbers[0]).toMatch(/合审字〔2026〕第\d{3}号$/);
    expect(serial(numbers[1]!)).toBe(serial(numbers[0]!) + 1);
  });

  it('leaves a letter that says every head, what it covers, and its own digest', async () => {
    const fileSha256 = sha256('the contract');
    const { id } = await submitted({ text: undefined, file: { name: '合同.docx', sha256: fileSha256 } });
    await opine(id, good(5));
    const item = await view(id);
    for (const head of item.heads) expect(item.letter).toContain(head);
    expect(item.letter).toContain(`合同.docx，SHA-256 ${fileSha256}`);
    expect(item.letter).toContain(item.opinionNumber);
    expect(item.letter.endsWith('审查人：审核员甲\n2026年9月14日')).toBe(true);
    expect(item.letterSha256).toBe(sha256(item.letter));
    const answer = await (await office.as('leader1')).get(`/api/legality/${id}/letter.docx`).buffer(true);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain('wordprocessingml');
    const { streetId } = office.seeded;
    const ledger = await (await office.as('auditor1')).get(`/api/ledger/${streetId}/entries?subjectId=${id}`);
    expect(JSON.stringify(ledger.body)).toContain(item.letterSha256);
  });

  it('counts the year’s letters apart from the reviews of cases', async () => {
    const before = await counts(2026);
    const cases = (await (await office.as('reviewer1')).get('/api/reviews?status=all')).body.length;
    const { id } = await submitted();
    await submitted();
    await opine(id, good(5));
    const after = await counts(2026);
    const of = (from: typeof before) => from.kinds.find((row: { kind: string }) => row.kind === 'contract');
    expect(after.opinions).toBe(before.opinions + 1);
    expect(of(after)).toEqual({
      kind: 'contract',
      submitted: of(before).submitted + 2,
      opinions: of(before).opinions + 1,
      problems: of(before).problems,
    });
    expect((await counts(2025)).opinions).toBe(0);
    expect((await (await office.as('reviewer1')).get('/api/reviews?status=all')).body).toHaveLength(cases);
  });

  it('is another agency’s secret: missing and not yours answer alike', async () => {
    const { id } = await submitted();
    const other = await office.as('officer4');
    const answer = await other.get(`/api/legality/${id}`);
    const missing = await other.get(`/api/legality/${office.clock.newId()}`);
    const sees = (await other.get('/api/me')).body.agencyId === office.seeded.streetId;
    if (!sees) expect([answer.status, answer.body.code]).toEqual([missing.status, missing.body.code]);
    expect(missing.status).toBe(404);
  });

  it('PEN-15: is given by one who may review, and by no other account of the person who submitted it', async () => {
    const { streetId: agencyId, officers } = office.seeded;
    const account = async (username: string, officerId: string) => {
      const input = {
        agencyId,
        username,
        name: '测试审核员',
        password: PASSWORD,
        roles: ['reviewer' as const],
        officerId,
        sharesFile: true,
      };
      must(
        await office.app.get(SeedAccount).create(systemActor(agencyId, ROLES), input, office.clock.newId()),
      );
    };
    await account('officer1-reviewing', officers.officer1!);
    await account('officer2-reviewing', officers.officer2!);
    const { id } = await submitted();
    expect((await opine(id, good(5), 'officer1-reviewing')).body).toMatchObject({
      status: 409,
      code: 'legality.own-item',
    });
    expect((await opine(id, good(5), 'officer2-reviewing')).body).toMatchObject({
      status: 409,
      code: 'review.not-qualified',
      ruleId: 'PEN-15',
    });
    await writeDirectly(office, async (database) => {
      const judge = async (username: string) => {
        const { userId } = (await office.app.get(ActorOf).username(username))!;
        return database.getRepository(LegalityItemRow).update({ id }, { state: 'opined', opinedBy: userId });
      };
      await expect(judge('officer2-reviewing')).rejects.toThrow(/PEN-15/);
      await database.query(`UPDATE "officers" SET "legalQualification" = 'A1'`);
      await expect(judge('officer1-reviewing')).rejects.toThrow(/nobody reviews what he submitted/);
    });
    expect((await opine(id, good(5), 'officer2-reviewing')).status).toBe(200);
  });

  it('stands as it was given: the database itself refuses a change, a removal and a judge in his own cause', async () => {
    const { id } = await submitted();
    await writeDirectly(office, async (database) => {
      const rows = database.getRepository(LegalityItemRow);
      const { submittedBy } = await rows.findOneByOrFail({ id });
      await expect(rows.update({ id }, { title: '另一份合同' })).rejects.toThrow('fixed');
      await expect(rows.update({ id }, { opinedBy: submittedBy })).rejects.toThrow(/check|nobody reviews/i);
      await expect(rows.delete({ id })).rejects.toThrow('keeps its rows');
    });
    await opine(id, good(5));
    await writeDirectly(office, async (database) => {
      const rows = database.getRepository(LegalityItemRow);
      await expect(rows.update({ id }, { opinion: 'problems' })).rejects.toThrow('fixed');
    });
  });
});
