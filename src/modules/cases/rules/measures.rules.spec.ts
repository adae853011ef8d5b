import { approvedTooLate, executionHour, mayTakeMeasures, measureApproved } from './measures.rules.js';

const at = (time: string, day = '2026-03-02'): string => new Date(`${day}T${time}:00+08:00`).toISOString();
const code = (result: { ok: boolean; refusal?: { code: string; ruleId?: string } }) =>
  result.ok ? 'ok' : result.refusal!.code;

describe('compulsory measures', () => {
  it('COE-10: an entrusted agency may take none; an agency with a power of its own or handed down may', () => {
    expect(code(mayTakeMeasures('entrusted'))).toBe('case.measure-not-entrusted');
    expect(code(mayTakeMeasures('own'))).toBe('ok');
    expect(code(mayTakeMeasures('empowered'))).toBe('ok');
  });

  it.each([
    ['approved before', false, '08:00', 'ok'],
    ['approved the moment it began', false, '09:00', 'ok'],
    ['approved after it began', false, '09:01', 'case.measure-not-approved'],
    ['not approved', false, undefined, 'case.measure-not-approved'],
    ['urgent, approved afterwards', true, undefined, 'ok'],
  ] as const)('COE-01: %s', (_name, urgent, approved, expected) => {
    const input = { from: at('09:00'), urgent, approvedAt: approved && at(approved) };
    expect(code(measureApproved(input))).toBe(expected);
  });

  it('COE-02: an urgent measure is made up within the period and not a moment later', () => {
    const by = at('09:00', '2026-03-03');
    const late = at('09:01', '2026-03-03');
    expect(approvedTooLate({ urgent: true }, by, by)).toBe(false);
    expect(approvedTooLate({ urgent: true }, by, late)).toBe(true);
    expect(approvedTooLate({ urgent: false }, by, late)).toBe(false);
  });

  it.each([
    ['by day', '09:00', '17:00', false, false, 'ok'],
    ['until the night begins', '20:00', '21:59', false, false, 'ok'],
    ['into the night', '21:00', '22:00', false, false, 'case.execution-hour'],
    ['before morning', '05:59', '08:00', false, false, 'case.execution-hour'],
    ['from six o’clock', '06:00', '08:00', false, false, 'ok'],
    ['on a statutory holiday', '09:00', '10:00', true, false, 'case.execution-hour'],
    ['on a holiday, urgent', '09:00', '10:00', true, true, 'ok'],
    ['at night, urgent', '02:00', '03:00', false, true, 'ok'],
  ] as const)('COE-12: %s', (_name, from, to, holiday, urgent, expected) => {
    const night = { fromHour: 22, toHour: 6 };
    expect(code(executionHour({ from: at(from), to: at(to) }, night, holiday, urgent))).toBe(expected);
  });

  it('COE-12: an execution that lasts through the night is one at night', () => {
    const span = { from: at('18:00'), to: at('08:00', '2026-03-03') };
    expect(code(executionHour(span, { fromHour: 22, toHour: 6 }, false, false))).toBe('case.execution-hour');
  });
});
