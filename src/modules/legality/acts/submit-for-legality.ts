import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Agencies } from '../../agencies/index.js';
import { LawService } from '../../calendar/index.js';
import type { NewSubjectContext } from '../../ledger/index.js';
import { LegalityAct, type LegalityOutcome } from '../legality-acts.js';
import { LegalitySubmissionInput, LegalitySubmittedView } from '../legality.views.js';
import { LEGALITY_RULES, lawOf, materialsComplete } from '../rules/legality-law.rules.js';

/**
 * 送请合法性审查 (REV-08): begins the reviewer's days. Refuses `legality.subject-missing` without a text or a file's digest,
 * and `legality.materials-missing`.
 */
@LegalityAct({
  name: 'legality.submit',
  roles: ['officer', 'discloser'],
  title: { zh: '送请合法性审查', en: 'Submit for legality review' },
  route: 'POST legality',
  input: LegalitySubmissionInput,
  answer: LegalitySubmittedView,
  creates: true,
  operationId: 'Legality_submit',
})
export class SubmitForLegality {
  constructor(
    private readonly law: LawService,
    private readonly agencies: Agencies,
  ) {}

  async run(
    { tx, id, agencyId, actor, now, today }: NewSubjectContext,
    { kind, title, department, statement, materials, text, file }: LegalitySubmissionInput,
  ): Promise<Result<LegalityOutcome<LegalitySubmittedView>>> {
    if (!text && !file) return refuse('legality.subject-missing');
    const { areaCode: place } = await this.agencies.existing(agencyId, tx);
    const ruleId = LEGALITY_RULES[kind];
    const situation = { place, agency: agencyId };
    const rule = this.law.book.rule(ruleId, { on: today, ...situation });
    if (!rule.ok) return rule;
    const law = lawOf(rule.value.row.params);
    const complete = materialsComplete(law, materials, ruleId);
    if (!complete.ok) return complete;
    const counted = this.law.due(ruleId, today, situation);
    if (!counted.ok) return counted;
    const { due } = counted.value;
    return ok({
      value: { id, due },
      row: {
        kind,
        title,
        department,
        text: text ?? null,
        statement,
        materials,
        heads: [...law.heads],
        fileName: file?.name ?? null,
        fileSha256: file?.sha256 ?? null,
        lawVersion: this.law.packVersion(place),
        state: 'submitted',
        submittedOn: today,
        submittedAt: now,
        submittedBy: actor.userId,
        submittedByName: actor.name,
        due,
        checklist: null,
        opinion: null,
        opinionText: null,
        opinionNumber: null,
        letter: null,
        letterSha256: null,
        opinedOn: null,
        opinedAt: null,
        opinedBy: null,
        opinedByName: null,
      },
      detail: { kind, title, department, materials, file: file && { ...file }, due },
    });
  }
}
