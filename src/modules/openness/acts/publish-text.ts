import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { redact } from '../../../kernel/redaction/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Acts } from '../../ledger/index.js';
import type { OpennessPublishedView } from '../dto/openness.dto.js';
import { OpennessChangeRow, OpennessTextRow } from '../openness.entities.js';
import { isWritten } from '../rules/completeness.rules.js';
import type { OpennessItem } from '../rules/items.js';

/** Numbers that a telephone or an e-mail of an office is; its window has them on purpose. */
const OF_AN_OFFICE: readonly string[] = ['phone', 'email'];

/** 事前公开: a text becomes public, and every change that it follows is settled. */
@Injectable()
export class PublishText {
  constructor(private readonly acts: Acts) {}

  /** Refuses `openness.derived`, `openness.unchanged`, and a text with identity numbers, accounts or the like. */
  async publish(actor: Actor, item: OpennessItem, text: string): Promise<Result<OpennessPublishedView>> {
    const written = isWritten(item);
    if (!written.ok) return written;
    const found = redact(text).removals.filter(
      ({ class: kind, rule }) =>
        rule === 'RED-01' && !OF_AN_OFFICE.includes(kind) && kind !== 'natural-person-name',
    );
    if (found.length > 0)
      return refuse('openness.private', {
        ruleId: found[0]!.rule,
        facts: { findings: found.map(({ start, end, class: kind }) => ({ start, end, class: kind })) },
      });
    const { agencyId } = actor;
    const subject = { agencyId, type: 'openness', id: agencyId };
    return this.acts.perform(actor, 'openness.publish', subject, async (scene) => {
      const texts = scene.tx.getRepository(OpennessTextRow);
      const last = await texts.findOne({ where: { agencyId, item }, order: { seq: 'DESC' } });
      if (last?.text === text) return refuse('openness.unchanged');
      const seq = (last?.seq ?? 0) + 1;
      await texts.insert({
        ...{ id: scene.newId(), agencyId, item, seq, text },
        ...{ publishedOn: scene.today, at: scene.now, byName: actor.name },
      });
      const changes = scene.tx.getRepository(OpennessChangeRow);
      const open = await changes.find({
        where: { agencyId, item, settledOn: IsNull() },
        order: { id: 'ASC' },
      });
      for (const { id } of open) await changes.update({ id }, { settledOn: scene.today });
      const inTime = open.every(({ due }) => scene.today <= due);
      const settled = open.map(({ id, due }) => ({ id, due }));
      return ok({
        value: { item, seq, publishedOn: scene.today, inTime },
        detail: { item, seq, settled, inTime },
      });
    });
  }
}
