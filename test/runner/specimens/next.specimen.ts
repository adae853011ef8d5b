import { expect, it } from '@jest/globals';
import { setTimeout as real } from 'node:timers';
import { shared } from './shared.js';

it('finds the process as it was', () => {
  expect([process.env.LEFT_BEHIND, process.uptime() > 0]).toEqual([undefined, true]);
  expect(setTimeout).toBe(real);
});

shared('second');
