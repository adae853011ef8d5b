import type { Actor, Role } from '../../../src/kernel/access/index.js';

/** The name of the leader who reviews: minutes of a discussion know people by it alone. */
export const SEATED = '兼任负责人';

/** The accounts that play, and whose they are: one person may have several. */
export const ACCOUNTS = {
  officer1: { person: 'first officer', officer: true, roles: ['officer'] },
  officer2: { person: 'second officer', officer: true, roles: ['officer'] },
  'officer2-reviewing': { person: 'second officer', officer: true, roles: ['reviewer'] },
  helper: { person: 'helper', officer: true, roles: ['officer'] },
  'helper-reviewing': { person: 'helper', officer: true, roles: ['reviewer'] },
  reviewer1: { person: 'first reviewer', officer: true, roles: ['reviewer'] },
  reviewer2: { person: 'second reviewer', officer: true, roles: ['reviewer'] },
  novice: { person: 'novice', officer: true, roles: ['reviewer'] },
  both: { person: 'leader who reviews', officer: true, roles: ['leader', 'reviewer'] },
  'both-leading': { person: 'leader who reviews', officer: true, roles: ['leader'] },
  leader1: { person: 'leader', officer: false, roles: ['leader'] },
  presider1: { person: 'presider', officer: true, roles: ['presider'] },
} as const satisfies Record<string, { person: string; officer: boolean; roles: readonly Role[] }>;
export type AccountName = keyof typeof ACCOUNTS;
export const ALL_ACCOUNTS = Object.keys(ACCOUNTS) as AccountName[];

export const CASE_OFFICERS: readonly AccountName[] = ['officer1', 'officer2'];
/** Passed the legal-profession examination, all but one. */
export const UNQUALIFIED: readonly string[] = ['novice'];

/** The actor of an account in the model, where ids are names. */
export function modelActor(who: AccountName): Actor {
  const { person, officer, roles } = ACCOUNTS[who];
  return {
    userId: who,
    username: who,
    name: person,
    agencyId: 'agency',
    agencyIds: ['agency'],
    roles,
    ...(officer && { officerId: person }),
  };
}
