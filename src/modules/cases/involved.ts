import { type EntityManager, In, Like } from 'typeorm';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { UserRow } from '../accounts/index.js';
import { LedgerEntryRow } from '../ledger/index.js';
import { OfficerRow } from '../officers/index.js';
import type { CaseContext } from './case-acts.js';
import {
  CaseDiscussionRow,
  CaseEventRow,
  CaseEvidenceRow,
  CaseHearingRow,
  CaseRow,
} from './case.entities.js';

/** What is done to an item of evidence for the case; to look at it, mark or hold it is no part in the case. */
const EVIDENCE_ACTS = ['evidence.receive', 'evidence.assign-recording', 'evidence.exclude'];

/** What is done about a disputed opinion: who answered it, settled it or put it before the leaders is no stranger to the case. */
const DISPUTE_ACTS = ['review.reply', 'review.coordinate', 'review.refer'];

/**
 * Accounts of everyone who had a hand in the case, whatever the role (行政处罚法 第58条): its officers, its presider and those of any step,
 * who took or approved a step, who brought or excluded evidence or said why there is none, who answered, coordinated or referred a
 * disputed opinion, who sat in a collective discussion (by name, as its minutes have it), and `besides`; with every other
 * account of those people. Reviews of the case are no part in it.
 */
export async function involvedIn(
  tx: EntityManager,
  caseId: string,
  besides: readonly string[] = [],
): Promise<string[]> {
  const file = await tx.getRepository(CaseRow).findOneBy({ id: caseId });
  const events = await tx.getRepository(CaseEventRow).find({
    where: [
      { caseId, act: Like('case.%') },
      { caseId, act: In(DISPUTE_ACTS) },
    ],
    select: { id: true, actorId: true, officers: true },
  });
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
  const seated = await seatedIn(tx, caseId);
  const hearing = await tx.getRepository(CaseHearingRow).findOneBy({ caseId });
  const officers = new Set([
    ...(file?.officerIds ?? []),
    ...(file?.formerOfficerIds ?? []),
    ...(hearing?.presiderOfficerId ? [hearing.presiderOfficerId] : []),
    ...events.flatMap((event) => event.officers.map(({ officerId }) => officerId)),
    ...[...known, ...seated].flatMap(({ officerId }) => officerId ?? []),
  ]);
  const same = await users.find({ where: { officerId: In([...officers]) }, select: { id: true } });
  return [...new Set([...actors, ...[...seated, ...same].flatMap(({ id }) => id ?? [])])];
}

/**
 * 行政处罚法 第64条第4项: officer records of who investigated the case: its officers, who took part in or entered any act of
 * the investigation, and who brought evidence. None of them presides over its hearing.
 */
export async function investigatorsOf(tx: EntityManager, file: CaseRow): Promise<string[]> {
  const events = await tx.getRepository(CaseEventRow).find({
    where: { caseId: file.id, stage: 'investigation' },
    select: { id: true, actorId: true, officers: true },
  });
  const evidence = await tx
    .getRepository(CaseEvidenceRow)
    .find({ where: { caseId: file.id }, select: { id: true } });
  const brought = await tx.getRepository(LedgerEntryRow).find({
    where: { subjectType: 'evidence', subjectId: In(evidence.map(({ id }) => id)), act: In(EVIDENCE_ACTS) },
    select: { agencyId: true, seq: true, actorId: true },
  });
  const actors = [...events, ...brought].map(({ actorId }) => actorId);
  const users = await tx
    .getRepository(UserRow)
    .find({ where: { id: In(actors) }, select: { id: true, officerId: true } });
  return [
    ...file.officerIds,
    ...(file.formerOfficerIds ?? []),
    ...events.flatMap((event) => event.officers.map(({ officerId }) => officerId)),
    ...users.flatMap(({ officerId }) => officerId ?? []),
  ];
}

/** 行政处罚法 第57条第2款: accounts and officers who bear a name of those who presided over or sat in a discussion of the case. */
async function seatedIn(
  tx: EntityManager,
  caseId: string,
): Promise<{ id: string | null; officerId: string | null }[]> {
  const discussions = await tx
    .getRepository(CaseDiscussionRow)
    .find({ where: { caseId }, select: { id: true, chair: true, participants: true } });
  const names = new Set(
    discussions.flatMap(({ chair, participants }) => [...participants, chair ?? []].flat()),
  );
  if (names.size === 0) return [];
  const name = In([...names]);
  const users = await tx
    .getRepository(UserRow)
    .find({ where: { name }, select: { id: true, officerId: true } });
  const officers = await tx.getRepository(OfficerRow).find({ where: { name }, select: { id: true } });
  return [...users, ...officers.map(({ id }) => ({ id: null, officerId: id }))];
}

/** 行政处罚法 第64条第4项: a hearing is presided by one who did not investigate the case, whether or not as its officer. */
export async function didNotInvestigate({ tx, file }: CaseContext, officerId: string): Promise<Result<void>> {
  if (!(await investigatorsOf(tx, file)).includes(officerId)) return ok();
  return refuse('case.presider-involved', {
    ruleId: 'PEN-12',
    basis: '行政处罚法第64条第4项',
    next: '指定非本案调查人员主持听证',
  });
}
