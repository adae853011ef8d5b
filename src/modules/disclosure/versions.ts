import type { Scene } from '../ledger/index.js';
import { sha256 } from './digest.js';
import { type DisclosureRow, DisclosureVersionRow } from './disclosure.entities.js';
import type { PublicFields } from './rules/public-record.rules.js';
import type { ShownFile } from './rules/shown-files.rules.js';

interface Shown {
  readonly text: string;
  readonly record: PublicFields;
  readonly correctionReason: string | null;
  readonly files: readonly ShownFile[];
  /** Who prepared it, where that is not who prepared the disclosure. */
  readonly preparedByName?: string;
}

/** Keeps what becomes public in this act, for good. */
export async function keepVersion(
  { tx, entryId, actor, now }: Scene,
  row: DisclosureRow,
  { text, record, files, correctionReason, preparedByName }: Shown,
): Promise<void> {
  const versions = tx.getRepository(DisclosureVersionRow);
  await versions.insert({
    ...{ id: entryId, disclosureId: row.id, seq: (await versions.countBy({ disclosureId: row.id })) + 1 },
    ...{ text, sha256: sha256(text), record, files, correctionReason, at: now },
    preparedByName: preparedByName ?? row.preparedByName ?? '',
    releasedByName: actor.name,
  } as never);
}
