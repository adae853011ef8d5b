import { EvidenceStore, SealEvidence, VerifyEvidence } from '../../src/modules/evidence/index.js';
import { writeDirectly, withoutGuards } from '../support/direct-database-write.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';

const DAY = '2026-03-02';

describe(`retention, holds and disposal on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;
  let id: string;

  /** A lead with a recording that came to nothing and lies in the archive. */
  beforeEach(async () => {
    office = await startOffice({ at: at(DAY) });
    steps = new CaseSteps(office);
    await steps.register();
    id = await attachVideo(office, steps.id, 'initiation', 'officer1', {
      from: at(DAY, '08:00'),
      to: at(DAY, '08:01'),
    });
    await office.app.get(SealEvidence).settled();
    await steps.post('officer1', 'filing-request', {}, 204);
    await steps.post('leader1', 'filing-refusal', { reason: '违法事实不成立' }, 204);
  });
  afterEach(() => office.close());

  const on = (day: string) => office.clock.set(at(day));
  const archive = () => steps.post('officer1', 'archive', {}, 200);
  const post = async (who: string, path: string, body: object = {}) =>
    (await office.as(who)).post(`/api/${path}`, body);
  const get = async (path: string) => (await office.as('leader1')).get(`/api/${path}`);
  const propose = (who = 'officer1') => post(who, `evidence/${id}/disposals`, { reason: '期限已满' });
  const findings = async () => {
    const found = [];
    for await (const finding of office.app.get(VerifyEvidence).findings()) found.push(finding.kind);
    return found;
  };

  it('REC-07: the open case is exempt, then the period runs, then two persons let the bytes go', async () => {
    expect((await propose()).body.code).toBe('evidence.case-open');
    await archive();
    on('2026-09-02');
    const early = await propose();
    expect(early.body).toMatchObject({ code: 'evidence.retention-running', ruleId: 'REC-07' });
    const { body: kept } = await get(`evidence/${id}/retention`);
    expect(kept).toMatchObject({ until: early.body.facts.until, caseOpen: false, disposable: false });
    on('2026-09-03');
    const { body: proposal, status } = await propose('leader1');
    expect(status).toBe(201);
    expect((await propose()).body.code).toBe('evidence.disposal-stands');
    // The leader proposed it: even with the permission, the same person does not approve.
    expect((await post('leader1', `disposals/${proposal.id}/approval`)).body.code).toBe(
      'evidence.two-persons',
    );
    expect((await post('officer1', `disposals/${proposal.id}/approval`)).status).toBe(403);
    await post('leader1', `disposals/${proposal.id}/refusal`, { reason: '自己提出' }).then((refusal) =>
      expect(refusal.body.code).toBe('evidence.two-persons'),
    );
  });

  it('ends in a certificate; digests and history stay, the bytes are gone and nothing rings', async () => {
    await archive();
    on('2026-09-03');
    const { body: before } = await get(`evidence/${id}`);
    const { body: proposal } = await propose();
    const approved = await post('leader1', `disposals/${proposal.id}/approval`);
    expect(approved.body.certificateNumber).toMatch(/销毁证明字〔2026〕第001号/);
    const content = await get(`evidence/${id}/content`);
    expect(content.status).toBe(410);
    expect(content.body).toMatchObject({ code: 'evidence.disposed' });
    const { body: after } = await get(`evidence/${id}`);
    expect(after).toMatchObject({ sha256: before.sha256, sm3: before.sm3, receipt: before.receipt });
    const { text } = await get(`disposals/${proposal.id}/certificate`);
    expect(text).toContain(before.sha256);
    expect(text).toContain('批准：');
    const { body: list } = await get('disposals?state=disposed');
    expect(list.disposals).toMatchObject([{ id: proposal.id, state: 'disposed', bytes: before.bytes }]);
    expect(await findings()).toEqual([]);
    for await (const object of office.app.get(EvidenceStore).objects.list()) expect(object.id).not.toBe(id);
  });

  it('what was never sealed is not disposed of: nobody knows yet that its bytes are the received ones', async () => {
    await archive();
    on('2026-09-03');
    const set = (state: string) =>
      writeDirectly(office, async (db) => {
        await withoutGuards(db, 'evidence');
        await db.query(`UPDATE "evidence" SET "state" = '${state}' WHERE "id" = '${id}'`);
      });
    await set('received');
    expect((await propose()).body).toMatchObject({ code: 'evidence.not-sealed' });
    expect((await get(`evidence/${id}/retention`)).body).toMatchObject({ disposable: false });
    await set('sealed');
    const { body: proposal } = await propose();
    await set('received');
    const approval = await post('leader1', `disposals/${proposal.id}/approval`);
    expect(approval.body).toMatchObject({ code: 'evidence.not-sealed' });
    expect((await get(`evidence/${id}/content`)).status).toBe(200);
  });

  it('a hold beats the period, grows and never shrinks; one on the case holds every item of it', async () => {
    await archive();
    on('2026-09-03');
    const hold = (until: string, path = `evidence/${id}/holds`) =>
      post('leader1', path, { until, reason: '法院调取', authority: '（2026）鲁01行初1号' });
    expect((await hold('2026-09-03')).body.code).toBe('evidence.hold-past');
    expect((await hold('2026-10-01')).status).toBe(204);
    expect((await hold('2026-09-20')).body.code).toBe('evidence.hold-shorter');
    expect((await hold('2026-12-01', `cases/${steps.id}/evidence-holds`)).status).toBe(204);
    expect((await hold('2026-11-01')).body.code).toBe('evidence.hold-shorter');
    on('2026-12-01');
    expect((await propose()).body).toMatchObject({ code: 'evidence.on-hold' });
    on('2026-12-02');
    expect((await propose()).status).toBe(201);
  });

  it('a hold that comes between proposal and approval stops the disposal', async () => {
    await archive();
    on('2026-09-03');
    const { body: proposal } = await propose();
    await post('supervisor1', `evidence/${id}/holds`, { until: '2027-01-01', reason: '复议' });
    expect((await post('leader1', `disposals/${proposal.id}/approval`)).body.code).toBe('evidence.on-hold');
    expect((await get(`evidence/${id}/content`)).status).toBe(200);
  });

  it('REC-07: a category found by a person keeps it for ever, and only those of the law are taken', async () => {
    const classify = (category: string) =>
      post('officer1', `evidence/${id}/retention-classes`, { category, reason: '现场阻挠' });
    expect((await classify('随便')).body.code).toBe('evidence.unknown-class');
    expect((await classify('当事人妨碍执法')).status).toBe(204);
    await archive();
    on('2099-01-01');
    expect((await propose()).body.facts).toMatchObject({ until: 'permanent' });
  });

  it('the database itself refuses to shorten a hold, and one person on both sides of a disposal', async () => {
    await archive();
    on('2026-09-03');
    await post('leader1', `evidence/${id}/holds`, { until: '2027-01-01', reason: '复议' });
    await expect(
      writeDirectly(office, (db) => db.query(`UPDATE "evidence_holds" SET "until" = '2026-09-04'`)),
    ).rejects.toThrow(/write-once/);
    await expect(writeDirectly(office, (db) => db.query(`DELETE FROM "evidence_holds"`))).rejects.toThrow(
      /write-once/,
    );
  });

  it('a row that claims a disposal hides no missing bytes: the approval must stand in the ledger', async () => {
    await archive();
    on('2026-09-03');
    const { body: proposal } = await propose();
    await writeDirectly(office, (db) =>
      db.query(
        `UPDATE "evidence_disposals" SET "state" = 'disposed', "disposedAt" = '2026-09-03T01:00:00.000Z' WHERE "id" = '${proposal.id}'`,
      ),
    );
    expect(await findings()).toEqual(['entry-missing']);
  });
});
