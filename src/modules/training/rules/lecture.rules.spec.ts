import {
  CODE_MS,
  codeFits,
  signInIsOpen,
  lectureCode,
  lectureTimes,
  minutesAttended,
} from './lecture.rules.js';

const NOW = Date.parse('2026-09-14T02:00:10.000Z');
const TIMES = { startsAt: '2026-09-14T02:00:00.000Z', endsAt: '2026-09-14T03:30:00.000Z' };

describe('the code of a lecture', () => {
  it('changes every half minute, and the one before is still taken', () => {
    const code = lectureCode('a', NOW);
    expect(code).toMatch(/^\d{6}$/);
    expect(lectureCode('a', NOW + 1000)).toBe(code);
    expect(lectureCode('a', NOW + CODE_MS)).not.toBe(code);
    expect(codeFits('a', code, NOW + CODE_MS)).toBe(true);
    expect(codeFits('a', code, NOW + 2 * CODE_MS)).toBe(false);
    expect(codeFits('a', lectureCode('a', NOW + CODE_MS), NOW)).toBe(false);
  });

  it('is another for another lecture', () => {
    const same = Array.from({ length: 50 }, (_, i) => lectureCode(`secret ${i}`, NOW));
    expect(new Set(same).size).toBeGreaterThan(45);
  });
});

describe('attendance', () => {
  it('can be signed from half an hour before until the end', () => {
    const at = (time: string) => signInIsOpen(TIMES, Date.parse(`2026-09-14T${time}.000Z`));
    expect(['01:29:59', '01:30:00', '03:30:00', '03:30:01'].map(at)).toEqual([false, true, true, false]);
  });

  it('counts the length of the lecture, less where the person left before its end', () => {
    expect(minutesAttended(TIMES, null)).toBe(90);
    expect(minutesAttended(TIMES, '2026-09-14T02:30:59.000Z')).toBe(30);
    expect(minutesAttended(TIMES, '2026-09-14T04:00:00.000Z')).toBe(90);
    expect(minutesAttended(TIMES, '2026-09-14T01:45:00.000Z')).toBe(0);
  });

  it('needs a lecture of some length', () => {
    expect(lectureTimes(TIMES).ok).toBe(true);
    expect(lectureTimes({ startsAt: TIMES.endsAt, endsAt: TIMES.startsAt })).toMatchObject({ ok: false });
    expect(lectureTimes({ ...TIMES, endsAt: '2026-09-16T02:00:00.000Z' })).toMatchObject({ ok: false });
  });
});
