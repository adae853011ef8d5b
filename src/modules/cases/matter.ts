import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Scene } from '../ledger/index.js';
import {
  CaseEvidenceRow,
  CaseHearingRow,
  CaseReviewAnswerRow,
  CaseReviewOutcomeRow,
  type CaseRow,
} from './case.entities.js';
import { Catalogue } from './catalogue/catalogue.js';
import { sha256 } from './timeline.js';
import { Guards } from './guards.js';
import { type Bindings, bindingsOf } from './rules/bindings.js';
import type { DecisionDraft } from './rules/draft.js';
import {
  hearingMustBeOffered,
  type HearingThreshold,
  listedEntries,
  type ReviewScope,
  reviewScope,
} from './rules/review-scope.rules.js';

/** What the decision and its review are about, read inside one transaction. */
@Injectable()
export class Matter {
  constructor(
    private readonly guards: Guards,
    private readonly catalogue: Catalogue,
  ) {}

  async bindings(tx: EntityManager, file: CaseRow, draft: DecisionDraft): Promise<Bindings> {
    const evidence = await tx.getRepository(CaseEvidenceRow).findBy({ caseId: file.id });
    const { cause, field, place, party, partyKind, actEndedOn, facts, publicInterest, complex, grave } = file;
    return bindingsOf(
      {
        facts: {
          ...{ cause, field, place, party, partyKind, actEndedOn, facts, publicInterest, complex, grave },
          ...(file.socialRisk && { socialRisk: true }),
        },
        draft,
        evidence: evidence.map(({ id, sha256, stage, excludedBecause }) => ({
          id,
          sha256,
          stage,
          excludedBecause,
        })),
      },
      sha256,
    );
  }

  /** PEN-14: required or not, because; judged anew at the decision, never left to the officer. */
  async scope(tx: EntityManager, file: CaseRow, draft: DecisionDraft, on: string): Promise<ReviewScope> {
    const hearing = await this.hearing(tx, file.id);
    const { publicInterest, socialRisk, complex, agencyId, field } = file;
    const entries = await this.catalogue.inForce(tx, agencyId, on);
    return reviewScope(
      {
        publicInterest,
        socialRisk,
        complex,
        hearingHeld: Boolean(hearing?.heldOn),
        weightyRights: this.hearingDue(file, draft, on),
        penalty: draft.kind === 'penalty',
      },
      listedEntries(entries, { agencyId, field, draft }),
    );
  }

  /** The same, written down beside the digests of what it was judged on: it can be read, not edited. */
  async answer(scene: Scene, file: CaseRow, draft: DecisionDraft, act: string): Promise<ReviewScope> {
    const { tx, entryId: id, now: at, today } = scene;
    const scope = await this.scope(tx, file, draft, today);
    const { factsDigest, draftDigest } = await this.bindings(tx, file, draft);
    const answers = tx.getRepository(CaseReviewAnswerRow);
    const seq = await answers.countBy({ caseId: file.id });
    const row = { id, caseId: file.id, seq, act, at, ...scope, factsDigest, draftDigest };
    await answers.insert(row);
    return scope;
  }

  answers(tx: EntityManager, caseId: string): Promise<CaseReviewAnswerRow[]> {
    return tx.getRepository(CaseReviewAnswerRow).find({ where: { caseId }, order: { seq: 'ASC' } });
  }

  /** PEN-09: would this draft give the party a right to be heard? */
  hearingDue(file: CaseRow, draft: DecisionDraft, on: string): boolean {
    const threshold = this.guards.params('PEN-09', file, on).thresholdFen as unknown as HearingThreshold;
    return draft.kind === 'penalty' && hearingMustBeOffered(draft, file.partyKind, threshold);
  }

  hearing(tx: EntityManager, caseId: string): Promise<CaseHearingRow | null> {
    return tx.getRepository(CaseHearingRow).findOneBy({ caseId });
  }

  latestReview(tx: EntityManager, caseId: string): Promise<CaseReviewOutcomeRow | null> {
    return tx.getRepository(CaseReviewOutcomeRow).findOne({ where: { caseId }, order: { round: 'DESC' } });
  }
}
