import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Clock } from '../../../platform/time/index.js';
import { Agencies } from '../../agencies/index.js';
import { LawService } from '../../calendar/index.js';
import { Acts } from '../../ledger/index.js';
import { LegalityItemRow } from '../legality.entity.js';
import { LEGALITY_RULES, lawOf, type LegalityKind, materialsComplete } from '../rules/legality-law.rules.js';

export interface LegalitySubmission {
  kind: LegalityKind;
  title: string;
  department: string;
  text?: string;
  file?: { name: string; sha256: string };
  statement: string;
  materials: string[];
}

/**
 * 送请合法性审查 (REV-08): begins the reviewer's days. Refuses `legality.subject-missing` without a text or a file's digest,
 * and `legality.materials-missing`.
 */
@Injectable()
export class SubmitForLegality {
  constructor(
    private readonly acts: Acts,
    private readonly law: LawService,
    private readonly agencies: Agencies,
    private readonly clock: Clock,
  ) {}

  async submit(actor: Actor, input: LegalitySubmission): Promise<Result<{ id: string; due: string }>> {
    const id = this.clock.newId();
    const { agencyId } = actor;
    const { kind, title, department, statement, materials, text = null, file } = input;
    const subject = { agencyId, type: 'legality', id };
    return this.acts.perform(actor, 'legality.submit', subject, async ({ tx, now, today }) => {
      if (!text && !file) return refuse('legality.subject-missing');
      const agency = await this.agencies.get(agencyId, tx);
      if (!agency) return refuse('not-found');
      const ruleId = LEGALITY_RULES[kind];
      const situation = { place: agency.areaCode, agency: agencyId };
      const rule = this.law.book.rule(ruleId, { on: today, ...situation });
      if (!rule.ok) return rule;
      const law = lawOf(rule.value.row.params);
      const complete = materialsComplete(law, materials, ruleId);
      if (!complete.ok) return complete;
      const due = this.law.due(ruleId, today, situation);
      if (!due.ok) return due;
      await tx.getRepository(LegalityItemRow).insert({
        ...{ id, agencyId, kind, title, department, text, statement, materials, heads: [...law.heads] },
        fileName: file?.name ?? null,
        fileSha256: file?.sha256 ?? null,
        lawVersion: this.law.packVersion(agency.areaCode),
        state: 'submitted',
        submittedOn: today,
        submittedAt: now,
        submittedBy: actor.userId,
        submittedByName: actor.name,
        due: due.value.due,
        ...{ checklist: null, opinion: null, opinionText: null, opinionNumber: null, letter: null },
        ...{ letterSha256: null, opinedOn: null, opinedAt: null, opinedBy: null, opinedByName: null },
      });
      return ok({
        value: { id, due: due.value.due },
        detail: {
          kind,
          title,
          department,
          materials,
          ...(file && { file: { ...file } }),
          due: due.value.due,
        },
      });
    });
  }
}
