import { CaseDecisionRow, CaseReviewOutcomeRow } from '../../../src/modules/cases/index.js';
import { addDays } from '../../../src/kernel/time.js';
import { SealEvidence } from '../../../src/modules/evidence/index.js';
import { VerifyStore } from '../../../src/verify-store.js';
import { writeDirectly } from '../../support/direct-database-write.js';
import { at } from '../../support/case-steps.js';
import { DRIVER } from '../../support/database.js';
import type { AccountName } from './accounts.js';
import { DirectSql } from './direct-sql.js';
import type { ActName } from './scenario.js';
import type { Program } from './program.js';

/** Someone with the database's password writes a decision past the program: 行政处罚法 58 is held by the tables. */
describe(`a decision written directly to the database, on ${DRIVER}`, () => {
  let directSql: DirectSql;
  let program: Program;
  const step = (...asked: Parameters<DirectSql['step']>) => directSql.step(...asked);
  const does = (...asked: Parameters<DirectSql['does']>) => directSql.does(...asked);
  const reviewed = (reviewer?: AccountName) => directSql.reviewed(reviewer);
  const row = (...asked: Parameters<DirectSql['row']>) => directSql.row(...asked);
  const write = (over?: Partial<CaseDecisionRow>) => directSql.write(over);
  const outcomeBy = (who: AccountName) => directSql.outcomeBy(who);

  beforeAll(async () => {
    directSql = await DirectSql.open();
    ({ program } = directSql);
  });
  afterAll(() => program.close());

  it('is taken when all is in order: what follows is refused for its one fault', async () => {
    await reviewed();
    await write();
  });

  it('is named by the verification all the same: no act stands behind it', async () => {
    const before = (await program.office.app.get(VerifyStore).run()).lines;
    await reviewed();
    const { number } = await writeDirectly(program.office, async (db) =>
      db.getRepository(CaseDecisionRow).save(await row(db)),
    );
    await program.office.app.get(SealEvidence).settled();
    const { ok, lines } = await program.office.app.get(VerifyStore).run();
    expect(ok).toBe(false);
    expect(lines.filter((line) => !before.includes(line))).toEqual([
      `decision ${number}: not in the ledger as it stands`,
    ]);
    expect(lines.join()).not.toContain(directSql.template.number);
  });

  it.each([
    ['no review', { reviewOutcomeId: null as unknown as string }],
    ['a review that does not exist', { reviewOutcomeId: '0190a000-0000-7000-8000-0000000000cc' }],
    ['other facts', { factsDigest: '0'.repeat(64) }],
    ['another draft', { draftDigest: '0'.repeat(64) }],
    ['another list of evidence', { evidenceDigest: '0'.repeat(64) }],
  ])('is refused with %s', async (_, over) => {
    await reviewed();
    const id = program.caseId;
    await writeDirectly(program.office, async (db) => {
      const good = await row(db);
      await expect(db.getRepository(CaseDecisionRow).insert({ ...good, ...over })).rejects.toThrow(
        /PEN-14|ck_case_decisions_reviewed/,
      );
      expect(await db.getRepository(CaseDecisionRow).countBy({ caseId: id })).toBe(0);
    });
  });

  it('is refused with the passed review of another case', async () => {
    await reviewed();
    const { id } = await writeDirectly(program.office, (db) =>
      db.getRepository(CaseReviewOutcomeRow).findOneByOrFail({ caseId: program.caseId }),
    );
    await reviewed();
    await expect(write({ reviewOutcomeId: id })).rejects.toThrow(/PEN-14: no decision without/);
  });

  it('is refused with a review that a later round did not confirm', async () => {
    await reviewed();
    const { id } = await writeDirectly(program.office, (db) =>
      db.getRepository(CaseReviewOutcomeRow).findOneByOrFail({ caseId: program.caseId }),
    );
    await does('draft', 'officer1');
    await does('submit', 'officer1');
    await does('take', 'reviewer2');
    await does('opine', 'reviewer2', { agree: false });
    await expect(write({ reviewOutcomeId: id })).rejects.toThrow(/PEN-14: no decision without/);
    await expect(write()).rejects.toThrow(/PEN-14: no decision without/);
  });

  it('is refused with a review under another version of the law packs, or under none', async () => {
    await reviewed();
    const other = /PEN-14: reviewed under another version/;
    await expect(write({ lawVersion: 'cn@2025.9' })).rejects.toThrow(other);
    await expect(write({ lawVersion: null })).rejects.toThrow(other);
  });

  describe('after a hearing', () => {
    const OLDER = /PEN-14: the last review is older than the hearing/;
    /** Heard after the review, at the same instant: the clock stands, the timeline goes on. */
    const heardAfterReview = async () => {
      await reviewed();
      await does('notice', 'officer1');
      await does('hearing-request', 'officer1');
      await does('hearing-schedule', 'presider1');
      await does('clock', 'officer1');
      await does('draft', 'officer1');
      await does('submit', 'officer1');
      await does('take', 'reviewer1');
      await does('opine', 'reviewer1');
      await does('hearing-record', 'presider1');
    };

    it('is refused with a review that was given before it, be it at the same instant, as the program refuses it', async () => {
      await heardAfterReview();
      expect(await program.perform(step('decide', 'leader1'))).toBe('case.review-before-hearing');
      await expect(write()).rejects.toThrow(OLDER);
      await does('submit', 'officer1');
      await does('take', 'reviewer1');
      await does('opine', 'reviewer1');
      await write();
    });

    it('is refused whatever is done to the row of the hearing', async () => {
      await heardAfterReview();
      await writeDirectly(program.office, async (db) => {
        const change = (set: string) =>
          db.query(`UPDATE "case_hearings" SET ${set} WHERE "caseId" = '${program.caseId}'`);
        const early = at(addDays(program.office.clock.today(), -60));
        await expect(change(`"recordedAt" = '${early}'`)).rejects.toThrow(/recorded hearing is fixed/);
        await expect(change(`"recordedAt" = NULL`)).rejects.toThrow(/recorded hearing is fixed/);
        await expect(change(`"heldOn" = NULL`)).rejects.toThrow(/recorded hearing is fixed/);
        await expect(change(`"caseId" = 'x'`)).rejects.toThrow(/fixed/);
        await expect(
          db.query(`DELETE FROM "case_hearings" WHERE "caseId" = '${program.caseId}'`),
        ).rejects.toThrow(/keeps its rows/);
      });
      await expect(write()).rejects.toThrow(OLDER);
    });

    it('is refused when the record of the hearing itself was written directly to the database', async () => {
      await reviewed();
      await does('notice', 'officer1');
      await does('hearing-request', 'officer1');
      const later = at(program.office.clock.today(), '12:00');
      await writeDirectly(program.office, (db) =>
        db.query(`UPDATE "case_hearings" SET "recordedAt" = '${later}' WHERE "caseId" = '${program.caseId}'`),
      );
      await expect(write()).rejects.toThrow(OLDER);
    });
  });

  describe('with a reviewer who took part in the case', () => {
    const HAND = /PEN-14: the reviewer had a hand in the case/;

    it('is refused when it is an officer of the case, behind whichever account', async () => {
      // Qualified they may be: it is the part taken that counts.
      await writeDirectly(program.office, (db) =>
        db.query(`UPDATE "officers" SET "legalQualification" = 'A1'`),
      );
      for (const who of ['officer1', 'officer2-reviewing'] as const) {
        await reviewed();
        await outcomeBy(who);
        await expect(write()).rejects.toThrow(HAND);
      }
      await reviewed();
      await outcomeBy('reviewer2');
      await write();
    });

    it('is refused when it is the one who decides, behind whichever account', async () => {
      await reviewed('both');
      for (const who of ['both', 'both-leading'] as const)
        await expect(write({ decidedBy: program.actor(who).userId })).rejects.toThrow(HAND);
      await write();
    });

    it.each<[string, ActName, AccountName, AccountName]>([
      ['approved a step', 'discuss', 'both', 'both'],
      ['approved a step under another account', 'discuss', 'both-leading', 'both'],
      ['brought evidence', 'evidence', 'helper', 'helper-reviewing'],
      ['excluded evidence', 'exclude', 'both', 'both'],
    ])('is refused when it is one who %s', async (_, act, actor, reviewer) => {
      await reviewed();
      await does(act, actor);
      await outcomeBy(reviewer);
      await expect(write()).rejects.toThrow(HAND);
    });

    it('is refused when it is one who took part in an investigation without entering it', async () => {
      await program.begin();
      await does('investigate', 'officer1');
      await does('evidence', 'officer1');
      await does('conclude', 'officer1');
      await does('draft', 'officer1');
      await does('submit', 'officer1');
      await does('take', 'reviewer1');
      await does('opine', 'reviewer1');
      await outcomeBy('helper-reviewing');
      await expect(write()).rejects.toThrow(HAND);
    });
  });

  it('is refused when it calls itself free of review although the case is not', async () => {
    const free = { reviewRequired: false, reviewOutcomeId: undefined };
    const freely = (over: object = {}) =>
      writeDirectly(program.office, async (db) =>
        db
          .getRepository(CaseDecisionRow)
          .insert({ ...(await row(db)), ...free, reviewOutcomeId: null, ...over }),
      );
    const REQUIRED = /PEN-14: this decision does require a review/;
    await reviewed();
    // Who writes the decision may write a false answer first.
    await directSql.answerFree();
    await expect(freely({ penalties: ['fine', 'closure'] })).rejects.toThrow(REQUIRED);
    await does('facts', 'officer1', { publicInterest: true });
    await directSql.answerFree();
    await expect(freely()).rejects.toThrow(REQUIRED);
    await does('facts', 'officer1', { complex: true });
    await directSql.answerFree();
    await expect(freely()).rejects.toThrow(REQUIRED);
    await does('facts', 'officer1');
    // The sum is the law packs’; the answer kept with the case knows it.
    await expect(freely({ fineFen: 80_000 })).rejects.toThrow(/PEN-14: the answer kept with the case/);
    await does('draft', 'officer1', { fineFen: 80_000 });
    await freely({ fineFen: 80_000 });
  });

  it('cannot be made so by an update afterwards', async () => {
    await reviewed();
    await does('draft', 'officer1', { penalty: false });
    await writeDirectly(program.office, async (db) => {
      const { caseId } = program;
      const innocent = { kind: 'minor-no-penalty' as const, penalties: [], fineFen: 0 };
      const free = { reviewRequired: false, reviewOutcomeId: null };
      await db.getRepository(CaseDecisionRow).insert({ ...(await row(db)), ...innocent, ...free });
      const change = (table: string, set: string, key = 'caseId', is = caseId) =>
        db.query(`UPDATE "${table}" SET ${set} WHERE "${key}" = '${is}'`);
      for (const set of [
        `"kind" = 'penalty'`,
        `"fineFen" = 500000`,
        `"caseId" = 'x'`,
        `"reviewRequired" = 1`,
        `"reviewOutcomeId" = 'x'`,
        `"lawVersion" = 'cn@2099.1'`,
        `"decidedBy" = 'x'`,
        `"factsDigest" = 'x'`,
      ])
        await expect(change('case_decisions', set)).rejects.toThrow(/fixed/);
      await expect(change('case_review_outcomes', `"passed" = 1`)).rejects.toThrow(/write-once/);
      await expect(change('case_review_outcomes', `"reviewerUserId" = 'x'`)).rejects.toThrow(/write-once/);
      await expect(change('case_events', `"actorId" = 'x'`)).rejects.toThrow(/write-once/);
      await expect(change('case_evidence', `"sha256" = 'x'`)).rejects.toThrow(/fixed/);
      await expect(db.query(`DELETE FROM "case_evidence"`)).rejects.toThrow(/keeps its rows/);
      for (const set of [`"facts" = 'x'`, `"officerIds" = '[]'`, `"publicInterest" = 1`, `"draft" = NULL`])
        await expect(change('cases', set, 'id')).rejects.toThrow(/decision was made on is fixed/);
      const { userId } = program.actor('officer2-reviewing');
      await expect(change('users', `"officerId" = NULL`, 'id', userId)).rejects.toThrow(
        /person of an account/,
      );
    });
  });
});
