import { randomBytes } from 'node:crypto';
import { ok, refuse, type Result } from '../../kernel/result.js';
import type { ActContext } from '../ledger/index.js';
import type { CertificateIssuedView } from './dto/officer-views.js';
import { CertificateRow } from './officer.entities.js';

/** Writes the row of a card. Refuses reversed dates and a number that is taken. */
export async function enterCard(
  { tx, newId }: ActContext,
  card: Omit<CertificateRow, 'id' | 'token'>,
): Promise<Result<CertificateIssuedView>> {
  if (card.validThrough < card.issuedOn) return refuse('certificate.dates-reversed');
  const rows = tx.getRepository(CertificateRow);
  if (await rows.existsBy({ number: card.number })) return refuse('certificate.number-taken');
  const id = newId();
  const token = randomBytes(24).toString('base64url');
  await rows.insert({ id, token, ...card });
  return ok({ id, token });
}

/** CERT-01: a new card is made on an application alone. */
export const noApplication = () =>
  refuse('certificate.no-application', {
    ruleId: 'CERT-01',
    next: '先申请并经审核；已有的证件请写明登记所依据的文书',
  });
