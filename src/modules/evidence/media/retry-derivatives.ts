import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Acts } from '../../ledger/index.js';
import { EvidenceReader } from '../evidence-reader.js';
import { MakeDerivatives } from './make-derivatives.js';

/** Someone asks for the copies of an item once more. Refuses `evidence.no-converter` where the machine has no ffmpeg. */
@Injectable()
export class RetryDerivatives {
  constructor(
    private readonly acts: Acts,
    private readonly reader: EvidenceReader,
    private readonly derivatives: MakeDerivatives,
  ) {}

  async retry(actor: Actor, id: string): Promise<Result<void>> {
    const seen = await this.reader.seen(actor, id);
    if (!seen.ok) return seen;
    if (!this.derivatives.available) return refuse('evidence.no-converter');
    const { agencyId, sha256 } = seen.value;
    const subject = { agencyId, type: 'evidence', id };
    const asked = await this.acts.perform(actor, 'evidence.retry-derivatives', subject, async () =>
      ok({ value: undefined, detail: { sha256 } }),
    );
    if (asked.ok) this.derivatives.wantAgain(id);
    return asked;
  }
}
