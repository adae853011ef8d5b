import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { SealEvidence } from '../../src/modules/evidence/index.js';
import { VerifyStore } from '../../src/verify-store.js';
import { writeDirectly, withoutGuards } from '../support/direct-database-write.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';
import { mp4, newCase, send, sha256 } from '../evidence/kit.js';

/** `FLIPS=1000 npx jest test/faults/flips` is the whole of it; the suite takes a sample. */
const FLIPS = Number(process.env.FLIPS ?? 60);
const SEED = process.env.SEED ?? 'flips';

/** What is flipped, and by what its row is found again. */
const COLUMNS = {
  ledger_entries: 'agencyId seq id at actorId act subjectType subjectId bytes leafHash'.split(' '),
  ledger_heads: 'agencyId size root frontier signature at'.split(' '),
  ledger_checkpoints: 'agencyId size root at note'.split(' '),
  evidence:
    'id agencyId caseId filename mediaType bytes sha256 sm3 declaredSha256 capturedFrom receivedAt sealedAt uploadedBy uploadedByName entryId'.split(
      ' ',
    ),
} as const;
type Table = keyof typeof COLUMNS;
const TABLES = Object.keys(COLUMNS) as Table[];
type Row = Record<string, string | number | null>;

interface Flip {
  readonly what: string;
  /** A line of the report that names the place. */
  readonly names: RegExp;
  readonly undo: () => Promise<unknown> | void;
}

describe(`one flipped bit anywhere in the store, on ${DRIVER}`, () => {
  let office: Office;
  let drawn = 0;

  /** A number below `n`, the same in every run of a seed. */
  const draw = (n: number): number =>
    createHash('sha256')
      .update(`${SEED} ${(drawn += 1)}`)
      .digest()
      .readUInt32BE(0) % n;
  const pick = <T>(items: readonly T[]): T => items[draw(items.length)]!;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-14', '11:00') });
    const caseId = await newCase(office);
    const capturedFrom = at('2026-09-14', '09:30');
    for (let seed = 1; seed <= 3; seed++) {
      const bytes = mp4(20_000 * seed, seed);
      const metadata = {
        caseId,
        filename: `现场${seed}.mp4`,
        stage: 'investigation',
        capturedFrom,
        sha256: sha256(bytes),
      };
      expect((await send(office, 'officer1', bytes, metadata)).response.status).toBe(204);
    }
    await office.app.get(SealEvidence).settled();
    await new CaseSteps(office).file();
    const auditor = await office.as('auditor1');
    await auditor.post(`/api/ledger/${office.seeded.streetId}/checkpoints`).expect(201);
    await new CaseSteps(office).file();
    await auditor.post(`/api/ledger/${office.seeded.streetId}/checkpoints`).expect(201);
    await new CaseSteps(office).register();
    expect(await office.app.get(VerifyStore).run()).toMatchObject({ ok: true });
  });
  afterAll(() => office.close());

  const literal = (value: string | number | null): string => {
    if (value === null) return 'NULL';
    if (typeof value === 'number') return String(value);
    return DRIVER === 'postgres' ? `'${value.replaceAll("'", "''")}'` : '';
  };
  const text = (bytes: Buffer): string =>
    DRIVER === 'sqlite' ? `CAST(x'${bytes.toString('hex')}' AS TEXT)` : literal(bytes.toString('utf8'));
  const sql = (value: string | number | null): string =>
    typeof value === 'string' ? text(Buffer.from(value)) : literal(value);

  async function flipColumn(db: DataSource, table: Table): Promise<Flip | undefined> {
    const column = pick(COLUMNS[table]);
    const rows: Row[] = await db.query(`SELECT * FROM "${table}" ORDER BY 1, 2`);
    const row = pick(rows);
    const value = row[column]!;
    if (value === null) return undefined;
    const number = typeof value === 'number' || (column === 'bytes' && table === 'evidence');
    let flipped: string;
    let whole: string | number = value;
    if (number) flipped = literal((whole = Number(value) ^ (1 << draw(20))));
    else {
      const bytes = Buffer.from(String(value));
      bytes[draw(bytes.length)]! ^= 1 << draw(8);
      whole = bytes.toString('utf8');
      // PostgreSQL keeps no text that is not UTF-8: such a flip it refuses itself.
      if (DRIVER === 'postgres' && (!Buffer.from(whole).equals(bytes) || whole.includes('\0')))
        return undefined;
      flipped = text(bytes);
    }
    const keys = {
      ledger_entries: ['agencyId', 'seq'],
      ledger_heads: ['agencyId'],
      ledger_checkpoints: ['agencyId', 'size'],
      evidence: ['id'],
    }[table];
    const where = (changed?: string): string =>
      keys.map((key) => `"${key}" = ${key === column && changed ? changed : sql(row[key]!)}`).join(' AND ');
    const write = (to: string, from?: string) =>
      db.query(`UPDATE "${table}" SET "${column}" = ${to} WHERE ${where(from)}`);
    try {
      await write(flipped);
    } catch {
      // A key that is taken, a code that is none: the database refuses the flip itself.
      return undefined;
    }
    const back = typeof value === 'number' || number ? literal(Number(value)) : sql(value);
    return {
      what: `${table}.${column} of ${keys.map((key) => row[key]).join(' ')}: ${value} -> ${whole}`,
      names: {
        ledger_entries: new RegExp(`^ledger ${row.agencyId}: .*(at ${row.seq}:|written as ${row.seq},)`),
        ledger_heads: new RegExp(`^ledger ${row.agencyId}: head-`),
        ledger_checkpoints: new RegExp(`^ledger ${row.agencyId}: checkpoint-.*\\b${row.size}\\b`),
        evidence: new RegExp(`^evidence ${row.id}: `),
      }[table],
      undo: () => write(back, flipped),
    };
  }

  /** In the bytes of an item, or in a checkpoint outside the database. */
  function flipFile(): Flip {
    const objects = join(office.config.uploadsDir, 'objects');
    const notes = join(office.config.dataDir, 'checkpoints', office.seeded.streetId);
    const outside = draw(8) === 0;
    // The id of the store lies beside the folders of objects; a start compares it.
    const folders = readdirSync(objects).filter((name) => name !== 'store.id');
    const folder = outside ? notes : join(objects, pick(folders));
    const name = pick(readdirSync(folder));
    const path = join(folder, name);
    const bytes = readFileSync(path);
    const changed = Buffer.from(bytes);
    changed[draw(bytes.length)]! ^= 1 << draw(8);
    chmodSync(path, 0o640);
    writeFileSync(path, changed);
    return {
      what: path,
      names: outside
        ? new RegExp(`^ledger .*: checkpoint-.*${name}`)
        : new RegExp(`^evidence ${name}: bytes-changed`),
      undo: () => writeFileSync(path, bytes),
    };
  }

  it(
    `is named by the verification: ${FLIPS} flips, seed "${SEED}"`,
    async () => {
      const silent: string[] = [];
      const hit = new Map<string, number>();
      await writeDirectly(office, async (db) => {
        for (const table of TABLES) await withoutGuards(db, table);
        for (let made = 0; made < FLIPS;) {
          const kind = draw(5);
          const flip = kind === 4 ? flipFile() : await flipColumn(db, TABLES[kind]!);
          if (!flip) continue;
          made += 1;
          const report = await office.app.get(VerifyStore).run();
          await flip.undo();
          const what = kind === 4 ? 'files' : flip.what.split(' ')[0]!;
          hit.set(what, (hit.get(what) ?? 0) + 1);
          if (report.ok || !report.lines.some((line) => flip.names.test(line)))
            silent.push(`${flip.what}\n  ${report.ok ? 'nothing' : report.lines.slice(0, 3).join('\n  ')}`);
        }
      });
      expect(silent).toEqual([]);
      expect(hit.get('files')).toBeGreaterThan(0);
      expect(await office.app.get(VerifyStore).run()).toMatchObject({ ok: true });
    },
    60_000 + FLIPS * 2000,
  );
});
