import { isDeepStrictEqual } from 'node:util';
import { DataSource, Not } from 'typeorm';
import { ROLES, systemActor } from '../../src/kernel/access/index.js';
import { LedgerEntryRow } from '../../src/modules/ledger/index.js';
import { collectionOf, type Ids, idsOf } from '../abuse/office.js';
import { abusedRoutes, lawful, uuid } from '../abuse/routes.js';
import { Account } from '../faults/account.js';
import { Chance } from '../faults/chance.js';
import { type Answer, Client } from '../faults/client.js';
import { InProcess } from '../faults/in-process.js';
import { asExpected, Journey, JOURNEYS, take } from '../faults/workload.js';
import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { DEMO_AT, type Office, PASSWORD, startOffice } from '../support/office.js';

const TIMES = [1, 2, 3, 4];
/**
 * Uploads in pieces go on where they stopped and need no key (tus); a session that ended has nobody to answer; every wrong
 * password counts, and slows the next.
 */
const WITHOUT_KEY = /^\/api\/(uploads|auth\/log|me\/password)/;

/** These end the sessions of those who send the rest. */
const LAST = /^\/api\/(accounts|me|auth)/;

/** Sends everything that changes something four times at once under one key, and compares the answers. */
class FourfoldClient extends Client {
  readonly differing: string[] = [];
  acknowledged = 0;
  private keys = 0;

  override async ask(...args: Parameters<Client['ask']>): Promise<Answer> {
    const [username, method, path, body, headers = {}, token] = args;
    if (!path.startsWith('/api/') || ['GET', 'HEAD'].includes(method) || WITHOUT_KEY.test(path))
      return super.ask(...args);
    const key = { 'Idempotency-Key': `key-${(this.keys += 1)}` };
    const answers = await Promise.all(
      TIMES.map(() => super.ask(username, method, path, body, { ...headers, ...key }, token)),
    );
    const [first] = answers;
    const told = ({ status, body: said }: Answer) => ({ status, said: withoutNumber(said) });
    for (const answer of answers)
      if (!isDeepStrictEqual(told(answer), told(first!)))
        this.differing.push(`${method} ${path}: ${JSON.stringify(answers.map(told))}`);
    if (first!.status < 400) this.acknowledged += 1;
    return first!;
  }
}

/** The number by which a request is found in the log is its own. */
const withoutNumber = (said: unknown): unknown =>
  typeof said === 'object' && said !== null && 'requestId' in said ? { ...said, requestId: '' } : said;

describe(`every act sent four times at once under one key, on ${DRIVER}`, () => {
  let place: InProcess;
  let client: FourfoldClient;
  beforeAll(async () => {
    place = await InProcess.start(at('2026-09-14', '11:00'), undefined, (base) => {
      client = new FourfoldClient(base, PASSWORD);
      return client;
    });
  });
  afterAll(() => place.drop());

  it('makes one record and gives one answer', async () => {
    const account = new Account();
    for (const [name, steps] of Object.entries(JOURNEYS)) {
      const journey = new Journey(place, `${name}-fourfold`);
      for (const step of steps) {
        const { answer } = await take(step, journey, account);
        expect([step.name, answer.status, answer.body, asExpected(step, answer)]).toEqual([
          ...[step.name, answer.status, answer.body, true],
        ]);
        await place.settled();
      }
    }
    expect(client.differing).toEqual([]);
    expect(account.check(await place.entries())).toEqual({ lost: [], doubled: [] });
    expect(client.acknowledged).toBeGreaterThan(40);
  }, 240_000);
});

describe(`whatever the description names, sent four times at once under one key, on ${DRIVER}`, () => {
  const chance = new Chance(Number(process.env.FAULT_SEED ?? 1));
  const routes = abusedRoutes()
    .filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/') && !WITHOUT_KEY.test(path))
    .sort((a, b) => Number(LAST.test(a.path)) - Number(LAST.test(b.path)));
  const tokens = new Map<string, string>();
  let office: Office;
  let ids: Ids;
  beforeAll(async () => {
    office = await startOffice({ demo: true, at: DEMO_AT });
    for (const role of ROLES) tokens.set(role, await office.token(`${role}1`));
    ids = await idsOf({ url: office.http }, tokens);
  }, 300_000);
  afterAll(() => office.close());

  /** Entries of persons: the program itself goes on reading files beside. */
  const entries = () =>
    office.app
      .get(DataSource)
      .getRepository(LedgerEntryRow)
      .countBy({ actorId: Not(systemActor('', []).userId) });

  it('is one act or none, and is answered alike', async () => {
    const client = new FourfoldClient(() => office.http, PASSWORD);
    const wrong: string[] = [];
    let acts = 0;
    for (const { method, path, body, roles } of routes) {
      const role = roles[chance.below(Math.max(roles.length, 1))] ?? 'officer';
      for (let tries = 0; tries < 2; tries += 1) {
        const known = ids.get(collectionOf(path)) ?? [];
        const address = path.replace(/\{\w+\}/g, () => known[chance.below(known.length)] ?? uuid(chance));
        const sent = body ? (lawful(body, chance, (most) => '公'.repeat(Math.min(most, 12))) as object) : {};
        const before = await entries();
        const { status } = await client.ask('', method, address, sent, {}, tokens.get(role));
        const more = (await entries()) - before;
        if (more > 1 || (more === 1 && status >= 400))
          wrong.push(`${method} ${path}: ${more} entries, answered ${status}`);
        acts += more;
      }
    }
    expect(wrong).toEqual([]);
    expect(client.differing).toEqual([]);
    expect(acts).toBeGreaterThan(20);
  }, 600_000);
});
