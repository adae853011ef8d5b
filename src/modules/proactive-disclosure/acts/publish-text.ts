import { IsNull } from 'typeorm';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { NewSubjectContext } from '../../ledger/index.js';
import type { OpennessPublishedView, OpennessTextInput } from '../dto/proactive-disclosure.dto.js';
import { ProactiveTextAct, type TextOutcome } from '../proactive-disclosure-acts.js';
import { OpennessChangeRow, OpennessTextRow } from '../proactive-disclosure.entities.js';

/**
 * 事前公开: a text that may be published (`mayBePublished`) becomes public, and every change that it follows is settled.
 * Refuses `openness.unchanged`.
 */
@ProactiveTextAct({
  name: 'openness.publish',
  roles: ['discloser'],
  title: { zh: '事前公开', en: 'Publish in advance' },
  creates: true,
})
export class PublishText {
  async run(
    { tx, agencyId, actor, now, today }: NewSubjectContext,
    { item, text }: OpennessTextInput,
  ): Promise<Result<TextOutcome<OpennessPublishedView>>> {
    const last = await tx
      .getRepository(OpennessTextRow)
      .findOne({ where: { agencyId, item }, order: { seq: 'DESC' } });
    if (last?.text === text) return refuse('openness.unchanged');
    const seq = (last?.seq ?? 0) + 1;
    const changes = tx.getRepository(OpennessChangeRow);
    const open = await changes.find({ where: { agencyId, item, settledOn: IsNull() }, order: { id: 'ASC' } });
    for (const { id } of open) await changes.update({ id }, { settledOn: today });
    const inTime = open.every(({ due }) => today <= due);
    const settled = open.map(({ id, due }) => ({ id, due }));
    return ok({
      value: { item, seq, publishedOn: today, inTime },
      row: { item, seq, text, publishedOn: today, at: now, byName: actor.name },
      detail: { item, seq, settled, inTime },
    });
  }
}
