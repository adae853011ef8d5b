import { ok, refuse, type Result } from '../../kernel/result.js';
import type { CertificateChangeInput } from './dto/officer-inputs.js';
import type { OfficerCreatedView } from './dto/officer-views.js';
import type { CertificateContext, CertificateOutcome } from './officer-acts.js';
import { CertificateEventRow, type CertificateEventKind } from './officer.entities.js';

/**
 * Inside an act: adds to the history of a certificate. Refuses `certificate.dates-reversed`, and
 * `certificate.already-ended` for what befalls a card once.
 */
export async function addEvent(
  { tx, id: certificateId, now, newId }: CertificateContext,
  kind: CertificateEventKind,
  { from, to, cause, document }: CertificateChangeInput,
): Promise<Result<CertificateOutcome<OfficerCreatedView>>> {
  if (to !== undefined && to < from) return refuse('certificate.dates-reversed');
  const events = tx.getRepository(CertificateEventRow);
  // What has ended for good does not end twice; a revocation still counts after a cancellation (CERT-09).
  if (kind !== 'suspended' && (await events.existsBy({ certificateId, kind })))
    return refuse('certificate.already-ended');
  const id = newId();
  await events.insert({
    id,
    certificateId,
    kind,
    from,
    to: to ?? null,
    cause,
    document,
    endDocument: null,
    recordedAt: now,
  });
  return ok({ value: { id }, detail: { certificateId, kind, from, to: to ?? null, document } });
}

/** Inside an act: adds what ends a certificate for good; a last day is not heard. */
export function endCertificate(
  context: CertificateContext,
  kind: 'revoked' | 'cancelled' | 'lost',
  { from, cause, document }: CertificateChangeInput,
): Promise<Result<CertificateOutcome<OfficerCreatedView>>> {
  return addEvent(context, kind, { from, cause, document });
}
