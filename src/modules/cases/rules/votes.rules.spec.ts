import { tally, type Vote, votesMatch } from './votes.rules.js';

const votes = (...said: Vote['vote'][]): Vote[] => said.map((vote, i) => ({ name: '甲乙丙丁'[i]!, vote }));

describe('PEN-16: votes of a collective discussion', () => {
  const present = ['甲', '乙', '丙'];

  it('takes one vote of each who was there, and a chair who was there', () => {
    expect(votesMatch(present, '甲', votes('for', 'against', 'abstain')).ok).toBe(true);
    expect(votesMatch(present, undefined, []).ok).toBe(true);
  });

  it.each([
    ['silent', votes('for', 'for'), { silent: ['丙'] }],
    ['stranger', votes('for', 'for', 'for', 'for'), { strangers: ['丁'] }],
    ['twice', [...votes('for', 'for', 'for'), { name: '甲', vote: 'against' as const }], { twice: ['甲'] }],
  ])('refuses where somebody is %s', (_, given, facts) => {
    const answer = votesMatch(present, '甲', given);
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'case.votes-incomplete', facts } });
  });

  it('refuses a chair who was not there', () => {
    expect(votesMatch(present, '丁', []).ok).toBe(false);
  });

  it('is carried by more than half of those present; half is not enough and an abstention is no vote for', () => {
    expect(tally(votes('for', 'for', 'against'))).toEqual({ for: 2, against: 1, abstain: 0, carried: true });
    expect(tally(votes('for', 'for', 'against', 'abstain')).carried).toBe(false);
    expect(tally(votes('for', 'abstain', 'abstain')).carried).toBe(false);
    expect(tally([]).carried).toBe(true);
  });
});
