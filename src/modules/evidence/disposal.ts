import { type EntityManager, In } from 'typeorm';
import { DISPOSE_ACT } from '../../kernel/bundle/index.js';
import { parseEntry } from '../../kernel/ledger/index.js';
import { LedgerEntryRow } from '../ledger/index.js';
import type { EvidenceRow } from './evidence.entity.js';

const APPROVE_ACT = 'evidence.approve-disposal';

export interface Disposal {
  readonly at: string;
  readonly seq: number;
  readonly reason: string;
  /** The bytes were seen to go; before that they may still be going. */
  readonly done: boolean;
}

/**
 * 销毁: the act that approved or did the disposal of exactly these bytes, as the ledger holds it; undefined when there
 * is none. It is the one thing that makes absent bytes rightful, for `verify`, the store’s checks and bundles alike.
 */
export async function disposalOf(
  manager: EntityManager,
  { agencyId, id, sha256 }: Pick<EvidenceRow, 'agencyId' | 'id' | 'sha256'>,
): Promise<Disposal | undefined> {
  const entries = await manager.getRepository(LedgerEntryRow).find({
    where: { agencyId, subjectId: id, act: In([DISPOSE_ACT, APPROVE_ACT]) },
    order: { seq: 'DESC' },
  });
  for (const { at, seq, act, bytes } of entries) {
    const entry = parseEntry(bytes);
    if (!entry.ok || entry.value.detail['sha256'] !== sha256) continue;
    const reason = entry.value.detail['reason'];
    return { at, seq, reason: typeof reason === 'string' ? reason : '已依法销毁', done: act === DISPOSE_ACT };
  }
  return undefined;
}
