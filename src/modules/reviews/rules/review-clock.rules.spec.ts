import { reviewClock, type ReviewStep } from './review-clock.rules.js';

const clock = (...steps: [ReviewStep['kind'], string][]) =>
  reviewClock(
    '2026-09-14',
    steps.map(([kind, on]) => ({ kind, on })),
  );

describe('the reviewer’s days (REV-01, REV-02)', () => {
  it('run from the submission until the materials are judged, so that waiting wins nothing', () => {
    expect(clock()).toMatchObject({
      trigger: '2026-09-14',
      accepted: false,
      paused: false,
      ruleId: 'REV-01',
    });
    expect(clock(['checking', '2026-09-16'])).toMatchObject({ trigger: '2026-09-14', accepted: false });
  });

  it('run from the day the materials were found complete', () => {
    expect(clock(['checking', '2026-09-15'], ['accepted', '2026-09-16'])).toMatchObject({
      trigger: '2026-09-16',
      accepted: true,
      suspensions: [],
    });
  });

  it('begin with the completion where the materials were never complete before', () => {
    const returned = clock(['returned', '2026-09-15']);
    expect([returned.paused, returned.accepted]).toEqual([true, false]);
    expect(clock(['returned', '2026-09-15'], ['completed', '2026-09-18'])).toMatchObject({
      trigger: '2026-09-18',
      paused: false,
      suspensions: [],
    });
  });

  it('stand still from the day after a return until the completion, and go on where they stood', () => {
    expect(
      clock(['accepted', '2026-09-14'], ['returned', '2026-09-15'], ['completed', '2026-09-21']),
    ).toMatchObject({
      trigger: '2026-09-14',
      suspensions: [{ from: '2026-09-16', to: '2026-09-21', reason: 'materials' }],
    });
    expect(
      clock(['accepted', '2026-09-14'], ['returned', '2026-09-15'], ['completed', '2026-09-15']).suspensions,
    ).toEqual([]);
  });

  it('are those of the extended row once extended', () => {
    expect(clock(['accepted', '2026-09-14'], ['extended', '2026-09-16'])).toMatchObject({
      ruleId: 'REV-02',
      trigger: '2026-09-14',
      extended: true,
    });
  });
});
