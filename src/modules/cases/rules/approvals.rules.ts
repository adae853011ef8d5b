import { rolesWith } from '../../../kernel/access/index.js';

/** What leaders enter without approving anything: what another organ did, the minutes of a discussion, what is true. */
const NO_APPROVALS = ['case.annul-decision', 'case.annul-measure', 'case.correct-record', 'case.discuss'];

/** Is it an act by which a leader approves or decides? None of them is done by one who handles or handled the case. */
export function isApproval(act: string): boolean {
  if (!act.startsWith('case.') || NO_APPROVALS.includes(act)) return false;
  const roles = rolesWith(act);
  return roles.length === 1 && roles[0] === 'leader';
}
