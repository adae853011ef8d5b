import { mayReturnUnchanged, mayTake, type StepTaken, stepsOpen } from './dispute.rules.js';

const at = '2026-09-15T01:00:00.000Z';
const reply = (outcome: string): StepTaken => ({ step: 'reply', outcome, at });
const coordination = (outcome: string): StepTaken => ({ step: 'coordination', outcome, at });
const referral: StepTaken = { step: 'referral', outcome: null, at };

describe('disagreement over an opinion', () => {
  it.each<[StepTaken[], string[]]>([
    [[], ['reply']],
    [[reply('accepted')], ['reply']],
    [[reply('disputed')], ['reply', 'coordination']],
    [
      [reply('disputed'), coordination('unresolved')],
      ['reply', 'coordination', 'referral'],
    ],
    [[reply('disputed'), coordination('settled')], []],
    [[reply('disputed'), coordination('unresolved'), referral], []],
  ])('after %j opens %j', (taken, open) => {
    expect(stepsOpen(taken)).toEqual(open);
  });

  it('says what is missing, and what is over', () => {
    expect(mayTake('referral', [reply('disputed')])).toMatchObject({
      refusal: { code: 'review.dispute-out-of-order' },
    });
    for (const last of [coordination('settled'), referral])
      expect(mayTake('reply', [reply('disputed'), last])).toMatchObject({
        refusal: { code: 'review.dispute-over' },
      });
  });

  it('lets the same draft come back to review only when settled, or discussed after the referral', () => {
    expect(mayReturnUnchanged([], at)).toBe(false);
    expect(mayReturnUnchanged([reply('disputed')], at)).toBe(false);
    expect(mayReturnUnchanged([reply('disputed'), coordination('unresolved')], at)).toBe(false);
    expect(mayReturnUnchanged([reply('disputed'), coordination('settled')], undefined)).toBe(true);
    expect(mayReturnUnchanged([coordination('unresolved'), referral], undefined)).toBe(false);
    expect(mayReturnUnchanged([coordination('unresolved'), referral], '2026-09-14T01:00:00.000Z')).toBe(
      false,
    );
    expect(mayReturnUnchanged([coordination('unresolved'), referral], '2026-09-16T01:00:00.000Z')).toBe(true);
  });
});
