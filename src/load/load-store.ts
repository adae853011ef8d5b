import { createApp } from '../app.js';
import { systemActor } from '../kernel/access/index.js';
import { append, entryBytes, leafHash, originOf, rootOf, signHead } from '../kernel/ledger/index.js';
import { type Instant, type LegalDay, legalDayOf } from '../kernel/time.js';
import { LawService } from '../modules/calendar/index.js';
import { Checkpoints, LedgerKey } from '../modules/ledger/index.js';
import type { Config } from '../platform/config/index.js';
import { Clock } from '../platform/time/index.js';
import { loadedAgencies } from './agencies.js';
import { type Bulk, openBulk } from './bulk.js';
import { CaseLife, type Way } from './case-life.js';
import { Chance } from './chance.js';
import type { LoadedEntry } from './life.js';
import { matterBy } from './matters.js';
import { TableWriter } from './table-writer.js';
import { TABLES } from './tables.js';
import { type LoadedAgency, World } from './world.js';

export interface LoadPlan {
  readonly cases: number;
  readonly agencies: number;
  readonly seed: number;
  readonly password: string;
  /** The guards of the database judge every row (tests); else they stand aside, as for a backup that is taken back. */
  readonly guarded?: boolean;
}

export interface LoadReport {
  readonly cases: number;
  readonly rows: number;
  readonly entries: number;
  /** Milliseconds for the agencies, accounts and certificates, and for the cases. */
  readonly officeMs: number;
  readonly casesMs: number;
}

/** The day on which the loaded office opened, and that of its first case. */
const OPENED = '2024-01-02T01:00:00.000Z';
const FIRST_DAY = '2024-01-08';
const WRITTEN_AT_ONCE = 64;
const CASES_AT_ONCE = 4_096;
const WORKDAY_MS = 8 * 3_600_000;

/**
 * Of a hundred cases; what is missing (20) goes the ordinary way. Most of what a street or a market office does are
 * penalties on the spot (行政处罚法 第51条) with few papers; few cases are heavy enough for a review.
 */
const WAYS: readonly (readonly [Way, number])[] = [
  ['on-the-spot', 70],
  ['reviewed', 4],
  ['not-filed', 2],
  ['dropped', 2],
  ['transferred', 1],
  ['suspended', 1],
];
/** So many of a hundred cases come to a stand at some step. */
const STANDING = 3;

/**
 * Fills the empty store of `config`: agencies and accounts through the acts, then cases in bulk as the acts leave them,
 * from the beginning of 2024 to today. The same seed on the same day makes the same cases; ids of the agencies, keys and
 * password hashes are new each time.
 */
export async function loadStore(config: Config, plan: LoadPlan, at?: Instant): Promise<LoadReport> {
  const began = Date.now();
  const app = await createApp(config, at, 'command');
  const clock = app.get(Clock);
  const now = clock.now();
  let load: Load;
  try {
    clock.set(OPENED);
    const agencies = await loadedAgencies(app, plan, legalDayOf(now));
    load = new Load(
      plan,
      new World(app.get(LawService), now),
      agencies,
      app.get(LedgerKey),
      config.uploadsDir,
    );
  } finally {
    clock.set();
    await app.close();
  }
  const officeMs = Date.now() - began;
  const bulk = await openBulk(config.databaseUrl, {
    tables: Object.keys(TABLES),
    guarded: plan.guarded ?? false,
  });
  await load.into(bulk);
  await bulk.finish();
  const { entries, rows } = load;
  const report = { cases: plan.cases, rows, entries, officeMs, casesMs: Date.now() - began - officeMs };
  const again = await createApp(config, at, 'command');
  await again.get(Checkpoints).cutAll((agencyId) => systemActor(agencyId, ['auditor']));
  await again.close();
  return report;
}

class Load {
  private readonly chance: Chance;
  /** Entries whose place is not known yet: cases that begin later may act before. By day of their moment. */
  private readonly waiting = new Map<LegalDay, LoadedEntry[]>();
  private readonly heads = new Map<string, { size: number; nodes: readonly string[]; at: string }>();
  private writer!: TableWriter;
  entries = 0;
  rows = 0;

  constructor(
    private readonly plan: LoadPlan,
    private readonly world: World,
    private readonly agencies: readonly LoadedAgency[],
    private readonly key: LedgerKey,
    private readonly uploads: string,
  ) {
    this.chance = new Chance(plan.seed);
  }

  async into(bulk: Bulk): Promise<void> {
    const { plan, chance, agencies, world } = this;
    const writer = (this.writer = new TableWriter(bulk, TABLES));
    const heads = await bulk.query<{ agencyId: string; size: number; frontier: string; at: string }>(
      'SELECT "agencyId", "size", "frontier", "at" FROM "ledger_heads"',
    );
    for (const { agencyId, size, frontier, at } of heads)
      this.heads.set(agencyId, { size, nodes: JSON.parse(frontier) as string[], at });
    const days = world.workdays(FIRST_DAY, legalDayOf(world.now));
    let today: LegalDay = '';
    await bulk.begin();
    for (let i = 0; i < plan.cases; i++) {
      const part = (i / plan.cases) * days.length;
      const day = days[Math.floor(part)]!;
      if (day !== today) this.enterBefore((today = day));
      const shift = Math.floor((part % 1) * WORKDAY_MS);
      const agency = chance.of(agencies);
      const stands = chance.below(100) < STANDING ? 1 + chance.below(12) : Infinity;
      const id = chance.id(Date.parse(`${day}T01:00:00.000Z`) + shift);
      const life = new CaseLife(
        world,
        agency,
        chance,
        writer,
        (entry) => this.wait(entry),
        day,
        shift,
        stands,
        id,
      );
      life.play(this.way(), matterBy(chance), this.uploads);
      if (i % WRITTEN_AT_ONCE === WRITTEN_AT_ONCE - 1) await writer.write();
      if (i % CASES_AT_ONCE < CASES_AT_ONCE - 1) continue;
      await bulk.commit();
      await bulk.begin();
    }
    this.enterBefore('9999-12-31');
    await writer.write();
    await this.settle(bulk);
    await bulk.commit();
    this.rows = writer.count;
  }

  private way(): Way {
    let part = this.chance.below(100);
    for (const [way, share] of WAYS) {
      if (part < share) return way;
      part -= share;
    }
    return 'ordinary';
  }

  private wait(entry: LoadedEntry): void {
    const day = entry.at.slice(0, 10);
    const list = this.waiting.get(day);
    if (list) list.push(entry);
    else this.waiting.set(day, [entry]);
  }

  /** No case begun from this day on acts before it: what was done until then has its place. */
  private enterBefore(day: LegalDay): void {
    const past = [...this.waiting.keys()].filter((waiting) => waiting < day).sort();
    for (const done of past) {
      const entries = this.waiting.get(done)!;
      this.waiting.delete(done);
      entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
      for (const entry of entries) this.enter(entry);
    }
  }

  private enter({ agency, at, id, actor, act, subjectType, subjectId, detail }: LoadedEntry): void {
    const agencyId = agency.row.id;
    const head = this.heads.get(agencyId)!;
    const bytes = entryBytes({
      ...{ v: 1, agency: agencyId, seq: head.size, id, at, actor: { id: actor.id, name: actor.name }, act },
      ...{ subject: { type: subjectType, id: subjectId }, detail },
    });
    const leaf = leafHash(bytes);
    this.writer.addValues(
      'ledger_entries',
      ...[agencyId, head.size, id, at, actor.id, act, subjectType, subjectId, bytes, leaf],
    );
    const { size, nodes } = append(head, leaf);
    this.heads.set(agencyId, { size, nodes, at });
    this.entries += 1;
  }

  /** The signed heads of the trees, and the series of numbers as they stand. */
  private async settle(bulk: Bulk): Promise<void> {
    for (const [agencyId, { size, nodes, at }] of this.heads) {
      const root = rootOf({ nodes });
      const signature = signHead({ origin: originOf(this.key.name, agencyId), size, root }, this.key.signer);
      await bulk.query(
        'UPDATE "ledger_heads" SET "size" = ?, "root" = ?, "frontier" = ?, "signature" = ?, "at" = ? WHERE "agencyId" = ?',
        [size, root, JSON.stringify(nodes), signature, at, agencyId],
      );
    }
    for (const { row, numbers } of this.agencies)
      for (const [key, last] of numbers) {
        const [series, year] = key.split(' ') as [string, string];
        await bulk.query(
          'INSERT INTO "case_numbers" ("id", "agencyId", "series", "year", "last") VALUES (?, ?, ?, ?, ?)',
          [this.chance.id(Date.parse(this.world.now)), row.id, series, Number(year), last],
        );
      }
  }
}
