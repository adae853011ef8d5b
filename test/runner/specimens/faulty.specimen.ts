import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { shared } from './shared.js';

interface Spoken {
  word: string;
}

/** Tests that must fail, each in its own way; native.spec.ts runs them in a Jest of their own. */
describe('a test', () => {
  it('passes', () => {
    process.env.LEFT_BEHIND = 'yes';
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    jest.spyOn(process, 'uptime').mockReturnValue(-1);
    expect(process.uptime()).toBe(-1);
  });

  it('fails by what it expects', () => {
    const said: Spoken = { word: 'one' };
    expect(said).toEqual({ word: 'another' });
  });

  it('fails by its time limit', () => new Promise(() => undefined), 50);

  it('fails by a rejection nobody waits for', async () => {
    void Promise.reject(new Error('nobody waits'));
    await sleep(20);
  });

  it('fails by an exception out of the blue', async () => {
    setImmediate(() => {
      throw new Error('out of the blue');
    });
    await sleep(20);
  });
});

describe('without a beginning', () => {
  beforeAll(() => {
    throw new Error('no beginning');
  });
  it('fails', () => undefined);
});

shared('first');
