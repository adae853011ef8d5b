import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { UserRow } from '../../accounts/index.js';
import { CaseFiles } from '../../cases/index.js';
import { Acts } from '../../ledger/index.js';
import { Officers } from '../../officers/index.js';
import { type ChecklistItem, hasQualification, headsJudged } from '../../reviews/index.js';
import { legalityLetter, sha256 } from '../legality-letter.js';
import { LegalityItemRow } from '../legality.entity.js';
import { LEGALITY_RULES } from '../rules/legality-law.rules.js';

export interface LegalityOpinion {
  items: ChecklistItem[];
  opinion: 'agree' | 'problems';
  text: string;
}

/**
 * 出具合法性审查意见: every head judged, the letter numbered in its own series (合审), by one who may review (PEN-15).
 * Refuses `legality.own-item`, also to another account of the person who submitted it, `review.not-qualified`,
 * `legality.opined` and what the checklist refuses. A changed draft is a new submission.
 */
@Injectable()
export class OpineOnLegality {
  constructor(
    private readonly acts: Acts,
    private readonly files: CaseFiles,
    private readonly officers: Officers,
    @InjectRepository(LegalityItemRow) private readonly items: Repository<LegalityItemRow>,
  ) {}

  async opine(actor: Actor, id: string, input: LegalityOpinion): Promise<Result<{ opinionNumber: string }>> {
    const known = await this.items.findOneBy({ id });
    if (!known) return refuse('not-found');
    const { agencyId } = known;
    const subject = { agencyId, type: 'legality', id };
    return this.acts.perform(actor, 'legality.opine', subject, async (scene) => {
      const rows = scene.tx.getRepository(LegalityItemRow);
      const item = await rows.findOneByOrFail({ id });
      if (item.state === 'opined')
        return refuse('legality.opined', { facts: { number: item.opinionNumber } });
      if (await samePerson(scene.tx, actor, item.submittedBy)) return refuse('legality.own-item');
      const officer = actor.officerId ? await this.officers.get(actor.officerId, scene.tx) : null;
      const may = hasQualification(officer ?? { legalQualification: null, reviewerSince: null });
      if (!may.ok) return may;
      const ruleId = LEGALITY_RULES[item.kind];
      const checklist = { heads: item.heads, ruleId, basis: ruleId };
      const judged = headsJudged(checklist, input.items, input.opinion);
      if (!judged.ok) return judged;
      const opinionNumber = await this.files.nextNumber(scene, agencyId, '合审');
      const letter = legalityLetter(opinionNumber, item, input, actor.name, scene.today);
      const letterSha256 = sha256(letter);
      await rows.update({ id }, {
        state: 'opined',
        checklist: input.items,
        opinion: input.opinion,
        opinionText: input.text,
        ...{ opinionNumber, letter, letterSha256 },
        opinedOn: scene.today,
        opinedAt: scene.now,
        opinedBy: actor.userId,
        opinedByName: actor.name,
      } as never);
      return ok({
        value: { opinionNumber },
        detail: { kind: item.kind, opinionNumber, opinion: input.opinion, letterSha256 },
      });
    });
  }
}

/** The account is the actor's own or another of the same officer record. */
async function samePerson(tx: EntityManager, actor: Actor, userId: string): Promise<boolean> {
  if (userId === actor.userId) return true;
  const user = await tx.getRepository(UserRow).findOneBy({ id: userId });
  return actor.officerId !== undefined && user?.officerId === actor.officerId;
}
