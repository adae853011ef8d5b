import { describe, expect, it } from '@jest/globals';
import { dispositionOf, wantedOf } from './content.rules.js';

const whole = { kind: 'whole' };
const outside = { kind: 'outside' };
const piece = (start: number, end: number) => ({ kind: 'piece', start, end });

describe('a range of a file of 1000 bytes', () => {
  it.each([
    [undefined, whole],
    ['bytes=0-', piece(0, 999)],
    ['bytes=0-0', piece(0, 0)],
    ['bytes=999-', piece(999, 999)],
    ['bytes=1000-', outside],
    ['bytes=990-5000', piece(990, 999)],
    ['bytes=-1', piece(999, 999)],
    ['bytes=-5000', piece(0, 999)],
    ['bytes=-0', outside],
    ['BYTES=1-2', piece(1, 2)],
    ['bytes=-', whole],
    ['bytes=2-1', whole],
    ['bytes=0-1,3-4', whole],
    ['bytes=a-b', whole],
    ['bytes=99999999999999999999-', outside],
  ])('%s', (range, expected) => {
    expect(wantedOf(1000, '"d"', range)).toEqual(expected);
  });

  it('holds only for the version that If-Range names', () => {
    expect(wantedOf(1000, '"d"', 'bytes=0-9', '"d"')).toEqual(piece(0, 9));
    expect(wantedOf(1000, '"d"', 'bytes=0-9', '"e"')).toEqual(whole);
    expect(wantedOf(1000, '"d"', 'bytes=0-9', 'W/"d"')).toEqual(whole);
  });
});

it('names a file so that nothing in the name can end the header or the quotes', () => {
  expect(dispositionOf('attachment', `a"b\\c;现'(*)%.mp4`)).toBe(
    `attachment; filename="a_b_c;_'(*)_.mp4"; filename*=UTF-8''a%22b%5Cc%3B%E7%8E%B0%27%28%2A%29%25.mp4`,
  );
});
