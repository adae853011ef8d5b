import { Injectable } from '@nestjs/common';
import { type Actor, sees } from '../../kernel/access/index.js';
import { refuse, type Result } from '../../kernel/result.js';
import { CaseFiles } from '../cases/index.js';
import { AssessDisclosure } from './acts/assess-disclosure.js';
import { AssessmentActs } from './assessment-acts.js';
import type { AssessedView } from './dto/disclosure-views.js';
import type { Publishable } from './publishables/publishable.js';
import { Publishables } from './publishables/publishables.js';
import type { AssessmentAnswers } from './rules/assessment.rules.js';
import type { PublishableKind } from './rules/publishable-kinds.js';

/** The assessment of what can be published, by its case or by itself. `version` is that of its disclosure. */
@Injectable()
export class Assessments {
  constructor(
    private readonly acts: AssessmentActs,
    private readonly files: CaseFiles,
    private readonly publishables: Publishables,
  ) {}

  /** The decision of a case. Refuses `not-found`, `disclosure.no-decision`, and as the act does. */
  async ofCase(
    actor: Actor,
    caseId: string,
    said: AssessmentAnswers,
    version?: string,
  ): Promise<Result<AssessedView>> {
    const seen = await this.files.seen(actor, caseId);
    if (!seen.ok) return seen;
    const matter = await this.publishables.ofCase(caseId);
    return matter.ok ? this.of(actor, matter.value, said, version) : matter;
  }

  /** Refuses `not-found`, and as the act does. */
  async ofMatter(
    actor: Actor,
    { kind, id }: { kind: PublishableKind; id: string },
    said: AssessmentAnswers,
    version?: string,
  ): Promise<Result<AssessedView>> {
    const matter = await this.publishables.get(kind, id);
    if (!matter.ok || !sees(actor, matter.value.agencyId)) return refuse('not-found');
    return this.of(actor, matter.value, said, version);
  }

  private of(
    actor: Actor,
    { kind, id }: Publishable,
    input: AssessmentAnswers,
    version: string | undefined,
  ): Promise<Result<AssessedView>> {
    return this.acts.run(AssessDisclosure, { actor, id, params: { kind }, input, version });
  }
}
