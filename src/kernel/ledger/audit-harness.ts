import { generateKeyPairSync } from 'node:crypto';
import { auditLog, type CheckpointRow, LogAudit, type SignedHead } from './audit.js';
import { originOf, signCheckpoint, signHead } from './checkpoint.js';
import { entryBytes, type LedgerEntry } from './entry.js';
import { type AuditRow, validRange } from './verify-row.js';
import { EMPTY_FRONTIER, append, leafHash, rootOfLeaves } from './merkle.js';
import { verifierKeyOf } from './note.js';

export const AGENCY = 'agency-1';
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
export const signer = { name: 'log.example', privateKey };
export const thief = { name: signer.name, privateKey: generateKeyPairSync('ed25519').privateKey };
export const verifierKey = verifierKeyOf({ name: signer.name, key: publicKey });
export const origin = originOf(signer.name, AGENCY);

export interface Log {
  rows: AuditRow[];
  head: SignedHead | undefined;
  checkpoints: string[];
  checkpointRows?: CheckpointRow[];
}

export function entryAt(seq: number, change: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    v: 1,
    agency: AGENCY,
    seq,
    id: `entry-${seq}`,
    at: new Date(Date.UTC(2026, 2, 2) + seq * 1000).toISOString(),
    actor: { id: `actor-${seq % 3}`, name: '承办人' },
    act: 'cases.record',
    subject: { type: 'case', id: `case-${seq % 5}` },
    detail: { n: seq, text: '执法记录' },
    ...change,
  };
}

export function rowOf(entry: LedgerEntry): AuditRow {
  const bytes = entryBytes(entry);
  const { seq, id, at, act, actor, subject } = entry;
  return {
    seq,
    id,
    at,
    act,
    actorId: actor.id,
    subjectType: subject.type,
    subjectId: subject.id,
    bytes,
    leafHash: leafHash(bytes),
  };
}

export function headOver(rows: readonly AuditRow[], key = signer): SignedHead {
  const size = rows.length;
  const root = rootOfLeaves(rows.map((row) => row.leafHash));
  const frontier = JSON.stringify(
    rows.reduce((tree, row) => append(tree, row.leafHash), EMPTY_FRONTIER).nodes,
  );
  const at = rows.at(-1)?.at ?? '1970-01-01T00:00:00.000Z';
  return { size, root, signature: signHead({ origin, size, root }, key), frontier, at };
}

export function checkpointOver(rows: readonly AuditRow[], key = signer): string {
  return signCheckpoint({ origin, size: rows.length, root: rootOfLeaves(rows.map((r) => r.leafHash)) }, key);
}

export function logOf(size: number, ...checkpointSizes: number[]): Log {
  const rows = Array.from({ length: size }, (_, seq) => rowOf(entryAt(seq)));
  return {
    rows,
    head: headOver(rows),
    checkpoints: checkpointSizes.map((n) => checkpointOver(rows.slice(0, n))),
  };
}

const named = (notes: readonly string[]) => notes.map((note, i) => ({ name: `checkpoint ${i + 1}`, note }));

/** Row by row, and again in runs of three that were judged apart: it may make no difference. */
export function audit(log: Log) {
  const input = { agency: AGENCY, verifierKey, ...log, checkpoints: named(log.checkpoints) };
  const report = auditLog(input);
  const inRuns = new LogAudit(input);
  for (let i = 0; i < log.rows.length; i += 3) {
    const rows = log.rows.slice(i, i + 3);
    const run = validRange(rows, AGENCY);
    if (!run || !inRuns.addRange(run)) for (const row of rows) inRuns.add(row);
  }
  expect(inRuns.finish()).toEqual(report);
  return report;
}

export function findingsOf(log: Log) {
  const report = audit(log);
  return report.ok ? [] : report.findings;
}
