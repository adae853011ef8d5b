import { join } from 'node:path';
import type { EntityManager } from 'typeorm';
import {
  append,
  entryBytes,
  type LedgerEntry,
  leafHash,
  originOf,
  rootOf,
  signHead,
} from '../../src/kernel/ledger/index.js';
import { LedgerEntryRow, LedgerHeadRow, LedgerKey, VerifyLedger } from '../../src/modules/ledger/index.js';
import { verifyRanges } from '../../src/modules/ledger/verify-ranges.js';
import { writeDirectly, withoutGuards } from '../support/direct-database-write.js';
import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';

/** More than three pages, the last of them not full. */
const ROWS = 3_400;

describe(`a tree that is verified in threads, on ${DRIVER}`, () => {
  let office: Office;
  let agencyId: string;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-14') });
    agencyId = office.seeded.streetId;
    await writeDirectly(office, async (db) => {
      await withoutGuards(db, 'ledger_entries');
      await db.transaction(lengthen);
    });
    await (await office.as('auditor1')).post(`/api/ledger/${agencyId}/checkpoints`).expect(201);
  });
  afterAll(() => office.close());

  /** Writes rows as acts would, by the thousand, and holds the head meanwhile as they do: the program has jobs of its own. */
  async function lengthen(db: EntityManager): Promise<void> {
    const { signer } = office.app.get(LedgerKey);
    const lock = DRIVER === 'postgres' && ({ lock: { mode: 'pessimistic_write' } } as const);
    const head = await db.getRepository(LedgerHeadRow).findOneOrFail({ where: { agencyId }, ...lock });
    let frontier = { size: head.size, nodes: head.frontier as readonly string[] };
    const rows: LedgerEntryRow[] = [];
    for (let seq = head.size; seq < ROWS; seq++) {
      const id = office.clock.newId();
      const subject = { type: 'evidence', id };
      const actor = { id, name: '李明' };
      const entry: LedgerEntry = {
        v: 1,
        agency: agencyId,
        seq,
        id,
        at: head.at,
        actor,
        act: 'evidence.view',
        subject,
        detail: { n: seq },
      };
      const bytes = entryBytes(entry);
      frontier = append(frontier, leafHash(bytes));
      const columns = {
        actorId: id,
        subjectType: subject.type,
        subjectId: id,
        bytes,
        leafHash: leafHash(bytes),
      };
      rows.push({ agencyId, seq, id, at: head.at, act: entry.act, ...columns });
    }
    for (let i = 0; i < rows.length; i += 500)
      await db.getRepository(LedgerEntryRow).insert(rows.slice(i, i + 500));
    const [root, size] = [rootOf(frontier), frontier.size];
    const signature = signHead({ origin: originOf(signer.name, agencyId), size, root }, signer);
    await db
      .getRepository(LedgerHeadRow)
      .save({ ...head, size, root, signature, frontier: [...frontier.nodes] });
  }

  /** The report of this thread alone, which two threads beside it must give too. */
  async function verify() {
    const report = await office.app.get(VerifyLedger).one(agencyId, 0);
    expect(await office.app.get(VerifyLedger).one(agencyId, 2)).toEqual(report);
    return report;
  }

  /** Rows as someone leaves them who holds the database, what is said of them, and all as it was. */
  async function tampered(seqs: readonly number[], change: (rows: LedgerEntryRow[]) => LedgerEntryRow[]) {
    return writeDirectly(office, async (db) => {
      const entries = db.getRepository(LedgerEntryRow);
      const put = async (away: readonly LedgerEntryRow[], here: readonly LedgerEntryRow[]) => {
        for (const { seq } of away) await entries.delete({ agencyId, seq });
        for (const row of here) await entries.insert(row);
      };
      const rows: LedgerEntryRow[] = [];
      for (const seq of seqs) rows.push(await entries.findOneByOrFail({ agencyId, seq }));
      const changed = change(rows.map((row) => ({ ...row })));
      await put(rows, changed);
      const report = await verify();
      await put(changed, rows);
      return report.ok ? [] : report.findings;
    });
  }

  it('holds, its checkpoint included, in one, two and five of them', async () => {
    const report = await verify();
    expect(report).toMatchObject({ ok: true, size: ROWS + 1 });
    for (const threads of [1, 5])
      expect(await office.app.get(VerifyLedger).one(agencyId, threads)).toEqual(report);
  });

  it('names a row whose bytes, and one whose column was changed', async () => {
    const found = await tampered([1234, 2999], ([one, other]) => [
      { ...one!, bytes: one!.bytes.replace('李明', '他人') },
      { ...other!, act: 'evidence.hide' },
    ]);
    expect(found).toMatchObject([
      { kind: 'changed', seq: 1234, detail: 'bytes do not hash to the leaf hash' },
      { kind: 'changed', seq: 2999, detail: 'column act differs from the bytes' },
    ]);
  });

  it('names rows that are gone where two pages meet', async () => {
    const found = await tampered([999, 1000, 2000], () => []);
    expect(found.filter(({ kind }) => kind === 'removed')).toMatchObject([
      { seq: 999, through: 1000 },
      { seq: 2000, through: 2000 },
    ]);
  });

  it('names rows of two pages that changed places', async () => {
    const found = await tampered([1500, 2500], ([one, other]) => [
      { ...other!, seq: 1500 },
      { ...one!, seq: 2500 },
    ]);
    expect(found.filter(({ kind }) => kind === 'reordered')).toMatchObject([{ seq: 1500 }, { seq: 2500 }]);
    expect(found.filter(({ kind }) => kind === 'removed')).toEqual([]);
  });

  it('names a row that stands before the first or after the last', async () => {
    // SQLite keeps what is no number in a column of numbers.
    for (const seq of [-7, ROWS + 50, ...(DRIVER === 'sqlite' ? ['x' as unknown as number, 12.5] : [])]) {
      const found = await tampered([1500], ([row]) => {
        const slipped = { ...row!, seq, id: office.clock.newId() };
        return [row!, slipped];
      });
      expect(found).toContainEqual(expect.objectContaining({ kind: 'reordered', seq }));
      expect(found.filter(({ kind }) => kind === 'removed')).toEqual([]);
    }
  });

  it('names the checkpoint when a row was written anew with its digest', async () => {
    const found = await tampered([1500], ([row]) => {
      const bytes = row!.bytes.replace('李明', '他人');
      return [{ ...row!, bytes, leafHash: leafHash(bytes) }];
    });
    expect(found.map(({ kind }) => kind)).toEqual([
      'checkpoint-mismatch',
      'checkpoint-mismatch',
      'head-mismatch',
    ]);
  });

  it('ends where the rows do, whatever number of them a head claims', async () => {
    await writeDirectly(office, async (db) => {
      const heads = db.getRepository(LedgerHeadRow);
      const head = await heads.findOneByOrFail({ agencyId });
      await heads.save({ ...head, size: 2_000_000_000 });
      const report = await verify();
      await heads.save(head);
      expect(report.ok ? [] : report.findings.map(({ kind }) => kind)).toEqual([
        'removed',
        'head-forged',
        'head-mismatch',
      ]);
    });
  });

  it('fails when a thread does', async () => {
    const tree = { databaseUrl: `sqlite:${join(office.config.dataDir, 'none.db')}`, agencyId };
    await expect(verifyRanges(tree, ROWS, 2).next()).rejects.toThrow('failed');
  });

  it('can be broken off', async () => {
    const tree = { databaseUrl: office.config.databaseUrl, agencyId };
    for await (const { from, below, run } of verifyRanges(tree, ROWS, 2)) {
      expect(run).toMatchObject({ from, count: below - from });
      break;
    }
  });
});
