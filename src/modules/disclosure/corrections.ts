import type { EntityManager } from 'typeorm';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { DisclosureCorrectionRow } from './disclosure.entities.js';

/** The correction that waits for its release. Refuses `disclosure.no-correction`. */
export async function openCorrection(
  tx: EntityManager,
  disclosureId: string,
): Promise<Result<DisclosureCorrectionRow>> {
  const open = await tx.getRepository(DisclosureCorrectionRow).findOneBy({ disclosureId, state: 'drafted' });
  return open ? ok(open) : refuse('disclosure.no-correction');
}

/** What waits for its release is not changed under the eyes of who is to release it. Refuses `disclosure.correction-open`. */
export async function noOpenCorrection(tx: EntityManager, disclosureId: string): Promise<Result<void>> {
  const open = await tx.getRepository(DisclosureCorrectionRow).existsBy({ disclosureId, state: 'drafted' });
  return open ? refuse('disclosure.correction-open', { next: '待更正复核或者撤销后再修改文件' }) : ok();
}

export async function settleCorrection(
  tx: EntityManager,
  id: string,
  changes: Partial<DisclosureCorrectionRow>,
): Promise<void> {
  await tx.getRepository(DisclosureCorrectionRow).update({ id }, changes);
}
