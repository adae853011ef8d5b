import { LedgerEntryRow, LedgerHeadRow, VerifyLedger } from '../../src/modules/ledger/index.js';
import { append, entryBytes, leafHash, rootOf } from '../../src/kernel/ledger/index.js';
import { VerifyStore } from '../../src/verify-store.js';
import { writeDirectly, withoutGuards } from '../support/direct-database-write.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';

describe(`the ledger against someone who holds the database, on ${DRIVER}`, () => {
  let office: Office;
  let agencyId: string;
  const verify = () => office.app.get(VerifyLedger).one(agencyId);

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-14') });
    agencyId = office.seeded.streetId;
    await new CaseSteps(office).file();
    await (await office.as('auditor1')).post(`/api/ledger/${agencyId}/checkpoints`).expect(201);
    await new CaseSteps(office).file();
    await writeDirectly(office, (db) => withoutGuards(db, 'ledger_entries'));
  });
  afterAll(() => office.close());

  /** Changes something, verifies, puts it back, and sees that it verifies again. */
  async function tampered(
    change: (
      rows: LedgerEntryRow[],
      head: LedgerHeadRow,
    ) => { rows?: LedgerEntryRow[]; head?: LedgerHeadRow },
  ) {
    return writeDirectly(office, async (db) => {
      const entries = db.getRepository(LedgerEntryRow);
      const heads = db.getRepository(LedgerHeadRow);
      const rows = await entries.find({ where: { agencyId }, order: { seq: 'ASC' } });
      const head = await heads.findOneByOrFail({ agencyId });
      const put = async (state: { rows?: LedgerEntryRow[]; head?: LedgerHeadRow }) => {
        if (state.rows) {
          await entries.delete({ agencyId });
          await entries.insert(state.rows);
        }
        if (state.head) await heads.save(state.head);
      };
      await put(
        change(
          rows.map((row) => ({ ...row })),
          { ...head, frontier: [...head.frontier] },
        ),
      );
      const report = await verify();
      await put({ rows, head });
      expect(await verify()).toMatchObject({ ok: true });
      return report;
    });
  }
  const kinds = (report: Awaited<ReturnType<typeof verify>>) =>
    report.ok ? [] : report.findings.map((finding) => finding.kind);

  it('holds as the program wrote it, reads included', async () => {
    expect(await verify()).toMatchObject({ ok: true });
  });

  it('names a row whose bytes were changed', async () => {
    const report = await tampered((rows) => {
      rows[3]!.bytes = rows[3]!.bytes.replace(/"name":"[^"]+"/, '"name":"他人"');
      return { rows };
    });
    expect(report).toMatchObject({
      ok: false,
      findings: expect.arrayContaining([expect.objectContaining({ kind: 'changed', seq: 3 })]),
    });
  });

  it('names a row whose searchable column says something else than its bytes', async () => {
    const report = await tampered((rows) => {
      rows[4]!.actorId = '00000000-0000-7000-8000-00000000dead';
      return { rows };
    });
    expect(report).toMatchObject({
      ok: false,
      findings: expect.arrayContaining([expect.objectContaining({ kind: 'changed', seq: 4 })]),
    });
  });

  it('names a removed row', async () => {
    const report = await tampered((rows) => ({ rows: rows.filter((row) => row.seq !== 5) }));
    expect(report).toMatchObject({
      ok: false,
      findings: expect.arrayContaining([expect.objectContaining({ kind: 'removed', seq: 5 })]),
    });
  });

  it('finds two rows that changed places', async () => {
    const report = await tampered((rows) => {
      const [a, b] = [rows[2]!, rows[3]!];
      [a.seq, b.seq] = [b.seq, a.seq];
      return { rows };
    });
    expect(kinds(report).some((kind) => kind === 'changed' || kind === 'reordered')).toBe(true);
  });

  it('names a row appended past the program, even when the head was recomputed to fit', async () => {
    const report = await tampered((rows, head) => {
      const last = rows[rows.length - 1]!;
      const seq = last.seq + 1;
      const id = '0190a000-0000-7000-8000-000000000001';
      const entry = JSON.parse(last.bytes);
      const bytes = entryBytes({ ...entry, seq, id });
      const leaf = leafHash(bytes);
      const frontier = append({ size: head.size, nodes: head.frontier }, leaf);
      const forged = { ...head, size: frontier.size, root: rootOf(frontier), frontier: [...frontier.nodes] };
      return { rows: [...rows, { ...last, seq, id, bytes, leafHash: leaf }], head: forged };
    });
    expect(kinds(report).some((kind) => kind === 'appended' || kind === 'head-forged')).toBe(true);
  });

  it('finds a tree cut back to an earlier size, by the checkpoint outside the database', async () => {
    const report = await tampered((rows, head) => {
      const shorter = rows.slice(0, 5);
      const frontier = shorter.reduce((tree, row) => append(tree, row.leafHash), {
        size: 0,
        nodes: [] as readonly string[],
      });
      return {
        rows: shorter,
        head: { ...head, size: 5, root: rootOf(frontier), frontier: [...frontier.nodes] },
      };
    });
    expect(kinds(report)).toEqual(expect.arrayContaining(['checkpoint-mismatch']));
  });

  it('names a document whose text was changed although the ledger itself stands', async () => {
    await writeDirectly(office, async (db) => {
      await withoutGuards(db, 'case_documents');
      const [row] = await db.query(`SELECT "id", "body" FROM "case_documents" LIMIT 1`);
      const write = (body: string) =>
        db.query(
          DRIVER === 'postgres'
            ? `UPDATE "case_documents" SET "body" = $1 WHERE "id" = $2`
            : `UPDATE "case_documents" SET "body" = ? WHERE "id" = ?`,
          [body, row.id],
        );
      await write(`${row.body} `);
      const report = await office.app.get(VerifyStore).run();
      expect(report).toMatchObject({ ok: false, lines: [expect.stringContaining(row.id)] });
      await write(row.body);
      expect(await office.app.get(VerifyStore).run()).toMatchObject({ ok: true });
    });
  });
});
