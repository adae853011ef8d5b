/**
 * How long the program's own verification of one tree takes, in seconds. The tree is written straight into a fresh
 * database by the kernel's code, with a checkpoint every 10,000 entries; then VerifyLedger reads and judges all of it.
 * Usage, after `npm run build`: node bench/ledger/verify.mjs [entries = 1000000] [postgres://…]
 */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../dist/app.js';
import { ENTITIES } from '../../dist/entities.js';
import {
  append,
  EMPTY_FRONTIER,
  entryBytes,
  leafHash,
  originOf,
  rootOf,
  signCheckpoint,
  signHead,
} from '../../dist/kernel/ledger/index.js';
import { MIGRATIONS } from '../../dist/migrations/index.js';
import { VerifyLedger } from '../../dist/modules/ledger/index.js';
import { Config } from '../../dist/platform/config/index.js';
import { openWriter } from '../../dist/platform/database/index.js';

const ALLOWED_SECONDS = 10;
const [entries = '1000000', url] = process.argv.slice(2);
const count = Number(entries);
const agencyId = '0190a000-0000-7000-8000-00000000a9e1';
const folder = mkdtempSync(join(tmpdir(), 'bench-verify-'));
const databaseUrl = url ?? `sqlite:${join(folder, 'bench.db')}`;
const id = (n, kind = 1) => `0190a000-0000-7000-${8000 + kind}-${n.toString(16).padStart(12, '0')}`;

const { privateKey } = generateKeyPairSync('ed25519');
writeFileSync(join(folder, 'ledger.key'), privateKey.export({ type: 'pkcs8', format: 'pem' }), {
  mode: 0o600,
});
const signer = { name: 'sanxiang-ledger', privateKey };
const origin = originOf(signer.name, agencyId);

function entryOf(seq, root) {
  const at = new Date(Date.UTC(2026, 0, 5) + seq * 1500).toISOString();
  const actor = { id: id(seq % 40, 2), name: '示例执法人员' };
  const common = { v: 1, agency: agencyId, seq, id: id(seq), at, actor };
  if (root)
    return {
      ...common,
      act: 'ledger.checkpoint',
      subject: { type: 'agency', id: agencyId },
      detail: { size: seq, root },
    };
  const subject = { type: 'evidence', id: id(seq % 5000, 3) };
  const detail = { caseId: id(seq % 900, 4), sha256: leafHash(String(seq)) };
  return { ...common, act: 'evidence.view', subject, detail };
}

const COLUMNS = [
  'agencyId',
  'seq',
  'id',
  'at',
  'actorId',
  'act',
  'subjectType',
  'subjectId',
  'bytes',
  'leafHash',
];

/** Entries by the thousand: prepared on SQLite, as arrays on PostgreSQL. */
function inserter(writer) {
  const names = COLUMNS.map((name) => `"${name}"`).join(', ');
  if (writer.options.type !== 'postgres') {
    const insert = writer.driver.databaseConnection.prepare(
      `INSERT INTO "ledger_entries" (${names}) VALUES (${COLUMNS.map(() => '?').join(', ')})`,
    );
    return (rows) => rows.forEach((row) => insert.run(row));
  }
  const arrays = COLUMNS.map((name, i) => `$${i + 1}::${name === 'seq' ? 'int' : 'text'}[]`).join(', ');
  const sql = `INSERT INTO "ledger_entries" (${names}) SELECT * FROM unnest(${arrays})`;
  return (rows) =>
    writer.query(
      sql,
      COLUMNS.map((_, i) => rows.map((row) => row[i])),
    );
}

async function fill() {
  const writer = await openWriter(databaseUrl, { entities: ENTITIES, migrations: MIGRATIONS });
  const write = inserter(writer);
  const insert = (table, row) => writer.createQueryBuilder().insert().into(table).values(row).execute();
  let frontier = EMPTY_FRONTIER;
  let at = '';
  for (let seq = 0; seq < count;) {
    const rows = [];
    await writer.query('BEGIN');
    for (let i = 0; i < 5000 && seq < count; i++, seq++) {
      const root = seq > 0 && seq % 10_000 === 0 ? rootOf(frontier) : undefined;
      const entry = entryOf(seq, root);
      const bytes = entryBytes(entry);
      const leaf = leafHash(bytes);
      const { actor, subject, act } = entry;
      ({ at } = entry);
      rows.push([agencyId, seq, entry.id, at, actor.id, act, subject.type, subject.id, bytes, leaf]);
      if (root) {
        const note = signCheckpoint({ origin, size: seq, root }, signer);
        await insert('ledger_checkpoints', { agencyId, size: seq, root, at, note });
      }
      frontier = append(frontier, leaf);
    }
    await write(rows);
    await writer.query('COMMIT');
  }
  const root = rootOf(frontier);
  const signature = signHead({ origin, size: count, root }, signer);
  await insert('ledger_heads', { agencyId, size: count, root, frontier: [...frontier.nodes], signature, at });
  await writer.destroy();
}

try {
  await fill();
  const config = new Config({ DATA_DIR: folder, DATABASE_URL: databaseUrl });
  const app = await createApp(config);
  const began = performance.now();
  const report = await app.get(VerifyLedger).one(agencyId);
  const seconds = (performance.now() - began) / 1000;
  await app.close();
  // The start of the program cut one checkpoint more.
  if (!report.ok || report.size < count) throw new Error(JSON.stringify(report).slice(0, 500));
  console.log(
    `ledger-verify-${count} ${seconds.toFixed(2)} s ratio=${(seconds / ALLOWED_SECONDS).toFixed(2)} peer=10-s-allowed`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
