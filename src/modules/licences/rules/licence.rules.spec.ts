import { certificateHolds, daysHold, standingOf } from './licence.rules.js';

const DAYS = { decidedOn: '2026-03-06', validFrom: '2026-03-10', validThrough: '2029-03-09' };

describe('the days of a licence', () => {
  it('may begin to hold after the decision, and for good', () => {
    expect(daysHold(DAYS, '2026-03-06').ok).toBe(true);
    expect(daysHold({ ...DAYS, validThrough: null }, '2026-03-06').ok).toBe(true);
  });

  it.each([
    ['a decision of tomorrow', DAYS, '2026-03-05', 'licence.day-ahead'],
    [
      'an end before its beginning',
      { ...DAYS, validThrough: '2026-03-09' },
      '2026-03-06',
      'licence.days-reversed',
    ],
  ])('refuses %s', (_, days, today, code) => {
    expect(daysHold(days, today)).toMatchObject({ ok: false, refusal: { code } });
  });
});

it('a certificate has both a name and a number', () => {
  expect(certificateHolds('证', '1').ok).toBe(true);
  expect(certificateHolds(undefined, undefined).ok).toBe(true);
  expect(certificateHolds('证', undefined)).toMatchObject({
    refusal: { facts: { field: 'certificateNumber' } },
  });
  expect(certificateHolds(undefined, '1')).toMatchObject({
    refusal: { facts: { field: 'certificateName' } },
  });
});

it.each([
  ['2026-03-09', null, 'not-yet'],
  ['2026-03-10', null, 'valid'],
  ['2029-03-09', null, 'valid'],
  ['2029-03-10', null, 'expired'],
  ['2026-05-01', '2026-05-01', 'ended'],
  ['2026-04-30', '2026-05-01', 'valid'],
])('stands on %s, ended on %s, as %s', (today, endedOn, standing) => {
  expect(standingOf({ ...DAYS, endedOn }, today)).toBe(standing);
});
