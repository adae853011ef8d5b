import { Clock } from './clock.js';

describe('the ids of a clock', () => {
  it('sort by creation while the clock stands, and when it goes on', () => {
    const clock = new Clock();
    clock.set('2020-01-01T01:00:00.000Z');
    const ids = Array.from({ length: 2000 }, () => clock.newId());
    clock.set('2020-01-01T01:00:00.001Z');
    ids.push(clock.newId());
    clock.set();
    for (let i = 0; i < 2000; i++) ids.push(clock.newId());
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
