import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { CaseEvidenceRow } from '../../../src/modules/cases/index.js';
import { Chance } from '../../faults/chance.js';
import { CaseSteps } from '../../support/case-steps.js';
import { DRIVER } from '../../support/database.js';
import { attachVideo } from '../../support/evidence.js';
import { PASSWORD } from '../../support/office.js';
import { faultsOf } from './oracle.js';
import { CASE_OFFICERS, ACCOUNTS, UNQUALIFIED, type AccountName } from './accounts.js';
import { Program } from './program.js';

/** `RACES=1000` runs the full form. */
const RACES = Number(process.env.RACES ?? 40);

interface Race {
  what: string;
  /** Whether the other act is still lawful after the decision. */
  afterwards: boolean;
  reviewer?: AccountName;
  refusal: string;
  /** How much later the decision may begin, in ms: a file takes longer to arrive than a form. */
  head?: number;
  run: (program: Program, n: number) => Promise<number>;
}

const post = async (program: Program, who: string, path: string, body: object): Promise<number> =>
  (await (await program.office.as(who)).post(`/api/${path}`, body)).status;
const steps = (program: Program) => new CaseSteps(program.office, program.caseId);

const EDITS: readonly Race[] = [
  {
    what: 'facts',
    afterwards: false,
    refusal: 'case.review-voided',
    run: (program, n) =>
      post(program, 'officer1', `cases/${program.caseId}/facts`, steps(program).facts(`另查明${n}`)),
  },
  {
    what: 'draft',
    afterwards: false,
    refusal: 'case.review-voided',
    run: (program, n) =>
      post(
        program,
        'officer2',
        `cases/${program.caseId}/draft`,
        steps(program).draft({ reasons: `理由${n}` }),
      ),
  },
  {
    what: 'new evidence',
    head: 60,
    afterwards: true,
    refusal: 'case.review-voided',
    run: (program) => attachVideo(program.office, program.caseId).then(() => 201),
  },
  {
    what: 'exclusion',
    afterwards: true,
    refusal: 'case.review-voided',
    run: async (program) => {
      const items = program.office.app.get(DataSource).getRepository(CaseEvidenceRow);
      const { id } = await items.findOneByOrFail({ caseId: program.caseId });
      return post(program, 'officer1', `evidence/${id}/exclusion`, { reason: '取证程序违法' });
    },
  },
  {
    what: 'the reviewer’s own hand',
    afterwards: false,
    reviewer: 'both',
    refusal: 'case.reviewer-involved',
    run: (program) =>
      post(program, 'both', `cases/${program.caseId}/discussion`, {
        on: program.office.clock.today(),
        participants: ['甲', '乙', '丙'],
        minutes: '讨论',
        conclusion: '同意',
      }),
  },
];

describe(`the decision racing against an edit on ${DRIVER}`, () => {
  let program: Program;

  beforeAll(async () => {
    program = await Program.open('2026-03-02');
    for (const who of ['officer1', 'officer2', 'leader1', 'both']) await program.office.token(who);
  });
  afterAll(() => program.close());

  it(`comes first or is refused, in ${RACES} races`, async () => {
    const chance = new Chance(4);
    const won: Record<string, { decision: number; edit: number }> = {};
    const officers = CASE_OFFICERS.map((who) => ACCOUNTS[who].person);
    for (let n = 0; n < RACES; n++) {
      const race = EDITS[n % EDITS.length]!;
      await program.beginReviewed(race.reviewer ?? 'reviewer1', n);
      const leader = await program.office.as('leader1');
      const [answer, edited] = await Promise.all([
        chance.wait(0, race.head ?? 12).then(() => leader.post(`/api/cases/${program.caseId}/decision`, {})),
        chance.wait(0, 12).then(() => race.run(program, n)),
      ]);
      const { happened, rows } = await program.happened();
      const found = faultsOf(happened, { officers, unqualified: UNQUALIFIED });
      const decided = answer.status === 200;
      const seen = { n, what: race.what, decision: answer.status, code: answer.body.code, edited };
      const edit = decided ? (race.afterwards ? expect.any(Number) : 409) : expect.any(Number);
      expect({ ...seen, rows, faults: found.faults }).toEqual({
        ...seen,
        decision: decided ? 200 : 409,
        code: decided ? undefined : race.refusal,
        edited: edit,
        rows: decided ? 1 : 0,
        faults: [],
      });
      // One of the two always comes through; an edit that is lawful afterwards always does.
      if (!decided || race.afterwards)
        expect({ ...seen, lawful: edited < 300 }).toEqual({ ...seen, lawful: true });
      const tally = (won[race.what] ??= { decision: 0, edit: 0 });
      tally[decided ? 'decision' : 'edit'] += 1;
    }
    if (process.env.RACES) process.stdout.write(`${DRIVER}: ${RACES} races, won by ${JSON.stringify(won)}\n`);
    const sum = (who: 'decision' | 'edit') => Object.values(won).reduce((all, each) => all + each[who], 0);
    expect(sum('decision')).toBeGreaterThan(0);
    expect(sum('edit')).toBeGreaterThan(0);
  }, 7_200_000);

  if (DRIVER === 'postgres')
    it('waits for the head of the agency’s tree, and nobody of another agency does', async () => {
      await program.beginReviewed('reviewer1', 100_000);
      const { office, caseId } = program;
      const other = new pg.Client({ connectionString: office.database.url });
      await other.connect();
      await other.query('BEGIN');
      await other.query('SELECT * FROM ledger_heads WHERE "agencyId" = $1 FOR UPDATE', [
        office.seeded.streetId,
      ]);
      const ended: string[] = [];
      const both = Promise.all([
        post(program, 'leader1', `cases/${caseId}/decision`, {}).finally(() => ended.push('decision')),
        post(program, 'officer1', `cases/${caseId}/facts`, steps(program).facts('另查明')).finally(() =>
          ended.push('facts'),
        ),
      ]);
      const waiting = async () =>
        Number(
          (
            await other.query(
              `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
            )
          ).rows[0].count,
        );
      while ((await waiting()) < 2) await sleep(5);
      const district = await office
        .anyone()
        .post('/api/auth/login')
        .send({ username: 'supervisor1', password: PASSWORD });
      expect({ ended, district: district.status }).toEqual({ ended: [], district: 200 });
      await other.query('COMMIT');
      await other.end();
      const [decision, facts] = await both;
      expect([
        [200, 409],
        [409, 204],
      ]).toContainEqual([decision, facts]);
    });
});
