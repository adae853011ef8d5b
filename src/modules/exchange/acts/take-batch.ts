import { ok, type Result } from '../../../kernel/result.js';
import { BatchAct, type BatchContext, type BatchOutcome } from '../exchange-acts.js';
import type { Format } from '../files.js';

/** The file holds identity numbers (RED-08): taking it out of the office is an act, each time. */
@BatchAct({
  name: 'exchange.take',
  roles: ['discloser'],
  title: { zh: '取出报送文件', en: 'Take the file' },
})
export class TakeBatch {
  async run({ row }: BatchContext, format: Format): Promise<Result<BatchOutcome>> {
    const { seq, lines, sha256 } = row;
    return ok({ value: undefined, detail: { format, seq, lines, sha256 } });
  }
}
