import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/index.js';
import type { LedgerEntry } from '../../kernel/ledger/index.js';
import { ok, type Result } from '../../kernel/result.js';
import { Clock } from '../../platform/time/index.js';
import { Agencies } from '../agencies/index.js';
import { CaseFiles } from '../cases/index.js';
import { LedgerProofs } from '../ledger/index.js';
import { custodyTitle } from './custody-titles.js';
import type { CustodyView } from './dto/custody-views.js';
import { EvidenceReader } from './evidence-reader.js';

/**
 * Who had an item in hand, from the first byte on: every ledger entry about it, whatever the act, each with its audit
 * path under one signed checkpoint. Nothing in it needs the server to be believed.
 */
@Injectable()
export class CustodyReport {
  constructor(
    private readonly reader: EvidenceReader,
    private readonly cases: CaseFiles,
    private readonly agencies: Agencies,
    private readonly proofs: LedgerProofs,
    private readonly clock: Clock,
  ) {}

  /** Refuses `not-found` for an item out of sight. */
  async of(actor: Actor, id: string): Promise<Result<CustodyView>> {
    const seen = await this.reader.seen(actor, id);
    if (!seen.ok) return seen;
    const item = await this.reader.view(actor, id);
    if (!item.ok) return item;
    const { agencyId, caseId } = seen.value;
    const entries = await this.proofs.concerning(agencyId, { subjectIds: [id] });
    const { checkpoint, proofs, verifierKey } = await this.proofs.prove(
      agencyId,
      entries.map((entry) => entry.seq),
    );
    const acts = entries.map(({ seq, id: entryId, at, act, actorId, bytes, leafHash }) => {
      const { actor: person, detail } = JSON.parse(bytes) as LedgerEntry;
      const reason = typeof detail['reason'] === 'string' ? detail['reason'] : null;
      const who = { actorId, actorName: person.name, reason };
      return {
        seq,
        entryId,
        at,
        act,
        title: custodyTitle(act),
        ...who,
        detail,
        leafHash,
        proof: [...proofs.get(seq)!],
      };
    });
    const { size, root, at, note } = checkpoint;
    return ok({
      item: item.value,
      caseNumber: (await this.cases.get(caseId))?.number ?? null,
      agencyName: (await this.agencies.get(agencyId))?.name ?? '',
      madeAt: this.clock.now(),
      acts,
      checkpoint: { size, root, at, note, verifierKey },
    });
  }
}
