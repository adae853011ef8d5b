import { type EntityManager, In, Like } from 'typeorm';
import { UserRow } from '../accounts/index.js';
import { LedgerEntryRow } from '../ledger/index.js';
import { CaseEventRow, CaseEvidenceRow, CaseHearingRow, CaseRow } from './case.entities.js';

/** What is done to an item of evidence for the case; to look at it, mark or hold it is no part in the case. */
const EVIDENCE_ACTS = ['evidence.receive', 'evidence.assign-recording', 'evidence.exclude'];

/**
 * Accounts of everyone who had a hand in the case, whatever the role (行政处罚法 第58条): its officers, its presider and those of any step,
 * who took or approved a step, who brought or excluded evidence or said why there is none, and `besides`; with every
 * other account of those people. Reviews of the case are no part in it.
 */
export async function involvedIn(
  tx: EntityManager,
  caseId: string,
  besides: readonly string[] = [],
): Promise<string[]> {
  const file = await tx.getRepository(CaseRow).findOneBy({ id: caseId });
  const events = await tx
    .getRepository(CaseEventRow)
    .find({ where: { caseId, act: Like('case.%') }, select: { id: true, actorId: true, officers: true } });
  const evidence = await tx.getRepository(CaseEvidenceRow).find({ where: { caseId }, select: { id: true } });
  const entries = await tx.getRepository(LedgerEntryRow).find({
    where: [
      { subjectType: 'evidence', subjectId: In(evidence.map(({ id }) => id)), act: In(EVIDENCE_ACTS) },
      { subjectType: 'case', subjectId: caseId, act: 'evidence.explain-gap' },
    ],
    select: { agencyId: true, seq: true, actorId: true },
  });
  const actors = new Set([...besides, ...events.map((e) => e.actorId), ...entries.map((e) => e.actorId)]);
  const users = tx.getRepository(UserRow);
  const known = await users.find({
    where: { id: In([...actors]) },
    select: { id: true, officerId: true },
  });
  const hearing = await tx.getRepository(CaseHearingRow).findOneBy({ caseId });
  const officers = new Set([
    ...(file?.officerIds ?? []),
    ...(hearing?.presiderOfficerId ? [hearing.presiderOfficerId] : []),
    ...events.flatMap((event) => event.officers.map(({ officerId }) => officerId)),
    ...known.flatMap(({ officerId }) => officerId ?? []),
  ]);
  const same = await users.find({ where: { officerId: In([...officers]) }, select: { id: true } });
  return [...new Set([...actors, ...same.map(({ id }) => id)])];
}
