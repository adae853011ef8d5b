import { expect, it } from '@jest/globals';

/** Tests that two files have in common: both must run them. */
export const shared = (whose: string): void =>
  it(`common to both passes in the ${whose}`, () => {
    expect.assertions(1);
    expect(whose).not.toBe('');
  });
