import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables whose rows are written once: what happened is not edited afterwards, by nobody, on either database. */
const WRITE_ONCE = [
  'ledger_entries',
  'ledger_checkpoints',
  'case_events',
  'case_documents',
  'case_review_outcomes',
  'case_payments',
];

/** Columns of rows that otherwise live on (a decision is served, an item is sealed) but whose substance stands. */
const FIXED: Record<string, readonly string[]> = {
  case_decisions: [
    'caseId',
    'number',
    'kind',
    'penalties',
    'fineFen',
    'confiscatedFen',
    'basis',
    'text',
    'textSha256',
    'decidedOn',
    'decidedAt',
    'decidedBy',
    'reviewRequired',
    'reviewOutcomeId',
    'factsDigest',
    'draftDigest',
    'evidenceDigest',
  ],
  evidence: ['caseId', 'stage', 'bytes', 'sha256', 'receivedAt', 'capturedFrom', 'capturedTo', 'filename'],
};

/** Tables whose rows change with their subject's life but are never removed. */
const KEPT = ['agencies', 'cases', 'certificates', 'certificate_events', 'disclosures', 'officers', 'public_records', 'reviews', 'users'];

/** The condition under which a decision may not be written: 行政处罚法 第58条, held by the database itself. */
const UNREVIEWED = `NEW."reviewRequired" = 1 AND NOT EXISTS (
  SELECT 1 FROM "case_review_outcomes" r
  WHERE r."id" = NEW."reviewOutcomeId" AND r."caseId" = NEW."caseId" AND r."passed" = 1
    AND r."factsDigest" = NEW."factsDigest" AND r."draftDigest" = NEW."draftDigest"
    AND r."evidenceDigest" = NEW."evidenceDigest"
    AND NOT EXISTS (SELECT 1 FROM "case_review_outcomes" later WHERE later."caseId" = r."caseId" AND later."round" > r."round"))`;

export class Guards0002 implements MigrationInterface {
  name = 'Guards1763000000002';

  async up(runner: QueryRunner): Promise<void> {
    const postgres = runner.connection.options.type === 'postgres';
    const refuse = async (name: string, event: string, table: string, when: string, message: string) => {
      if (!postgres) {
        await runner.query(
          `CREATE TRIGGER "${name}" BEFORE ${event} ON "${table}" WHEN ${when} BEGIN SELECT RAISE(ABORT, '${message}'); END`,
        );
        return;
      }
      const row = event === 'DELETE' ? 'OLD' : 'NEW';
      await runner.query(
        `CREATE FUNCTION "${name}"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF ${when} THEN RAISE EXCEPTION '${message}'; END IF; RETURN ${row}; END $$`,
      );
      await runner.query(
        `CREATE TRIGGER "${name}" BEFORE ${event} ON "${table}" FOR EACH ROW EXECUTE FUNCTION "${name}"()`,
      );
    };
    const always = postgres ? 'TRUE' : '1';
    for (const table of WRITE_ONCE) {
      await refuse(`tr_${table}_no_update`, 'UPDATE', table, always, `${table} is write-once`);
      await refuse(`tr_${table}_no_delete`, 'DELETE', table, always, `${table} is write-once`);
    }
    const differ = postgres ? 'IS DISTINCT FROM' : 'IS NOT';
    for (const [table, columns] of Object.entries(FIXED)) {
      const changed = columns.map((column) => `NEW."${column}" ${differ} OLD."${column}"`).join(' OR ');
      await refuse(`tr_${table}_fixed`, 'UPDATE', table, changed, `the substance of ${table} is fixed`);
      await refuse(`tr_${table}_no_delete`, 'DELETE', table, always, `${table} keeps its rows`);
    }
    for (const table of KEPT) await refuse(`tr_${table}_no_delete`, 'DELETE', table, always, `${table} keeps its rows`);
    await refuse('tr_case_decisions_reviewed', 'INSERT', 'case_decisions', UNREVIEWED, 'PEN-14: no decision without a passed review of exactly these facts');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
