import { CaseDecisionRow } from '../../src/modules/cases/index.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';

describe(`what the database itself refuses when written to directly, on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-14', '11:00') });
    steps = new CaseSteps(office);
    await steps.investigate((id) => attachVideo(office, id));
    await steps.post('officer1', 'draft', steps.draft(), 200);
    await steps.review();
    await steps.noticeAndWaiver();
    await steps.post('leader1', 'decision', {}, 200);
  });
  afterAll(() => office.close());

  for (const table of ['ledger_entries', 'case_events', 'case_documents', 'case_review_outcomes'])
    it(`refuses to change or remove a row of ${table}`, async () => {
      await writeDirectly(office, async (db) => {
        const column = table === 'ledger_entries' ? 'act' : 'caseId';
        await expect(db.query(`UPDATE "${table}" SET "${column}" = 'x'`)).rejects.toThrow(/write-once/);
        await expect(db.query(`DELETE FROM "${table}"`)).rejects.toThrow(/write-once/);
      });
    });

  it('refuses to change the substance of a decision or of received evidence, or to remove either', async () => {
    await writeDirectly(office, async (db) => {
      await expect(db.query(`UPDATE "case_decisions" SET "fineFen" = 1`)).rejects.toThrow(/fixed/);
      await expect(db.query(`DELETE FROM "case_decisions"`)).rejects.toThrow(/keeps its rows/);
      await expect(db.query(`UPDATE "evidence" SET "sha256" = '00'`)).rejects.toThrow(/fixed/);
      await expect(db.query(`DELETE FROM "evidence"`)).rejects.toThrow(/keeps its rows/);
    });
  });

  it('refuses to remove what lives on: cases, reviews, officers, certificates, accounts, publications', async () => {
    await writeDirectly(office, async (db) => {
      for (const table of ['cases', 'reviews', 'officers', 'certificates', 'users', 'agencies'])
        await expect(db.query(`DELETE FROM "${table}"`)).rejects.toThrow(/keeps its rows/);
    });
  });

  it('PEN-14: refuses a decision row without a passed review of exactly these digests', async () => {
    await writeDirectly(office, async (db) => {
      const decisions = db.getRepository(CaseDecisionRow);
      const good = await decisions.findOneByOrFail({ caseId: steps.id });
      const other = {
        ...good,
        id: '0190a000-0000-7000-8000-0000000000aa',
        caseId: '0190a000-0000-7000-8000-0000000000bb',
        number: '手写',
      };
      await expect(decisions.insert({ ...other, reviewOutcomeId: null })).rejects.toThrow();
      await expect(decisions.insert(other)).rejects.toThrow(/PEN-14/);
      await expect(
        decisions.insert({ ...other, reviewOutcomeId: '0190a000-0000-7000-8000-0000000000cc' }),
      ).rejects.toThrow(/PEN-14/);
    });
  });
});
