import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { NewSubjectContext } from '../../ledger/index.js';
import { BatchMadeView, MakeBatchInput } from '../dto/exchange.dto.js';
import { BatchAct, type BatchOutcome } from '../exchange-acts.js';
import { ExchangeBatchRow, ExchangeLineRow } from '../exchange.entities.js';
import { digestOf, ExchangeSource } from '../exchange-source.js';

const AT_ONCE = 100;

/**
 * PUB-09 双公示报送: one file of everything new, changed or gone since the last. Lines with faults stay behind and are
 * named. Refuses `exchange.nothing` where no line can be sent.
 */
@BatchAct({
  name: 'exchange.make',
  roles: ['discloser'],
  title: { zh: '生成报送文件', en: 'Make a file for the credit platform' },
  route: 'POST exchange/batches',
  input: MakeBatchInput,
  answer: BatchMadeView,
  creates: true,
  operationId: 'Exchange_make',
})
export class MakeBatch {
  constructor(private readonly source: ExchangeSource) {}

  async run(
    { tx, id, agencyId, actor, now, newId }: NewSubjectContext,
    { kind = 'penalty' }: MakeBatchInput,
  ): Promise<Result<BatchOutcome<BatchMadeView>>> {
    const pending = await this.source.pending(agencyId, kind, tx);
    const good = pending.filter(({ faults }) => faults.length === 0);
    const left = pending.length - good.length;
    if (good.length === 0 && left === 0) return refuse('exchange.nothing', { ruleId: 'PUB-09' });
    if (good.length === 0)
      return refuse('exchange.nothing', { ruleId: 'PUB-09', facts: { left }, next: '先改正有误的信息' });
    const seq = (await tx.getRepository(ExchangeBatchRow).countBy({ agencyId })) + 1;
    const sha256 = digestOf(good.map(({ operation, fields }) => ({ operation, fields })));
    const lines = good.map((line, i) => ({
      id: newId(),
      batchId: id,
      agencyId,
      disclosureId: line.disclosureId,
      seq,
      no: i + 1,
      operation: line.operation,
      fields: line.fields,
      sha256: line.sha256,
      outcome: null,
      message: null,
    }));
    for (let i = 0; i < lines.length; i += AT_ONCE)
      await tx.getRepository(ExchangeLineRow).insert(lines.slice(i, i + AT_ONCE));
    return ok({
      value: { id, kind, seq, lines: good.length, left },
      row: {
        kind,
        seq,
        lines: good.length,
        sha256,
        madeAt: now,
        madeBy: actor.userId,
        madeByName: actor.name,
        receiptNumber: null,
        receivedOn: null,
        receiptByName: null,
      },
      detail: { kind, seq, lines: good.length, left, sha256 },
    });
  }
}
