import { ok, refuse, type Result } from '../../../kernel/result.js';
import { ActorOf } from '../../accounts/index.js';
import { CaseFiles } from '../../cases/index.js';
import { Officers } from '../../officers/index.js';
import { hasQualification, headsJudged } from '../../reviews/index.js';
import { LegalityAct, type LegalityContext, type LegalityOutcome } from '../legality-acts.js';
import { legalityLetter, sha256 } from '../legality-letter.js';
import { LegalityOpinionInput, LegalityOpinionView } from '../legality.views.js';
import { LEGALITY_RULES } from '../rules/legality-law.rules.js';

/**
 * 出具合法性审查意见: every head judged, the letter numbered in its own series (合审), by one who may review (PEN-15).
 * Refuses `legality.own-item`, also to another account of the person who submitted it, `review.not-qualified`,
 * `legality.opined` and what the checklist refuses. A changed draft is a new submission.
 */
@LegalityAct({
  name: 'legality.opine',
  roles: ['reviewer'],
  title: { zh: '出具合法性审查意见', en: 'Give the opinion on legality' },
  route: 'POST legality/:id/opinion',
  input: LegalityOpinionInput,
  answer: LegalityOpinionView,
  operationId: 'Legality_opine',
})
export class OpineOnLegality {
  constructor(
    private readonly actors: ActorOf,
    private readonly files: CaseFiles,
    private readonly officers: Officers,
  ) {}

  async run(
    context: LegalityContext,
    input: LegalityOpinionInput,
  ): Promise<Result<LegalityOutcome<LegalityOpinionView>>> {
    const { tx, row, agencyId, actor, now, today } = context;
    const { opinion, items, text } = input;
    if (row.state === 'opined') return refuse('legality.opined', { facts: { number: row.opinionNumber } });
    if (await this.actors.isSamePerson(actor, row.submittedBy, tx)) return refuse('legality.own-item');
    const officer = actor.officerId ? await this.officers.get(actor.officerId, tx) : null;
    const may = hasQualification(officer ?? { legalQualification: null, reviewerSince: null });
    if (!may.ok) return may;
    const ruleId = LEGALITY_RULES[row.kind];
    const judged = headsJudged({ heads: row.heads, ruleId, basis: ruleId }, items, opinion);
    if (!judged.ok) return judged;
    const opinionNumber = await this.files.nextNumber(context, agencyId, '合审');
    const letter = legalityLetter(opinionNumber, row, input, actor.name, today);
    const letterSha256 = sha256(letter);
    return ok({
      value: { opinionNumber },
      changes: {
        state: 'opined',
        checklist: items,
        opinion,
        opinionText: text,
        opinionNumber,
        letter,
        letterSha256,
        opinedOn: today,
        opinedAt: now,
        opinedBy: actor.userId,
        opinedByName: actor.name,
      },
      detail: { kind: row.kind, opinionNumber, opinion, letterSha256 },
    });
  }
}
