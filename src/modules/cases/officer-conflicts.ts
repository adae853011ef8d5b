import { type EntityManager, In } from 'typeorm';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { UserRow } from '../accounts/index.js';
import { OfficerRow } from '../officers/index.js';
import { CaseEventRow, CaseHearingRow, CaseReviewOutcomeRow, type CaseRow } from './case.entities.js';
import { isApproval } from './rules/approvals.rules.js';

interface Conflict {
  readonly why: string;
  readonly ruleId?: string;
  readonly basis: string;
}

/**
 * Nobody becomes an officer of a case who has another part in it that its officers must not have: its presider, who
 * reviewed it, who approved a step of it. Refuses `case.officer-conflict` and says who, and by which article.
 */
export async function freeOfConflict(
  tx: EntityManager,
  file: CaseRow,
  officerIds: readonly string[],
): Promise<Result<void>> {
  const conflicts = await conflictsIn(tx, file.id);
  const found = officerIds.find((id) => conflicts.has(id));
  if (found === undefined) return ok();
  const { why, ruleId, basis } = conflicts.get(found)!;
  const officer = await tx.getRepository(OfficerRow).findOneBy({ id: found });
  return refuse('case.officer-conflict', {
    ...(ruleId && { ruleId }),
    basis,
    detail: `${officer?.name ?? '该人员'}是${why}，不得承办本案`,
    next: '指定其他执法人员',
    facts: { officerId: found },
  });
}

async function conflictsIn(tx: EntityManager, caseId: string): Promise<Map<string, Conflict>> {
  const events = await tx
    .getRepository(CaseEventRow)
    .find({ where: { caseId }, select: { id: true, act: true, actorId: true } });
  const approvers = events.filter(({ act }) => isApproval(act)).map(({ actorId }) => actorId);
  const outcomes = await tx
    .getRepository(CaseReviewOutcomeRow)
    .find({ where: { caseId }, select: { id: true, reviewerUserId: true } });
  const reviewers = outcomes.map(({ reviewerUserId }) => reviewerUserId);
  const users = await tx
    .getRepository(UserRow)
    .find({ where: { id: In([...approvers, ...reviewers]) }, select: { id: true, officerId: true } });
  const conflicts = new Map<string, Conflict>();
  for (const { id, officerId } of users) {
    if (!officerId) continue;
    conflicts.set(
      officerId,
      reviewers.includes(id)
        ? { why: '本案法制审核人员', ruleId: 'PEN-14', basis: '行政处罚法第58条' }
        : { why: '本案审批人员', basis: '行政处罚法第57条' },
    );
  }
  const hearing = await tx.getRepository(CaseHearingRow).findOneBy({ caseId });
  if (hearing?.presiderOfficerId)
    conflicts.set(hearing.presiderOfficerId, {
      ...{ why: '本案听证主持人', ruleId: 'PEN-12', basis: '行政处罚法第64条第4项' },
    });
  return conflicts;
}
