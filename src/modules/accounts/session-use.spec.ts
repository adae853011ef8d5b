import { EventEmitter } from 'node:events';
import type { Response } from 'express';
import type { Clock } from '../../platform/time/index.js';
import type { Upkeep } from '../ledger/index.js';
import type { SessionRow } from './account.entities.js';
import { SessionUse } from './session-use.js';

const START = Date.parse('2026-09-14T01:00:00.000Z');
const MINUTE = 60_000;

describe('S12: when a session was used last', () => {
  let written: string[];
  let use: SessionUse;
  const session = { id: 's', openedAt: new Date(START).toISOString(), lastUsedAt: null } as SessionRow;
  const request = () => {
    const response = new EventEmitter();
    use.used(session, response as unknown as Response);
    return response;
  };

  beforeEach(() => {
    jest.useFakeTimers({ now: START });
    written = [];
    const clock = { ms: () => Date.now(), now: () => new Date().toISOString() } as Clock;
    const update = async (_: object, { lastUsedAt }: { lastUsedAt: string }) => void written.push(lastUsedAt);
    const tx = { getRepository: () => ({ update }) };
    const write = (work: (tx: never) => unknown) => Promise.resolve(work(tx as never));
    use = new SessionUse({ write } as unknown as Upkeep, clock);
  });
  afterEach(() => jest.useRealTimers());

  it('is written once a minute at most, however many requests come', () => {
    for (let i = 0; i < 100; i++) request().emit('close');
    expect(written).toEqual([]);
    jest.advanceTimersByTime(5 * MINUTE);
    for (let i = 0; i < 100; i++) request().emit('close');
    expect(written).toEqual(['2026-09-14T01:05:00.000Z']);
  });

  it('goes on for as long as a request does: an upload of an hour is use until it ends', () => {
    const upload = request();
    jest.advanceTimersByTime(60 * MINUTE);
    expect(written).toHaveLength(60);
    expect(written.at(-1)).toBe('2026-09-14T02:00:00.000Z');
    upload.emit('close');
    jest.advanceTimersByTime(60 * MINUTE);
    expect(written).toHaveLength(60);
  });
});
