import type { DataSource } from 'typeorm';
import {
  CaseDecisionRow,
  CaseReviewAnswerRow,
  CaseReviewOutcomeRow,
} from '../../../src/modules/cases/index.js';
import { writeDirectly } from '../../support/direct-database-write.js';
import type { AccountName } from './accounts.js';
import { type ActName, ScenarioGenerator, type Step } from './scenario.js';
import { Program } from './program.js';

/** Someone with the database's password, who writes rows past a running program. */
export class DirectSql {
  private made = 0;

  private constructor(
    readonly program: Program,
    /** A decision that the program made. */
    public template: CaseDecisionRow,
  ) {}

  static async open(): Promise<DirectSql> {
    const program = await Program.open('2026-03-02');
    const directSql = new DirectSql(program, new CaseDecisionRow());
    await directSql.reviewed();
    await directSql.does('decide', 'leader1');
    directSql.template = await writeDirectly(program.office, (db) =>
      db.getRepository(CaseDecisionRow).findOneByOrFail({ caseId: program.caseId }),
    );
    return directSql;
  }

  step(act: ActName, who: AccountName, over: Partial<Step> = {}): Step {
    return {
      ...new ScenarioGenerator(1, 5_000 + (this.made += 1)).next(),
      ...{ act, who, publicInterest: false, complex: false, grave: false, penalty: true, closure: false },
      ...{ fineFen: 500_000, newFacts: false, agree: true, waived: false, absent: false, days: 14 },
      ...{ seated: false, settled: true, ...over },
    };
  }

  async does(act: ActName, who: AccountName, over?: Partial<Step>): Promise<void> {
    expect([act, await this.program.perform(this.step(act, who, over))]).toEqual([act, 'ok']);
  }

  /** A case of which only the decision is left. */
  reviewed(reviewer: AccountName = 'reviewer1'): Promise<void> {
    return this.program.beginReviewed(reviewer, (this.made += 1));
  }

  /** A row that is in order in every respect, but for what a test changes. */
  async row(db: DataSource, over: Partial<CaseDecisionRow> = {}): Promise<CaseDecisionRow> {
    const { caseId, office } = this.program;
    const outcomes = db.getRepository(CaseReviewOutcomeRow);
    const wanted = over.reviewOutcomeId ? { id: over.reviewOutcomeId } : { caseId };
    const outcome = await outcomes.findOneOrFail({ where: wanted, order: { round: 'DESC' } });
    const { factsDigest, draftDigest, evidenceDigest, lawVersion } = outcome;
    return {
      ...{ ...this.template, id: office.clock.newId(), caseId, number: `手写${(this.made += 1)}` },
      decidedBy: this.program.actor('leader1').userId,
      ...{ reviewOutcomeId: outcome.id, factsDigest, draftDigest, evidenceDigest, lawVersion, ...over },
    };
  }

  async write(over: Partial<CaseDecisionRow> = {}): Promise<void> {
    await writeDirectly(this.program.office, async (db) =>
      db.getRepository(CaseDecisionRow).insert(await this.row(db, over)),
    );
  }

  /** A small fine that says it needs no review. */
  async writeFree(over: Partial<CaseDecisionRow> = {}): Promise<void> {
    await writeDirectly(this.program.office, async (db) =>
      db.getRepository(CaseDecisionRow).insert({
        ...(await this.row(db)),
        ...{ fineFen: 80_000, reviewRequired: false, reviewOutcomeId: null, ...over },
      }),
    );
  }

  /** The case is answered to need no review, after all that was answered of it. */
  async answerFree(): Promise<void> {
    const { caseId, office } = this.program;
    await writeDirectly(office, async (db) => {
      const answers = db.getRepository(CaseReviewAnswerRow);
      const last = await answers.findOneOrFail({ where: { caseId }, order: { seq: 'DESC' } });
      await answers.insert({
        ...last,
        id: office.clock.newId(),
        seq: last.seq + 1,
        required: false,
        grounds: [],
      });
    });
  }

  /** A passed review of the same matter, by whom one likes. */
  async outcomeBy(who: AccountName): Promise<void> {
    const { caseId, office } = this.program;
    await writeDirectly(office, async (db) => {
      const outcomes = db.getRepository(CaseReviewOutcomeRow);
      const last = await outcomes.findOneOrFail({ where: { caseId }, order: { round: 'DESC' } });
      const reviewerUserId = this.program.actor(who).userId;
      await outcomes.insert({ ...last, id: office.clock.newId(), round: last.round + 1, reviewerUserId });
    });
  }
}
