import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Triggers } from './triggers.js';

const ref = (name: string, rest = ' NOT NULL'): string => `"${name}" varchar(36)${rest}`;
const at = (name: string, rest = ' NOT NULL'): string => `"${name}" varchar(24)${rest}`;
const oneOf = (table: string, column: string, values: readonly string[]): string =>
  `CONSTRAINT "ck_${table}_${column}" CHECK ("${column}" IN (${values.map((value) => `'${value}'`).join(', ')}))`;
const id = '"id" varchar(36) PRIMARY KEY NOT NULL';
const nothing = '';

const TABLES: readonly (readonly [name: string, columns: readonly string[]])[] = [
  [
    'exam_blueprints',
    [
      ...[id, ref('agencyId'), '"name" varchar(120) NOT NULL', '"subject" varchar(40) NOT NULL'],
      ...['"field" varchar(40)', '"lines" text NOT NULL', '"minutes" integer NOT NULL'],
      ...['"fullMarks" integer NOT NULL', '"passMark" integer NOT NULL', '"partialMultiple" integer NOT NULL'],
      ...['"state" varchar(40) NOT NULL', at('createdAt'), ref('createdBy')],
      oneOf('ExamBlueprintRow', 'subject', ['special', 'public', 'presiding', 'supervising', 'none']),
      oneOf('ExamBlueprintRow', 'state', ['active', 'retired']),
    ],
  ],
  [
    'exam_batches',
    [
      ...[id, ref('agencyId'), ref('blueprintId'), '"title" varchar(120) NOT NULL', at('opensAt'), at('closesAt')],
      ...['"graceSeconds" integer NOT NULL', '"leaveRule" varchar(40) NOT NULL', '"leaveLimit" integer'],
      ...['"audience" varchar(40) NOT NULL', '"agencyIds" text NOT NULL', '"seed" varchar(64) NOT NULL'],
      ...['"commitment" varchar(64) NOT NULL', '"pool" text NOT NULL', '"poolSha256" varchar(64) NOT NULL'],
      ...['"lawVersion" varchar(120) NOT NULL', '"resultsDue" varchar(10) NOT NULL', '"state" varchar(40) NOT NULL'],
      ...[at('createdAt'), ref('createdBy'), at('publishedAt', nothing), ref('publishedBy', nothing)],
      '"appealsDue" varchar(10)',
      oneOf('ExamBatchRow', 'leaveRule', ['ignore', 'warn', 'submit']),
      oneOf('ExamBatchRow', 'audience', ['officers', 'staff']),
      oneOf('ExamBatchRow', 'state', ['scheduled', 'published']),
    ],
  ],
  [
    'exam_registrations',
    [
      ...[id, ref('agencyId'), ref('batchId'), ref('userId'), ref('officerId', nothing)],
      ...['"name" varchar(60) NOT NULL', '"extraSeconds" integer NOT NULL', '"extraReason" varchar(300)'],
      at('registeredAt'),
    ],
  ],
  [
    'exam_papers',
    [
      ...[id, ref('agencyId'), ref('batchId'), ref('registrationId'), '"items" text NOT NULL'],
      ...['"keys" text NOT NULL', '"names" text NOT NULL', '"sha256" varchar(64) NOT NULL', at('drawnAt')],
    ],
  ],
  [
    'exam_sittings',
    [
      ...[id, ref('agencyId'), ref('batchId'), ref('registrationId'), ref('userId'), ref('paperId')],
      ...['"shape" text NOT NULL', at('startedAt'), at('endsAt'), '"state" varchar(40) NOT NULL'],
      ...['"ending" varchar(40)', at('endedAt', nothing), '"sessionHash" varchar(64) NOT NULL'],
      '"leaves" integer NOT NULL',
      oneOf('ExamSittingRow', 'state', ['running', 'over']),
      oneOf('ExamSittingRow', 'ending', ['handed-in', 'time', 'leaving']),
    ],
  ],
  [
    'exam_answers',
    [
      ...[id, ref('sittingId'), '"no" integer NOT NULL', '"version" integer NOT NULL'],
      ...['"choice" varchar(26) NOT NULL', at('savedAt'), ref('entryId')],
    ],
  ],
  [
    'exam_events',
    [
      ...[id, ref('sittingId'), '"kind" varchar(40) NOT NULL', at('at'), '"note" varchar(300)'],
      oneOf('ExamEventRow', 'kind', ['opened', 'left', 'extended', 'over']),
    ],
  ],
  [
    'exam_results',
    [
      ...[id, ref('agencyId'), ref('batchId'), ref('sittingId'), ref('registrationId')],
      ...['"version" integer NOT NULL', '"score" integer NOT NULL', '"fullMarks" integer NOT NULL'],
      ...['"answered" integer NOT NULL', '"passed" integer NOT NULL', '"marks" text NOT NULL'],
      ...[ref('correctionId', nothing), at('at'), ref('by')],
    ],
  ],
  [
    'exam_corrections',
    [
      ...[id, ref('agencyId'), '"name" varchar(45) NOT NULL', '"answer" varchar(26)', '"reason" text NOT NULL'],
      ...[at('at'), ref('by')],
    ],
  ],
  [
    'exam_appeals',
    [
      ...[id, ref('agencyId'), ref('batchId'), ref('sittingId'), ref('resultId'), '"no" integer'],
      ...['"text" text NOT NULL', '"state" varchar(40) NOT NULL', at('filedAt'), '"reply" text'],
      ...[at('decidedAt', nothing), ref('decidedBy', nothing)],
      oneOf('ExamAppealRow', 'state', ['filed', 'upheld', 'rejected']),
    ],
  ],
];

const INDEXES: readonly (readonly [name: string, table: string, columns: readonly string[]])[] = [
  ['ix_exam_blueprints_agency', 'exam_blueprints', ['agencyId', 'id']],
  ['ix_exam_batches_agency', 'exam_batches', ['agencyId', 'id']],
  ['ix_exam_batches_closes', 'exam_batches', ['closesAt']],
  ['ux_exam_registrations_user', 'exam_registrations', ['batchId', 'userId']],
  ['ux_exam_registrations_officer', 'exam_registrations', ['batchId', 'officerId']],
  ['ix_exam_registrations_user', 'exam_registrations', ['userId', 'id']],
  ['ix_exam_registrations_person', 'exam_registrations', ['officerId']],
  ['ux_exam_papers_registration', 'exam_papers', ['registrationId']],
  ['ix_exam_papers_batch', 'exam_papers', ['batchId', 'registrationId']],
  ['ux_exam_sittings_registration', 'exam_sittings', ['registrationId']],
  ['ix_exam_sittings_batch', 'exam_sittings', ['batchId', 'id']],
  ['ix_exam_sittings_running', 'exam_sittings', ['state', 'endsAt']],
  ['ux_exam_answers_version', 'exam_answers', ['sittingId', 'no', 'version']],
  ['ix_exam_events_sitting', 'exam_events', ['sittingId', 'id']],
  ['ux_exam_results_version', 'exam_results', ['sittingId', 'version']],
  ['ix_exam_results_batch', 'exam_results', ['batchId', 'sittingId']],
  ['ix_exam_corrections_agency', 'exam_corrections', ['agencyId', 'name']],
  ['ix_exam_appeals_batch', 'exam_appeals', ['batchId', 'id']],
  ['ux_exam_appeals_result', 'exam_appeals', ['resultId']],
];

const SITTING = `SELECT 1 FROM "exam_sittings" s WHERE s."id" = NEW."sittingId"`;

/** Exams: blueprints, batches, registrations, papers, sittings, answers, results, appeals. */
export class Exams0012 implements MigrationInterface {
  name = 'Exams1763000000012';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, columns] of TABLES)
      await runner.query(`CREATE TABLE "${name}" (${columns.join(', ')})`);
    for (const [name, table, columns] of INDEXES)
      await runner.query(
        `CREATE ${name.startsWith('ux') ? 'UNIQUE ' : ''}INDEX "${name}" ON "${table}" (${columns.map((column) => `"${column}"`).join(', ')})`,
      );

    const guard = new Triggers(runner);
    for (const table of ['exam_papers', 'exam_answers', 'exam_events', 'exam_results', 'exam_corrections'])
      await guard.writeOnce(table);
    await guard.kept('exam_blueprints', [
      ...['agencyId', 'name', 'subject', 'field', 'lines', 'minutes', 'fullMarks', 'passMark'],
      ...['partialMultiple', 'createdAt', 'createdBy'],
    ]);
    await guard.kept('exam_batches', [
      ...['agencyId', 'blueprintId', 'title', 'opensAt', 'closesAt', 'graceSeconds', 'leaveRule', 'leaveLimit'],
      ...['audience', 'agencyIds', 'seed', 'commitment', 'pool', 'poolSha256', 'lawVersion', 'resultsDue'],
      ...['createdAt', 'createdBy'],
    ]);
    await guard.refuse(
      'tr_exam_batches_once',
      'UPDATE',
      'exam_batches',
      `OLD."state" = 'published'`,
      'published results are fixed',
    );
    await guard.kept('exam_registrations', [
      ...['agencyId', 'batchId', 'userId', 'officerId', 'name', 'registeredAt'],
    ]);
    await guard.kept('exam_sittings', [
      ...['agencyId', 'batchId', 'registrationId', 'userId', 'paperId', 'shape', 'startedAt'],
    ]);
    await guard.refuse(
      'tr_exam_sittings_over',
      'UPDATE',
      'exam_sittings',
      `OLD."state" = 'over'`,
      'a sitting that is over is fixed',
    );
    await guard.refuse(
      'tr_exam_answers_in_time',
      'INSERT',
      'exam_answers',
      `NOT EXISTS (${SITTING} AND s."state" = 'running' AND NEW."savedAt" < s."endsAt" AND NEW."savedAt" >= s."startedAt")`,
      'an answer counts only while its sitting runs',
    );
    await guard.refuse(
      'tr_exam_results_over',
      'INSERT',
      'exam_results',
      `NOT EXISTS (${SITTING} AND s."state" = 'over')`,
      'a sitting is marked when it is over',
    );
    await guard.kept('exam_appeals', [
      ...['agencyId', 'batchId', 'sittingId', 'resultId', 'no', 'text', 'filedAt'],
    ]);
    await guard.refuse(
      'tr_exam_appeals_once',
      'UPDATE',
      'exam_appeals',
      `OLD."state" <> 'filed'`,
      'a decided appeal is fixed',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
