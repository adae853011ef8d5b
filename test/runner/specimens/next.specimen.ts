import { expect, it } from '@jest/globals';
import { executionAsyncResource } from 'node:async_hooks';
import { setTimeout as real } from 'node:timers';
import { shared } from './shared.js';

it('finds the process as it was', () => {
  expect([process.env.LEFT_BEHIND, process.uptime() > 0]).toEqual([undefined, true]);
  expect(setTimeout).toBe(real);
});

/** Every storage that is open marks every promise: those of the file before would slow this one. */
it('finds no more storages open than its own', async () => {
  await Promise.resolve();
  const marks = Object.getOwnPropertySymbols(executionAsyncResource());
  expect(marks.filter(({ description }) => description === 'kResourceStore').length).toBeLessThan(2);
});

shared('second');
