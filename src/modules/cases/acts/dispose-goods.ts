import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { chinaDay } from '../../../kernel/time.js';
import { DayField, IdField, OneOf, Text } from '../../../platform/http/index.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { CaseItems, itemWords } from '../case-items.js';
import { notInFuture } from '../rules/dates.rules.js';
import { plainForm } from '../texts.js';

const WAYS = { auctioned: '公开拍卖', destroyed: '依法销毁', 'other-rule': '按国家有关规定处理' } as const;

export class GoodsDisposalInput {
  @IdField({ list: { min: 1, max: 500 } }) itemIds: string[];
  @DayField() on: string;
  @OneOf(['auctioned', 'destroyed', 'other-rule']) way: keyof typeof WAYS;
  @Text({ max: 1900, about: 'by whom, where, receipt; the rule, where it is another way' }) account: string;
}

/**
 * 处理没收的非法财物 (行政处罚法 第74条): goods are sold by public auction or dealt with as the state prescribes, or
 * destroyed; they are no debt in money. Refuses `case.no-goods` where none waits, and what `CaseItems.release` refuses.
 */
@CaseAct({
  name: 'case.dispose-goods',
  roles: ['officer'],
  title: { zh: '处理没收物品', en: 'Dispose of confiscated goods' },
  route: 'POST cases/:id/goods-disposals',
  input: GoodsDisposalInput,
  from: ['served', 'performed'],
  stage: 'execution',
  documents: ['罚没物品处理记录'],
  offeredWhen: ({ holdsGoods }) => holdsGoods,
})
export class DisposeGoods {
  constructor(private readonly items: CaseItems) {}

  async run(context: CaseContext, input: GoodsDisposalInput): Promise<Result<CaseOutcome>> {
    const { itemIds, on, way, account } = input;
    const held = await this.items.held(context.tx, context.id, 'confiscated');
    const may = firstRefusal(
      () => notInFuture(on, context.today),
      () => (held.length > 0 ? ok() : refuse('case.no-goods', { basis: '行政处罚法第74条' })),
    );
    if (!may.ok) return may;
    const disposal = `${WAYS[way]}：${account}`;
    const disposed = await this.items.release(context, 'confiscated', { itemIds, on, disposal });
    if (!disposed.ok) return disposed;
    const { items } = disposed.value;
    const title = '罚没物品处理记录';
    const body = plainForm(title, context.file, {
      物品: itemWords(items),
      处理日期: chinaDay(on),
      处理方式: WAYS[way],
      经过: account,
    });
    return ok({
      value: undefined,
      documents: [{ kind: title, title, body }],
      detail: { on, way, items: items.map(({ id }) => id) },
    });
  }
}
