import type { AddressInfo } from 'node:net';
import { systemActor } from '../../src/kernel/access/index.js';
import { createApp } from '../../src/app.js';
import { FileWork } from '../../src/modules/disclosure/index.js';
import { ReadMedia, SealEvidence } from '../../src/modules/evidence/index.js';
import { MakeDerivatives } from '../../src/modules/evidence/media/make-derivatives.js';
import { Office, PASSWORD, startOffice } from '../support/office.js';
import type { Entry } from './account.js';
import { Client } from './client.js';
import { LedgerReader, since } from './ledger-reader.js';
import { PROGRAM } from './steps-of-registers.js';
import { EVERYBODY, type Place } from './workload.js';

/** An office inside the process of the test, so that a test can put faults under it; it can be started anew. */
export class InProcess implements Place {
  accounts: ReadonlyMap<string, string> = new Map();
  private before: readonly Entry[] = [];

  private constructor(
    public office: Office,
    private at: string,
    readonly client: Client,
    readonly reader: LedgerReader,
  ) {}

  static async start(
    at: string,
    env?: Record<string, string>,
    client: (base: () => string) => Client = (base) => new Client(base, PASSWORD),
  ): Promise<InProcess> {
    const office = await startOffice({ at, env });
    const place: InProcess = new InProcess(
      office,
      at,
      client(() => place.office.http),
      new LedgerReader(office.config.databaseUrl),
    );
    await place.client.know(EVERYBODY.filter((name) => name !== PROGRAM));
    place.accounts = new Map([...(await place.reader.accounts()), [PROGRAM, systemActor('', []).userId]]);
    place.before = await place.reader.entries();
    return place;
  }

  get seeded() {
    return this.office.seeded;
  }
  now(): number {
    return this.office.clock.ms();
  }

  /** A minute and a second go by. */
  pass(): void {
    this.at = new Date(this.now() + 61_000).toISOString();
    this.office.clock.set(this.at);
  }

  /** Entries since the start, as a second connection sees them. */
  async entries(): Promise<Entry[]> {
    return since(this.before, await this.reader.entries());
  }

  /** How many entries one person has of one act, over a connection that sees only what is committed. */
  async count(act: string, actorId: string): Promise<number> {
    const [row] = await this.reader.rows<{ n: number | string }>(
      `SELECT count(*) AS "n" FROM "ledger_entries" WHERE "act" = '${act}' AND "actorId" = '${actorId}'`,
    );
    return Number(row!.n);
  }

  /** Transactions that PostgreSQL keeps open for nobody; what is just ending is given a moment. */
  async idleInTransaction(): Promise<number> {
    for (let tries = 0; ; tries += 1) {
      const [row] = await this.reader.rows<{ n: string }>(
        `SELECT count(*) AS "n" FROM pg_stat_activity
          WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
      );
      if (Number(row!.n) === 0 || tries === 10) return Number(row!.n);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Resolves when the program does nothing by itself any more. */
  async settled(): Promise<void> {
    const { app } = this.office;
    await app.get(SealEvidence).settled();
    await app.get(ReadMedia).settled();
    await app.get(MakeDerivatives).settled();
    await app.get(FileWork).settled();
  }

  /** Ends the program and starts it again on the same data. */
  async restart(): Promise<void> {
    const { seeded, database, config } = this.office;
    await this.office.app.close();
    const app = await createApp(config, this.at);
    const { port } = (await app.listen(0, '127.0.0.1')).address() as AddressInfo;
    this.office = new Office(app, `http://127.0.0.1:${port}`, seeded, database, config);
  }

  async drop(): Promise<void> {
    await this.reader.close();
    await this.office.close();
  }
}
