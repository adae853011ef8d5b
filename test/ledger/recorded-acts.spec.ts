import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { LedgerEntryRow } from '../../src/modules/ledger/index.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';
import { FurtherActs } from './acts-beyond-the-demo.js';

/**
 * What each kind of act leaves in the ledger must not change when its code does: an entry is kept for ever and is read by
 * verifiers outside. The demo office is seeded at one moment; its entries are held against those recorded here, with ids
 * and digests (which are random) left out; so are those of acts that the demo lacks, played in a small office. `RECORD=1` writes the record anew, for acts that are new.
 */
const AT = '2026-11-23T02:00:00.000Z';

/** Questions are drawn by chance; files are sealed and read at their own pace, beside the acts. */
const LEFT_OUT = /^(exam|ledger)\.|^evidence\.(seal|read-media|derive)/;
/** Played after the demo was seeded: the clock goes on. */
const AT_ANY_TIME = /^(exchange|session)\./;
/** Drawn by chance: tokens of public records and shares, keys. */
const RANDOM = new Set(['recordId', 'slug', 'verifierKey', 'token']);

interface Recorded {
  entries: number;
  /** SHA-256 over the entries of this act, each with its random values left out, in sorted order. */
  sha256: string;
  /** The first of them. */
  example: unknown;
}

describe(`entries of the ledger on ${DRIVER}`, () => {
  let office: Office;
  afterEach(() => office.close());

  it('of the demo are those recorded, act by act', async () => {
    // Seeded by itself: a copy of another office would go on at the time of this machine.
    office = await startOffice({ demo: true, at: AT, env: {} });
    await new FurtherActs(office).exchange();
    await expectRecorded(office, './recorded-acts.json');
  }, 300_000);

  it('of acts beyond the demo are those recorded, act by act', async () => {
    office = await startOffice({ at: AT, env: {} });
    const further = new FurtherActs(office);
    await further.officers();
    await further.certificates();
    await further.accounts();
    await further.questions();
    await further.training();
    await expectRecorded(office, './recorded-acts-beyond-the-demo.json');
  }, 300_000);
});

async function expectRecorded(office: Office, name: string): Promise<void> {
  const rows = await office.app.get(DataSource).getRepository(LedgerEntryRow).find();
  const byAct = new Map<string, string[]>();
  for (const { act, bytes } of rows) {
    if (LEFT_OUT.test(act)) continue;
    byAct.set(act, [...(byAct.get(act) ?? []), withoutRandom(act, bytes)]);
  }
  const found: Record<string, Recorded> = {};
  for (const act of [...byAct.keys()].sort()) {
    const lines = byAct.get(act)!.sort();
    const sha256 = createHash('sha256').update(lines.join('\n'), 'utf8').digest('hex');
    found[act] = { entries: lines.length, sha256, example: JSON.parse(lines[0]!) };
  }
  const file = new URL(name, import.meta.url);
  if (process.env.RECORD) writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`);
  const recorded = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Recorded>;
  expect(found).toEqual(recorded);
}

function withoutRandom(act: string, bytes: string): string {
  const atAnyTime = AT_ANY_TIME.test(act);
  return JSON.stringify(
    JSON.parse(bytes, (key, value: unknown) => {
      if (key === 'seq') return 0;
      if (key === 'at' && atAnyTime) return '<moment>';
      if (RANDOM.has(key)) return '<random>';
      if (typeof value !== 'string') return value;
      return (
        value
          .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>')
          .replace(/\b[0-9a-f]{64}\b/g, '<digest>')
          // Of a public record.
          .replace(/^[\w-]{20}$/, (text) => (key === 'id' ? '<random>' : text))
      );
    }),
  );
}
