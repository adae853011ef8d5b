import { idNumberHolds, portraitType } from './personnel.rules.js';

describe('a personnel file', () => {
  it.each([
    ['11010519491231002X', true],
    ['110105194912310021', false],
    ['11010519491231002x', false],
    ['1101051949123100', false],
  ])('takes the ID number %s: %s', (id, holds) => expect(idNumberHolds(id)).toBe(holds));

  it('knows a picture by its bytes', () => {
    const filled = (...head: number[]) => Uint8Array.from({ length: 200 }, (_, i) => head[i] ?? 0);
    expect(portraitType(filled(0xff, 0xd8, 0xff, 0xe0))).toBe('image/jpeg');
    expect(portraitType(filled(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))).toBe('image/png');
    expect(portraitType(filled(0x47, 0x49, 0x46, 0x38))).toBeUndefined();
    expect(portraitType(Uint8Array.from([0xff, 0xd8, 0xff]))).toBeUndefined();
  });
});
