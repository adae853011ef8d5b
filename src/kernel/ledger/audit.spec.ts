import fc from 'fast-check';
import { auditLog, type CheckpointRow } from './audit.js';
import {
  AGENCY,
  signer,
  thief,
  verifierKey,
  origin,
  entryAt,
  rowOf,
  headOver,
  checkpointOver,
  logOf,
  audit,
  findingsOf,
} from './audit-harness.js';
import { originOf, signCheckpoint, signHead } from './checkpoint.js';
import { EMPTY_FRONTIER, append, leafHash, rootOf, rootOfLeaves } from './merkle.js';
import type { AuditRow } from './verify-row.js';

describe('an untouched log', () => {
  it('passes at every size, with checkpoints at every size', () => {
    for (const size of [0, 1, 2, 3, 7, 8, 33]) {
      const log = logOf(size, ...Array.from({ length: size + 1 }, (_, n) => n));
      expect(audit(log)).toEqual({ ok: true, size, root: log.head?.root });
    }
  });

  it('passes empty and without a head, since nothing was ever written', () => {
    expect(audit({ rows: [], head: undefined, checkpoints: [] })).toMatchObject({ ok: true, size: 0 });
  });

  it('never raises a false alarm: whatever is written, read back and verified passes', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 });
    const written = fc.record({
      id: text,
      act: text,
      actor: fc.record({ id: text, name: fc.string({ unit: 'binary' }) }),
      subject: fc.record({ type: text, id: text }),
      detail: fc.dictionary(text, fc.oneof(text, fc.maxSafeInteger(), fc.boolean(), fc.array(text))),
    });
    fc.assert(
      fc.property(fc.array(written, { maxLength: 20 }), fc.nat(20), (acts, cut) => {
        const rows: AuditRow[] = [];
        let frontier = EMPTY_FRONTIER;
        const checkpoints: string[] = [];
        for (const [seq, act] of acts.entries()) {
          const row = rowOf(entryAt(seq, act));
          frontier = append(frontier, row.leafHash);
          rows.push(JSON.parse(JSON.stringify(row)) as AuditRow);
          if (seq === cut) {
            checkpoints.push(signCheckpoint({ origin, size: frontier.size, root: rootOf(frontier) }, signer));
          }
        }
        const size = frontier.size;
        const root = rootOf(frontier);
        const head = headOver(rows);
        expect(audit({ rows, head, checkpoints })).toEqual({ ok: true, size, root });
      }),
      { numRuns: 60 },
    );
  });
});

describe('a changed row is named', () => {
  it('when its bytes were edited', () => {
    const log = logOf(9, 4);
    log.rows[3] = { ...log.rows[3]!, bytes: log.rows[3]!.bytes.replace('执法', '收费') };
    expect(findingsOf(log)).toEqual([
      { kind: 'changed', seq: 3, id: 'entry-3', detail: 'bytes do not hash to the leaf hash' },
    ]);
  });

  it('when bytes and leaf hash were replaced together: the last good checkpoint bounds the stretch', () => {
    const log = logOf(9, 2, 5);
    log.rows[3] = rowOf(entryAt(3, { detail: { n: 0 } }));
    expect(findingsOf(log)).toMatchObject([
      { kind: 'checkpoint-mismatch', seq: 2, through: 4 },
      { kind: 'head-mismatch', seq: 2, through: 8 },
    ]);
  });

  it('when it belongs to another agency', () => {
    const log = logOf(3);
    log.rows[1] = rowOf(entryAt(1, { agency: 'agency-2' }));
    expect(findingsOf(log)[0]).toMatchObject({
      kind: 'changed',
      seq: 1,
      detail: expect.stringContaining('agency-2'),
    });
  });

  it('when its bytes hash but are no entry', () => {
    const log = logOf(3);
    log.rows[1] = { ...log.rows[1]!, bytes: '{}', leafHash: leafHash('{}') };
    expect(findingsOf(log)[0]).toMatchObject({ kind: 'changed', seq: 1 });
  });

  it.each(['id', 'at', 'actorId', 'act', 'subjectType', 'subjectId'] as const)(
    'when column %s was edited',
    (column) => {
      const log = logOf(6);
      log.rows[2] = { ...log.rows[2]!, [column]: 'other' };
      expect(findingsOf(log)).toMatchObject([
        { kind: 'changed', seq: 2, detail: `column ${column} differs from the bytes` },
      ]);
    },
  );

  it('when any one bit of any field of any row is flipped', () => {
    const fields = [
      'seq',
      'id',
      'at',
      'actorId',
      'act',
      'subjectType',
      'subjectId',
      'bytes',
      'leafHash',
    ] as const;
    const size = 23;
    const { rows, head, checkpoints } = logOf(size, 10);
    fc.assert(
      fc.property(
        fc.nat(size - 1),
        fc.constantFrom(...fields),
        fc.nat(),
        fc.nat(7),
        (at, field, where, bit) => {
          const row = rows[at]!;
          const value = row[field];
          const flipped = typeof value === 'number' ? value ^ (1 << bit) : flipBit(value, where, bit);
          const tampered = rows.with(at, { ...row, [field]: flipped });
          const found = findingsOf({ rows: tampered, head, checkpoints });
          const named = found.some((f) => f.seq === at || f.seq === flipped || f.id === row.id);
          expect({ at, field, named }).toEqual({ at, field, named: true });
          expect(['changed', 'reordered']).toContain(found[0]!.kind);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

function flipBit(text: string, where: number, bit: number): string {
  const at = where % text.length;
  const unit = String.fromCharCode(text.charCodeAt(at) ^ (1 << bit));
  return text.slice(0, at) + unit + text.slice(at + 1);
}

describe('a removed row is named', () => {
  it.each([
    [0, 0],
    [4, 4],
    [3, 6],
    [8, 8],
    [5, 8],
  ])('rows %i to %i', (from, through) => {
    const log = logOf(9);
    log.rows.splice(from, through - from + 1);
    expect(findingsOf(log)).toContainEqual(expect.objectContaining({ kind: 'removed', seq: from, through }));
  });

  it('when the head was rolled back with it but a checkpoint remembers', () => {
    const log = logOf(9, 9);
    log.rows.length = 6;
    log.head = headOver(log.rows);
    expect(findingsOf(log)).toMatchObject([
      { kind: 'removed', seq: 6, through: 8 },
      { kind: 'checkpoint-mismatch', seq: 6, through: 8 },
    ]);
  });

  it('when the rest was renumbered to close the gap', () => {
    const log = logOf(6, 6);
    log.rows.splice(2, 1);
    log.rows = log.rows.map((row, seq) => ({ ...row, seq }));
    expect(findingsOf(log)).toContainEqual(
      expect.objectContaining({ kind: 'reordered', seq: 2, id: 'entry-3' }),
    );
    expect(findingsOf(log)).toContainEqual(expect.objectContaining({ kind: 'removed', seq: 2, through: 2 }));
  });
});

describe('a reordered row is named', () => {
  it('when two rows changed places, and only those two', () => {
    for (const [one, other] of [
      [3, 4],
      [2, 17],
    ] as const) {
      const log = logOf(19);
      const [left, right] = [log.rows[one]!, log.rows[other]!];
      log.rows[one] = { ...right, seq: one };
      log.rows[other] = { ...left, seq: other };
      expect(findingsOf(log)).toMatchObject([
        { kind: 'reordered', seq: one, id: right.id },
        { kind: 'reordered', seq: other, id: left.id },
        { kind: 'head-mismatch' },
      ]);
    }
  });

  it('when rows were dealt out anew: each that moved, none that stayed, none as removed but those that are', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          Array.from({ length: 24 }, (_, seq) => seq),
          { minLength: 1 },
        ),
        (dealt) => {
          const log = logOf(24);
          const { rows } = log;
          log.rows = dealt.map((seq, place) => ({ ...rows[seq]!, seq: place }));
          const found = findingsOf(log);
          const moved = dealt.flatMap((seq, place) => (seq === place ? [] : [place]));
          expect(found.flatMap(({ kind, seq }) => (kind === 'reordered' ? [seq] : []))).toEqual(moved);
          const gone = found.flatMap(({ kind, seq, through }) =>
            kind === 'removed' ? Array.from({ length: through! - seq! + 1 }, (_, i) => seq! + i) : [],
          );
          expect(gone).toEqual(rows.map(({ seq }) => seq).filter((seq) => !dealt.includes(seq)));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('when rows are read out of order', () => {
    const log = logOf(9);
    log.rows.push(...log.rows.splice(2, 1));
    expect(findingsOf(log)).toContainEqual(
      expect.objectContaining({ kind: 'reordered', seq: 2, id: 'entry-2' }),
    );
    expect(findingsOf(log).some((f) => f.kind === 'removed')).toBe(false);
  });

  it('when time goes back', () => {
    const rows = [
      rowOf(entryAt(0)),
      rowOf(entryAt(1)),
      rowOf(entryAt(2, { at: '2025-01-01T00:00:00.000Z' })),
    ];
    const head = { ...headOver(rows), at: rows[1]!.at };
    expect(findingsOf({ rows, head, checkpoints: [] })).toMatchObject([
      { kind: 'reordered', seq: 2, id: 'entry-2' },
    ]);
  });
});

describe('a row appended past the program is named', () => {
  it('when the head was left as it was', () => {
    const log = logOf(5);
    log.rows.push(rowOf(entryAt(5)));
    expect(findingsOf(log)).toMatchObject([
      { kind: 'appended', seq: 5, id: 'entry-5' },
      { kind: 'head-mismatch', seq: 5 },
    ]);
  });

  it('far beyond, before the first, or where no number is, and nothing is called removed for it', () => {
    for (const seq of [40, -3, 2.5, 'x' as unknown as number]) {
      const log = logOf(5);
      log.rows.push({ ...log.rows[2]!, seq, id: 'slipped' });
      const found = findingsOf(log);
      expect(found).toContainEqual(expect.objectContaining({ kind: 'reordered', seq, id: 'slipped' }));
      expect(found.filter(({ kind }) => kind === 'removed')).toEqual([]);
    }
  });

  it('when the head was moved on without the key', () => {
    const log = logOf(5, 5);
    log.rows.push(rowOf(entryAt(5)));
    log.head = headOver(log.rows, thief);
    expect(findingsOf(log)).toMatchObject([{ kind: 'head-forged', seq: 5, through: 5 }]);
  });

  it('when the head was removed', () => {
    const log = logOf(5, 3);
    log.head = undefined;
    expect(findingsOf(log)).toContainEqual(
      expect.objectContaining({ kind: 'head-missing', seq: 3, through: 4 }),
    );
  });
});

describe('heads and checkpoints', () => {
  it('names a head of another root', () => {
    const log = logOf(5);
    const root = leafHash('x');
    log.head = { ...log.head!, root, signature: signHead({ origin, size: 5, root }, signer) };
    expect(findingsOf(log)).toMatchObject([{ kind: 'head-mismatch', seq: 0, through: 4 }]);
  });

  it('names a head signed for another agency', () => {
    const log = logOf(5);
    const { root } = log.head!;
    const signature = signHead({ origin: originOf(signer.name, 'agency-2'), size: 5, root }, signer);
    log.head = { ...log.head!, signature };
    expect(findingsOf(log)).toMatchObject([{ kind: 'head-forged' }]);
  });

  it('names a head whose frontier or time is not that of its rows', () => {
    for (const change of [{ frontier: '[]' }, { at: '2026-03-02T00:00:09.000Z' }]) {
      const log = logOf(5);
      log.head = { ...log.head!, ...change };
      expect(findingsOf(log)).toMatchObject([{ kind: 'head-mismatch', seq: 0, through: 4 }]);
    }
  });

  describe('as rows with the entry that cut each', () => {
    const before = Array.from({ length: 4 }, (_, seq) => rowOf(entryAt(seq)));
    const root = rootOfLeaves(before.map((row) => row.leafHash));
    const cutting = rowOf(entryAt(4, { act: 'ledger.checkpoint', detail: { size: 4, root } }));
    const rows = [...before, cutting, rowOf(entryAt(5))];
    const row = { size: 4, root, at: cutting.at, note: checkpointOver(before) };
    const judged = (checkpointRows: CheckpointRow[]) =>
      findingsOf({ rows, head: headOver(rows), checkpoints: [row.note], checkpointRows });

    it('passes when each says what the other says', () => expect(judged([row])).toEqual([]));

    it('names a row that is gone', () =>
      expect(judged([])).toMatchObject([{ kind: 'checkpoint-missing', seq: 4 }]));

    it.each([{ at: '2026-03-02T00:00:05.000Z' }, { root: leafHash('x') }])('names a column: %j', (change) =>
      expect(judged([{ ...row, ...change }])).toMatchObject([
        { kind: 'checkpoint-mismatch', seq: 4, detail: expect.stringContaining(Object.keys(change)[0]!) },
      ]),
    );

    it('names a row that moved, and the place it left', () =>
      expect(judged([{ ...row, size: 5 }])).toMatchObject([
        { kind: 'checkpoint-missing', seq: 4 },
        { kind: 'checkpoint-mismatch', seq: 5 },
      ]));
  });

  it('names a checkpoint of another history', () => {
    const log = logOf(6, 3);
    log.checkpoints.push(
      checkpointOver(Array.from({ length: 4 }, (_, i) => rowOf(entryAt(i, { act: 'x' })))),
    );
    expect(findingsOf(log)).toMatchObject([{ kind: 'checkpoint-mismatch', seq: 3, through: 3 }]);
  });

  it('names a forged checkpoint', () => {
    const log = logOf(6);
    log.checkpoints.push(checkpointOver(log.rows, thief), log.checkpoints[0] ?? 'no note');
    expect(findingsOf(log)).toMatchObject([
      { kind: 'checkpoint-forged', detail: expect.stringContaining('checkpoint 1') },
      { kind: 'checkpoint-forged', detail: expect.stringContaining('checkpoint 2') },
    ]);
  });

  it('names a checkpoint of another agency', () => {
    const log = logOf(2);
    const foreign = { origin: originOf(signer.name, 'agency-2'), size: 2, root: log.head!.root };
    log.checkpoints.push(signCheckpoint(foreign, signer));
    expect(findingsOf(log)).toMatchObject([{ kind: 'checkpoint-forged' }]);
  });

  it('never passes with a verifier key that is none', () => {
    expect(auditLog({ agency: AGENCY, verifierKey: 'x', rows: [], head: undefined })).toMatchObject({
      ok: false,
    });
  });

  it('counts what it does not list', () => {
    const log = logOf(30);
    log.rows = log.rows.map((row) => ({ ...row, act: 'other' }));
    const report = auditLog({ agency: AGENCY, verifierKey, ...log, checkpoints: [], maxFindings: 4 });
    expect(report).toMatchObject({ ok: false, more: 26 });
    expect(report.ok ? [] : report.findings.map((f) => f.seq)).toEqual([0, 1, 2, 3]);
  });
});
