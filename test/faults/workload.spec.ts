import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { VerifyStore } from '../../src/verify-store.js';
import { Account, type Entry } from './account.js';
import type { Answer } from './client.js';
import { InProcess } from './in-process.js';
import { asExpected, Journey, JOURNEYS, take } from './workload.js';

const answer = (status: number, code = ''): Answer => ({ status, body: { code }, headers: {}, sent: true });
const act = { step: 'a step', act: 'case.register-lead', actorId: 'a', subjectId: 's' };
const entry = (id: string): Entry => ({ ...act, id });

describe('an account of acts', () => {
  it('misses what was acknowledged and is not in the ledger', () => {
    const account = new Account();
    account.note(act, answer(201));
    expect(account.check([entry('1')])).toEqual({ lost: [], doubled: [] });
    expect(account.check([]).lost).toHaveLength(2);
  });

  it('finds an act that was refused and is there, and one that is there twice', () => {
    const account = new Account();
    account.note(act, answer(500));
    expect(account.check([])).toEqual({ lost: [], doubled: [] });
    expect(account.check([entry('1')]).doubled).toHaveLength(2);
    account.note(act, answer(201));
    expect(account.check([entry('1'), entry('2')]).doubled).toHaveLength(2);
    expect(account.check([entry('1'), entry('1')]).doubled).toHaveLength(3);
  });

  it('allows an act without an answer once or not at all', () => {
    for (const silent of [answer(0), answer(503, 'database.outcome-unknown')]) {
      const account = new Account();
      account.note(act, silent);
      expect(account.check([])).toEqual({ lost: [], doubled: [] });
      expect(account.check([entry('1')])).toEqual({ lost: [], doubled: [] });
      expect(account.check([entry('1'), entry('2')]).doubled).toHaveLength(2);
    }
  });

  it('knows that a repeat which is acknowledged at last is one act', () => {
    const account = new Account();
    account.note(act, answer(0), { repeats: true });
    account.note(act, answer(200), { repeats: true });
    expect(account.check([entry('1')])).toEqual({ lost: [], doubled: [] });
    expect(account.check([]).lost).toHaveLength(2);
    expect(account.check([entry('1'), entry('2')]).doubled).toHaveLength(2);
  });
});

describe(`the workload on ${DRIVER}`, () => {
  let place: InProcess;
  beforeAll(async () => {
    place = await InProcess.start(at('2026-09-14', '11:00'));
  });
  afterAll(() => place.drop());

  it('enters each of its acts once, twice over', async () => {
    const account = new Account();
    for (const serial of ['0', '1'])
      for (const [name, steps] of Object.entries(JOURNEYS)) {
        const journey = new Journey(place, `${name}${serial}`);
        for (const step of steps) {
          const { answer: given } = await take(step, journey, account);
          expect([step.name, given.status, given.body, asExpected(step, given)]).toEqual([
            ...[step.name, given.status, given.body, true],
          ]);
          await place.settled();
        }
      }
    const entries = await place.entries();
    expect(account.check(entries)).toEqual({ lost: [], doubled: [] });
    expect(account.count('acknowledged')).toBeGreaterThan(100);
    // An entry less, an entry more: both are found.
    const mine = entries.findIndex(({ act: name }) => name === 'case.decide');
    expect(account.check(entries.toSpliced(mine, 1)).lost).not.toEqual([]);
    expect(account.check([...entries, { ...entries[mine]!, id: 'another' }]).doubled).not.toEqual([]);
    expect(await place.office.app.get(VerifyStore).run()).toMatchObject({ ok: true });
  });
});
