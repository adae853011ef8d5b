import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/index.js';
import { ok, type Result } from '../../kernel/result.js';
import { CaseReader } from './case-reader.js';
import type { CaseFileView, CaseOutlinesView, CaseOutlineView } from './dto/case-views.js';

/** So many cases may be asked for at once: a page of the longest list of the home page. */
export const MOST_OUTLINES = 50;

/** What the rows of a page need of their cases, with one request instead of one for each. */
@Injectable()
export class CaseOutlines {
  constructor(private readonly reader: CaseReader) {}

  /** Cases that are missing or not in sight are left out; those beyond `MOST_OUTLINES` too. */
  async of(actor: Actor, ids: readonly string[]): Promise<Result<CaseOutlinesView>> {
    const cases: CaseOutlineView[] = [];
    for (const id of [...new Set(ids)].slice(0, MOST_OUTLINES)) {
      const file = await this.reader.file(actor, id);
      if (file.ok) cases.push(outlineOf(file.value));
      // Others have their turn between two cases.
      await new Promise((resolve) => setImmediate(resolve));
    }
    return ok({ cases });
  }
}

function outlineOf(file: CaseFileView): CaseOutlineView {
  return {
    id: file.id,
    agencyId: file.agencyId,
    number: file.number,
    procedure: file.procedure,
    state: file.state,
    stateName: file.stateName,
    cause: file.cause,
    field: file.field,
    partyName: file.partyName,
    filedOn: file.filedOn,
    updatedAt: file.updatedAt,
    nextDue: file.nextDue,
    facts: file.facts,
    draft: file.draft,
    defence: file.defence,
    events: file.events.map(({ act }) => ({ act })),
    missing: file.missing,
    nextActs: file.nextActs,
    reviewScope: file.reviewScope,
    review: file.review,
    pendingReview: file.pendingReview,
    hearing: file.hearing,
    account: file.account,
  };
}
