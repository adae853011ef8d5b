import { cpSync } from 'node:fs';
import { PASSWORD, Program } from '../../bench/program.mjs';
import { systemActor } from '../../src/kernel/access/index.js';
import type { Account, Entry } from './account.js';
import { Chance } from './chance.js';
import { Client } from './client.js';
import { LedgerReader, since } from './ledger-reader.js';
import { PROGRAM } from './steps-of-registers.js';
import { EVERYBODY, type Place, wander } from './workload.js';

/** The built program over a seeded office, with everybody signed in, and its ledger as it was then. */
export class Running implements Place {
  private constructor(
    readonly program: Program,
    readonly client: Client,
    readonly reader: LedgerReader,
    readonly accounts: ReadonlyMap<string, string>,
    private readonly before: readonly Entry[],
  ) {}

  /** Seeded, started and stopped again: nothing is under way. */
  static async seeded(folder: string, env: Record<string, string> = {}): Promise<Running> {
    const program = await Program.seeded(folder, { FFMPEG: 'off', ...env });
    await program.start();
    const client = new Client(() => program.url, PASSWORD);
    await client.know(EVERYBODY.filter((name) => name !== PROGRAM));
    await program.stop();
    const reader = new LedgerReader(env.DATABASE_URL ?? `sqlite:${folder}/sanxiang.db`);
    const accounts = new Map([...(await reader.accounts()), [PROGRAM, systemActor('', []).userId]]);
    const before = await reader.entries();
    await reader.close();
    return new Running(program, client, reader, accounts, before);
  }

  /** The same office at another folder, with another reader where the database lies there too. */
  at(folder: string, env: Record<string, string> = {}): Running {
    const { program } = this;
    const other = new Program(folder, { ...program.env, ...env }, program.office);
    const url = other.env.DATABASE_URL ?? `sqlite:${folder}/sanxiang.db`;
    const client = this.client.at(() => other.url);
    return new Running(other, client, new LedgerReader(url), this.accounts, this.before);
  }

  /** A copy of a program that stands still. */
  copied(folder: string, env: Record<string, string> = {}): Running {
    cpSync(this.program.folder, folder, { recursive: true });
    return this.at(folder, env);
  }

  get seeded() {
    return this.program.office;
  }
  now(): number {
    return Date.now();
  }

  /** Entries since the account began; the connection is closed again, so that the database can be ended by itself. */
  async entries(): Promise<Entry[]> {
    try {
      return since(this.before, await this.reader.entries());
    } finally {
      await this.reader.close();
    }
  }

  /** Ended in whatever way, if it runs. */
  async end(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const { child } = this.program;
    if (child && child.exitCode === null && child.signalCode === null) await this.program.stop(signal);
  }

  /** What does not agree between the account, the ledger and the store, with the program stopped. */
  async wrong(account: Account): Promise<{ lost: string[]; doubled: string[]; other: string[] }> {
    const entries = await this.entries();
    const other: string[] = [];
    const seals = entries.filter(({ act }) => act === 'evidence.seal').map(({ subjectId }) => subjectId);
    if (new Set(seals).size !== seals.length) other.push('an item is sealed twice');
    const { code, output } = await this.program.verify();
    if (code !== 0) other.push(`verify ended ${code}: ${output.trim().slice(0, 500)}`);
    return { ...account.check(entries), other };
  }
}

const PATIENCE_MS = 20_000;

/** People who walk through journeys at once, until told to stop; each with chances of its own. */
export class Crowd {
  private over = false;
  private readonly walking: Promise<void>;
  /** What went wrong without a fault to explain it. */
  readonly surprises: string[] = [];

  constructor(
    places: readonly Place[],
    private readonly account: Account,
    seed: number,
    clients: number,
    name: string,
  ) {
    const walk = async (who: number): Promise<void> => {
      const chance = new Chance(seed + who);
      for (let n = 0; !this.over; n += 1) {
        const place = places[chance.below(places.length)]!;
        await wander(place, account, chance, `${name}${who}-${n}`, () => this.over).catch((error: unknown) =>
          this.surprises.push(String(error)),
        );
        // While nothing listens, asking again and again would slow the start.
        await chance.wait(20, 120);
      }
    };
    this.walking = Promise.all(Array.from({ length: clients }, (_, who) => walk(who))).then(() => undefined);
  }

  /** Resolves after so many more acknowledgements, or after some seconds: a moment in the middle of work. */
  async after(acknowledgements: number, patience = PATIENCE_MS): Promise<void> {
    const [enough, late] = [this.account.acknowledged + acknowledgements, Date.now() + patience];
    while (this.account.acknowledged < enough && Date.now() < late)
      await new Promise((resolve) => setTimeout(resolve, 1));
  }

  /** Resolves when the last answer has come. */
  async stop(): Promise<void> {
    this.over = true;
    await this.walking;
  }
}
