import { Clock } from '../../src/platform/time/index.js';
import { SealEvidence } from '../../src/modules/evidence/index.js';
import { VerifyStore } from '../../src/verify-store.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';
import { sha256Of, tusUpload, videoOf } from '../support/videos.js';

/** One case from filing to publication over HTTP, on real video: the main job of the product. */
describe(`the journey of one penalty case on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;

  beforeAll(async () => {
    office = await startOffice({ at: at('2024-09-09') });
    steps = new CaseSteps(office);
  });
  afterAll(() => office.close());

  it('S1: files, records, reviews, decides on 2024-09-27, serves; publication and service are due 2024-10-12', async () => {
    await steps.file();
    const filed = await steps.view();
    expect(filed.number).toBe('济历建街综执立字〔2024〕第001号');
    expect(filed.clocks).toMatchObject([
      { ruleId: 'PEN-06', trigger: '2024-09-09', due: '2024-12-09', strict: '2024-12-06' },
    ]);

    steps.on('2024-09-10');
    await steps.post('officer1', 'investigations', steps.investigation(), 204);

    const sizes = [2 * 2 ** 20, 200 * 2 ** 20, 2 ** 20];
    const stages = ['investigation', 'investigation', 'service'];
    const digests: string[] = [];
    for (const [i, size] of sizes.entries()) {
      const video = videoOf(size, i + 1);
      digests.push(sha256Of(video));
      const metadata = {
        filename: `记录仪${i + 1}.mp4`,
        filetype: 'video/mp4',
        caseId: steps.id,
        stage: stages[i]!,
        sha256: digests[i]!,
      };
      await tusUpload(office, 'officer1', video, metadata);
    }
    await office.app.get(SealEvidence).settled();
    const { evidence } = await steps.view();
    expect(evidence.map((item: { sha256: string }) => item.sha256).sort()).toEqual([...digests].sort());

    steps.on('2024-09-12');
    await steps.post('officer1', 'facts', steps.facts(), 204);
    await steps.post('officer1', 'conclusion', { report: '建议罚款5,000元' }, 204);
    const scope = await steps.post('officer1', 'draft', steps.draft(), 200);
    expect(scope).toMatchObject({ required: true });

    steps.on('2024-09-13');
    await steps.review();
    steps.on('2024-09-18');
    await steps.noticeAndWaiver();

    steps.on('2024-09-27');
    const decided = await steps.post('leader1', 'decision', {}, 200);
    expect(decided).toEqual({ number: '济历建街综执罚决字〔2024〕第001号', publishBy: '2024-10-12' });
    const afterwards = await steps.view();
    expect(afterwards.clocks).toContainEqual(
      expect.objectContaining({ ruleId: 'PEN-19', due: '2024-10-12', status: 'running' }),
    );

    steps.on('2024-10-10');
    expect(await steps.serve()).toMatchObject({ inTime: true, payBy: '2024-10-25' });
  });

  it('S10: a fine of 5,000 yuan paid eleven days late costs 1,650 yuan more, and never more than itself', async () => {
    steps.on('2024-11-05');
    const { account } = await steps.view();
    expect(account).toMatchObject({
      fineFen: 500_000,
      lateDays: 11,
      surchargeFen: 165_000,
      owedFen: 665_000,
    });
    steps.on('2025-01-20');
    expect((await steps.view()).account).toMatchObject({ surchargeFen: 500_000, owedFen: 1_000_000 });
    const paid = await steps.post(
      'officer1',
      'payments',
      { paidOn: '2024-11-05', amountFen: 665_000, receipt: '票据1' },
      200,
    );
    expect(paid.owedFen).toBe(0);
    expect((await steps.view()).state).toBe('performed');
  });

  it('publishes the redacted decision through a second person, and the public reads it', async () => {
    const discloser = await office.as('discloser1');
    const releaser = await office.as('releaser1');
    const created = await discloser
      .post(`/api/cases/${steps.id}/disclosure-assessment`, {
        socialImpact: true,
        reason: '占道经营群众关注',
      })
      .expect((response) => expect([200, 201]).toContain(response.status));
    const { id } = created.body;
    await discloser
      .post(`/api/disclosures/${id}/preparation`, {})
      .expect((r) => expect(r.status).toBeLessThan(300));
    await releaser.post(`/api/disclosures/${id}/release`).expect((r) => expect(r.status).toBeLessThan(300));
    const open = await office.anyone().get('/portal/disclosures.json').expect(200);
    expect(JSON.stringify(open.body)).toContain('济历建街综执罚决字〔2024〕第001号');
    expect(JSON.stringify(open.body)).not.toContain('0531-00000000');
  });

  it('closes, archives, and the whole store verifies', async () => {
    await steps.post('leader1', 'close', { reason: '已缴清' }, 204);
    const { archiveNumber } = await steps.post('officer1', 'archive', {}, 200);
    expect(archiveNumber).toBe('20240001');
    const report = await office.app.get(VerifyStore).run();
    expect(report).toMatchObject({ ok: true });
    expect(office.app.get(Clock).today()).toBe('2025-01-20');
  });

  it('shows the supervisor of the district every step with the certificates as they were', async () => {
    const file = await steps.view('supervisor1');
    const inspection = file.events.find(
      (event: { act: string }) => event.act === 'case.record-investigation',
    );
    expect(inspection.officers).toHaveLength(2);
    expect(inspection.officers[0]).toMatchObject({
      checkedOn: '2024-09-10',
      number: expect.stringMatching(/^1501\d{7}$/),
    });
    expect(file.matrix.every((cell: { status: string }) => cell.status === 'recorded')).toBe(true);
  });
});
