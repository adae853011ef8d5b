import { ok, refuse, type Result } from '../../../kernel/result.js';

export interface Vote {
  readonly name: string;
  readonly vote: 'for' | 'against' | 'abstain';
}

export interface Tally {
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  /** More than half of all who were present voted for it; an abstention is no vote for. */
  readonly carried: boolean;
}

/** PEN-16: the chair was there, and each who was there voted once. Names count as written. */
export function votesMatch(
  participants: readonly string[],
  chair: string | undefined,
  votes: readonly Vote[],
): Result<void> {
  if (chair !== undefined && !participants.includes(chair))
    return refuse('case.votes-incomplete', { ruleId: 'PEN-16', detail: `主持人${chair}不在参加人中` });
  if (votes.length === 0) return ok();
  const silent = participants.filter((name) => !votes.some((vote) => vote.name === name));
  const strangers = votes.map(({ name }) => name).filter((name) => !participants.includes(name));
  const twice = votes.map(({ name }) => name).filter((name, i, all) => all.indexOf(name) !== i);
  if (silent.length + strangers.length + twice.length === 0) return ok();
  const parts = [
    silent.length ? `未表决：${silent.join('、')}` : '',
    strangers.length ? `未到会：${strangers.join('、')}` : '',
    twice.length ? `重复表决：${twice.join('、')}` : '',
  ];
  return refuse('case.votes-incomplete', {
    ruleId: 'PEN-16',
    basis: '行政处罚法第57条第2款',
    detail: parts.filter(Boolean).join('；'),
    facts: { silent, strangers, twice },
  });
}

/** How it went. Where no vote was taken the leaders decided as the conclusion says. */
export function tally(votes: readonly Vote[]): Tally {
  const count = (wanted: Vote['vote']) => votes.filter(({ vote }) => vote === wanted).length;
  const yes = count('for');
  return {
    for: yes,
    against: count('against'),
    abstain: count('abstain'),
    carried: votes.length === 0 || yes * 2 > votes.length,
  };
}
