import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Acts } from '../../ledger/index.js';
import { ExchangeBatchRow, ExchangeLineRow } from '../exchange.entities.js';
import { digestOf, ExchangeMatter } from '../exchange-matter.js';
import type { LineKind } from '../rules/line.rules.js';
import type { BatchMadeView } from '../dto/exchange.dto.js';

const AT_ONCE = 100;

/** PUB-09 双公示报送: one file of everything new, changed or gone since the last. Lines with faults stay behind and are named. */
@Injectable()
export class MakeBatch {
  constructor(
    private readonly acts: Acts,
    private readonly matter: ExchangeMatter,
  ) {}

  /** Refuses `exchange.nothing` where no line can be sent. */
  make(actor: Actor, id: string, kind: LineKind): Promise<Result<BatchMadeView>> {
    const { agencyId } = actor;
    return this.acts.perform(actor, 'exchange.make', { agencyId, type: 'exchange', id }, async (scene) => {
      const pending = await this.matter.pending(agencyId, kind, scene.tx);
      const good = pending.filter(({ faults }) => faults.length === 0);
      const left = pending.length - good.length;
      if (good.length === 0)
        return refuse('exchange.nothing', {
          ruleId: 'PUB-09',
          ...(left > 0 && { facts: { left }, next: '先改正有误的信息' }),
        });
      const batches = scene.tx.getRepository(ExchangeBatchRow);
      const seq = (await batches.countBy({ agencyId })) + 1;
      const sha256 = digestOf(good.map(({ operation, fields }) => ({ operation, fields })));
      await batches.insert({
        ...{ id, agencyId, kind, seq, lines: good.length, sha256, madeAt: scene.now },
        ...{
          madeBy: actor.userId,
          madeByName: actor.name,
          receiptNumber: null,
          receivedOn: null,
          receiptByName: null,
        },
      });
      const lines = good.map(({ disclosureId, operation, fields, sha256: digest }, i) => ({
        ...{
          id: scene.newId(),
          batchId: id,
          agencyId,
          disclosureId,
          seq,
          no: i + 1,
          operation,
          fields,
          sha256: digest,
        },
        ...{ outcome: null, message: null },
      }));
      for (let i = 0; i < lines.length; i += AT_ONCE)
        await scene.tx.getRepository(ExchangeLineRow).insert(lines.slice(i, i + AT_ONCE) as never);
      return ok({
        value: { id, kind, seq, lines: good.length, left },
        detail: { kind, seq, lines: good.length, left, sha256 },
      });
    });
  }
}
