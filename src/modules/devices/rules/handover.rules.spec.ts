import { type Holding, holderAt, mayBeReturned, mayBeTaken } from './handover.rules.js';

const at = (time: string) => `2026-03-02T${time}:00.000Z`;
const NOW = at('12:00');
const held = (takenAt: string, returnedAt: string | null, officerId = 'a'): Holding => ({
  officerId,
  officerName: `officer ${officerId}`,
  takenAt: at(takenAt),
  returnedAt: returnedAt && at(returnedAt),
});

describe('who held a device', () => {
  const book = [held('01:00', '03:00'), held('03:00', '05:00', 'b'), held('08:00', null, 'c')];
  it.each([
    ['00:59', undefined],
    ['01:00', 'a'],
    ['02:59', 'a'],
    ['03:00', 'b'],
    ['06:00', undefined],
    ['11:00', 'c'],
  ])('at %s: %s', (time, officer) => expect(holderAt(book, at(time))?.officerId).toBe(officer));

  it('moments are compared as moments, not as text', () => {
    expect(holderAt(book, '2026-03-02T09:00:00+08:00')?.officerId).toBe('a');
  });
});

describe('taking a device out', () => {
  it('is refused while another has it, naming him', () => {
    expect(mayBeTaken([held('01:00', null)], at('11:00'), NOW)).toMatchObject({
      ok: false,
      refusal: { code: 'device.held', facts: { officerName: 'officer a' } },
    });
  });

  it('is refused for a time within or before a holding that is over', () => {
    const book = [held('03:00', '05:00')];
    expect(mayBeTaken(book, at('04:59'), NOW).ok).toBe(false);
    expect(mayBeTaken(book, at('01:00'), NOW).ok).toBe(false);
    expect(mayBeTaken(book, at('05:00'), NOW).ok).toBe(true);
  });

  it('is refused ahead of time', () => {
    expect(mayBeTaken([], at('12:01'), NOW)).toMatchObject({ refusal: { code: 'device.moment-ahead' } });
  });
});

describe('returning a device', () => {
  it('is refused before it was taken out, and ahead of time', () => {
    expect(mayBeReturned(held('03:00', null), at('03:00'), NOW)).toMatchObject({
      refusal: { code: 'device.returned-early' },
    });
    expect(mayBeReturned(held('03:00', null), at('12:01'), NOW)).toMatchObject({
      refusal: { code: 'device.moment-ahead' },
    });
    expect(mayBeReturned(held('03:00', null), at('03:01'), NOW).ok).toBe(true);
  });
});
