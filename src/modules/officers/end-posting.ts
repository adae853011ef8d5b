import { In, IsNull } from 'typeorm';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { addDays } from '../../kernel/time.js';
import { CertificateApplicationRow } from './chain.entities.js';
import type { DepartureInput } from './dto/officer-inputs.js';
import type { OfficerContext } from './officer-acts.js';
import { CertificateEventRow, CertificateRow } from './officer.entities.js';
import { OfficerPostingRow } from './record.entities.js';

/**
 * Inside an act: ends the officer's posting; open applications are refused, and all cards that have not ended yet are
 * cancelled from the day after the last one (CERT-08). Answers how many cards that were. The history of his agencies stays.
 */
export async function endPosting(
  { tx, id: officerId, actor, today, now, newId }: OfficerContext,
  { lastDay, document }: DepartureInput,
  cause: string,
): Promise<Result<number>> {
  const postings = tx.getRepository(OfficerPostingRow);
  const posting = await postings.findOneBy({ officerId, to: IsNull() });
  if (!posting) return refuse('officer.not-in-post');
  if (lastDay > today || (posting.from !== null && lastDay < posting.from))
    return refuse('officer.last-day', { detail: '末日应在到岗日至今日之间' });
  await postings.update({ id: posting.id }, { to: lastDay });
  await tx.getRepository(CertificateApplicationRow).update(
    { officerId, state: In(['applied', 'approved']) },
    {
      state: 'refused',
      opinion: cause,
      decidedAt: now,
      decidedBy: actor.userId,
      decidedByName: actor.name,
    },
  );
  const cards = await tx.getRepository(CertificateRow).find({ where: { officerId }, order: { id: 'ASC' } });
  const events = tx.getRepository(CertificateEventRow);
  const over = await events.findBy({
    certificateId: In(cards.map(({ id }) => id)),
    kind: In(['revoked', 'cancelled']),
  });
  const open = cards.filter(({ id }) => !over.some((event) => event.certificateId === id));
  for (const { id } of open)
    await events.insert({
      id: newId(),
      certificateId: id,
      kind: 'cancelled',
      from: addDays(lastDay, 1),
      to: null,
      cause,
      document,
      endDocument: null,
      recordedAt: now,
    });
  return ok(open.length);
}
