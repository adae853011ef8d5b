import { describe, expect, it } from '@jest/globals';
import { captureHolds, caseTakesEvidence, claimOf, hoursLate, nameHolds } from './intake.rules.js';

const NOW = '2026-10-01T12:00:00.000Z';
const code = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal!.code;

describe('a file name', () => {
  it.each(['现场.mp4', 'a b (1).MOV', '...', '.hidden', 'x'.repeat(255), '😀.mp4', "o'neill.jpg"])(
    '%j is fine',
    (name) => {
      expect(code(nameHolds(name))).toBe('ok');
    },
  );

  it.each([
    '',
    '.',
    '..',
    'a/b',
    'a\\b',
    'a\0b',
    'a\nb',
    'a\u0085b',
    'a\u202eb',
    '\ufeffa',
    'x'.repeat(256),
    '\ud800.mp4',
  ])('%j is refused', (name) => expect(code(nameHolds(name))).toBe('evidence.bad-name'));
});

describe('what a file claims to be', () => {
  it.each([
    ['a.mp4', 'image/png', 'image/png'],
    ['a.mp4', undefined, 'video/mp4'],
    ['现场.JPG', 'application/octet-stream', 'image/jpeg'],
    ['a.mp4.zip', undefined, undefined],
    ['mp4', '', undefined],
    ['a.constructor', undefined, undefined],
  ])('%j, said to be %j: %j', (name, said, claim) => expect(claimOf(name, said)).toBe(claim));
});

describe('the time of a recording', () => {
  it.each([
    [{}, 'ok'],
    [{ capturedFrom: '2026-10-01T19:00:00+08:00', capturedTo: '2026-10-01T20:00:00+08:00' }, 'ok'],
    [{ capturedTo: '2026-10-01T12:05:00Z' }, 'ok'],
    [{ capturedTo: '2026-10-01T12:05:00.001Z' }, 'evidence.captured-in-future'],
    [{ capturedFrom: '2026-10-01T21:00:00+08:00' }, 'evidence.captured-in-future'],
    [
      { capturedFrom: '2026-10-01T11:00:00Z', capturedTo: '2026-10-01T18:59:59+08:00' },
      'evidence.times-reversed',
    ],
  ])('%j: %s', (captured, expected) => {
    expect(code(captureHolds(captured, NOW))).toBe(expected);
  });
});

it('takes nothing into a case that is closed or archived', () => {
  expect(code(caseTakesEvidence('lead'))).toBe('ok');
  expect(code(caseTakesEvidence('performed'))).toBe('ok');
  expect(code(caseTakesEvidence('closed'))).toBe('evidence.case-closed');
  expect(code(caseTakesEvidence('archived'))).toBe('evidence.case-closed');
});

describe('REC-06', () => {
  it.each([
    ['2026-10-01T13:00:00.000Z', 0],
    ['2026-10-01T14:00:00.000Z', 0],
    ['2026-10-01T14:00:00.001Z', 1],
    ['2026-10-01T15:00:00.000Z', 1],
    ['2026-10-03T14:00:00.000Z', 48],
  ])('due 2026-10-01T14:00Z, come %s: late by %i begun hours', (received, hours) => {
    expect(hoursLate('2026-10-01T14:00:00.000Z', received)).toBe(hours);
  });
});
