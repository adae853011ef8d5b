import { followingRandom, isUuid, uuidv7 } from './ids.js';

const zeros = new Uint8Array(10);
const ones = new Uint8Array(10).fill(0xff);

describe('uuidv7', () => {
  it('lays out the worked example of RFC 9562, appendix A.6', () => {
    const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
    expect(uuidv7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('keeps version and variant whatever the random bytes are', () => {
    for (const random of [zeros, ones])
      expect(uuidv7(1, random)).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
  });

  it('sorts as text by the time it was made', () => {
    const ms = Date.parse('2026-09-14T01:00:00.000Z');
    expect(uuidv7(ms, ones) < uuidv7(ms + 1, zeros)).toBe(true);
    expect(uuidv7(2 ** 32 - 1, ones) < uuidv7(2 ** 32, zeros)).toBe(true);
  });

  it('is not made from too little chance', () => {
    expect(() => uuidv7(1, new Uint8Array(9))).toThrow('ten random bytes');
  });
});

describe('the random bytes of the next id in the same millisecond', () => {
  const none = Uint8Array.of(0);
  const next = (random: Uint8Array, step = none) => uuidv7(1, followingRandom(random, step));

  it('are larger by one and the step', () => {
    expect(next(zeros)).toBe('00000000-0001-7000-8000-000000000001');
    expect(next(zeros, Uint8Array.of(1, 0))).toBe('00000000-0001-7000-8000-000000000101');
  });

  it.each([
    [[0, 0, 0, 255, 255, 255, 255, 255, 255, 255], '00000000-0001-7000-8100-000000000000'],
    [[0, 0, 0x3f, 255, 255, 255, 255, 255, 255, 255], '00000000-0001-7001-8000-000000000000'],
    [[0, 255, 0xff, 255, 255, 255, 255, 255, 255, 255], '00000000-0001-7100-8000-000000000000'],
  ])('carry over the bits of version and variant: %p', (bytes, expected) =>
    expect(next(Uint8Array.from(bytes))).toBe(expected),
  );

  it('sort by creation', () => {
    let random: Uint8Array = Uint8Array.of(0xf3, 0xfe, 0xff, 250, 250, 255, 9, 9, 9, 9);
    let last = uuidv7(1, random);
    for (let i = 0; i < 5000; i++) {
      random = followingRandom(random, Uint8Array.of(i % 256, 255, 255, 255, 255, 255, i % 7));
      const id = uuidv7(1, random);
      expect(id > last && isUuid(id)).toBe(true);
      last = id;
    }
  });
});

describe('isUuid', () => {
  it('knows what it made', () => expect(isUuid(uuidv7(1, ones))).toBe(true));

  it.each([
    '017F22E2-79B0-7CC3-98C4-DC0C0C07398F',
    '017f22e279b07cc398c4dc0c0c07398f',
    '017f22e2-79b0-9cc3-98c4-dc0c0c07398f',
    '017f22e2-79b0-7cc3-78c4-dc0c0c07398f',
    '../../etc/passwd',
    '',
    null,
    7,
  ])('refuses %p', (text) => expect(isUuid(text)).toBe(false));
});
