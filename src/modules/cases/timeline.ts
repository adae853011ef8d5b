import { createHash } from 'node:crypto';
import type { JsonObject } from '../../kernel/json.js';
import type { Instant } from '../../kernel/time.js';
import type { Scene } from '../ledger/index.js';
import type { CertificateSnapshot } from '../officers/index.js';
import { CaseDocumentRow, CaseEventRow } from './case.entities.js';

export interface NewDocument {
  kind: string;
  title: string;
  body: string;
  number?: string;
}

export interface NewEvent {
  act: string;
  stage: string;
  rules: readonly string[];
  /** When it happened, where that is not now. */
  occurred?: { from: Instant; to: Instant } | undefined;
  /** The certificates judged for this act, kept with it (PEN-02). */
  officers?: readonly CertificateSnapshot[] | undefined;
  documents?: readonly NewDocument[] | undefined;
  detail?: JsonObject | undefined;
}

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/**
 * Writes one act into the case's timeline with the documents it left. Answers what the ledger must keep of them: the
 * digest of every document, so that a changed text is found out by anyone who verifies.
 */
export async function enterEvent(scene: Scene, caseId: string, event: NewEvent): Promise<JsonObject> {
  const events = scene.tx.getRepository(CaseEventRow);
  const seq = await events.countBy({ caseId });
  await events.insert({
    id: scene.entryId,
    caseId,
    seq,
    at: scene.now,
    occurredFrom: event.occurred?.from ?? scene.now,
    occurredTo: event.occurred?.to ?? scene.now,
    act: event.act,
    stage: event.stage,
    actorId: scene.actor.userId,
    actorName: scene.actor.name,
    officers: [...(event.officers ?? [])],
    rules: [...event.rules],
    detail: { ...event.detail } as Record<string, never>,
  });
  const documents = (event.documents ?? []).map(({ kind, title, body, number }) => ({
    id: scene.newId(),
    caseId,
    eventId: scene.entryId,
    kind,
    title,
    body,
    number: number ?? null,
    sha256: sha256(body),
    createdAt: scene.now,
  }));
  if (documents.length === 0) return {};
  await scene.tx.getRepository(CaseDocumentRow).insert(documents);
  return { documents: documents.map(({ id, kind, sha256: digest }) => ({ id, kind, sha256: digest })) };
}
