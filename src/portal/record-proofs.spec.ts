import { ok } from '../kernel/result.js';
import type { AttestRecord } from '../modules/disclosure/index.js';
import type { LedgerProofs } from '../modules/ledger/index.js';
import { RecordProofs } from './record-proofs.js';

/** A ledger that counts how many proofs are made at once, and fails on one of them. */
function proofs() {
  const seen = { made: 0, now: 0, most: 0 };
  const attesting = { of: async (slug: string) => ok({ agencyId: 'a', seq: Number(slug), entry: '{}' }) };
  const ledger = {
    prove: async (_: string, [seq]: [number]) => {
      seen.made += 1;
      seen.now += 1;
      seen.most = Math.max(seen.most, seen.now);
      await new Promise((done) => setTimeout(done, 2));
      seen.now -= 1;
      if (seq === 13) throw new Error('not the tree that was signed');
      return { checkpoint: { size: 99, note: 'n' }, verifierKey: 'k', proofs: new Map([[seq, ['p']]]) };
    },
  };
  const made = new RecordProofs(attesting as unknown as AttestRecord, ledger as unknown as LedgerProofs);
  return { made, seen };
}

it('one proof is made at a time, and one for all who ask for the same record', async () => {
  const { made, seen } = proofs();
  const answers = await Promise.all([1, 1, 1, 2, 2, 3].map((n) => made.of(String(n))));
  expect(answers.every(({ ok: good }) => good)).toBe(true);
  expect(seen).toMatchObject({ made: 3, most: 1 });
  await made.of('1');
  expect(seen.made).toBe(3);
});

it('more records than can be waited for are refused, and served when the others are done', async () => {
  const { made } = proofs();
  const answers = await Promise.all(Array.from({ length: 25 }, (_, i) => made.of(String(20 + i))));
  expect(answers.filter(({ ok: good }) => !good)).toHaveLength(5);
  expect(await made.of('44')).toMatchObject({ ok: true, value: { index: 44, path: ['p'] } });
});

it('a proof that cannot be made holds up nobody and is not kept', async () => {
  const { made, seen } = proofs();
  const broken = made.of('13');
  const after = made.of('14');
  await expect(broken).rejects.toThrow('not the tree');
  expect(await after).toMatchObject({ ok: true });
  await expect(made.of('13')).rejects.toThrow('not the tree');
  expect(seen.made).toBe(3);
});
