import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { rowsBy } from '../../platform/database/index.js';
import type { Scene } from '../ledger/index.js';
import {
  type CaseClockRow,
  CaseEventRow,
  CaseEvidenceRow,
  CaseHearingRow,
  CaseReviewAnswerRow,
  CaseReviewOutcomeRow,
  type CaseRow,
} from './case.entities.js';
import { CaseCorrectionRow } from './case-correction.entity.js';
import { Catalogue } from './catalogue/catalogue.js';
import { sha256 } from './timeline.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { Guards } from './guards.js';
import { type Bindings, bindingsOf } from './rules/bindings.js';
import type { ReviewOutcome } from './rules/decision.rules.js';
import type { DecisionDraft } from './rules/draft.js';
import { boundParty } from './rules/particulars.rules.js';
import {
  hearingMustBeOffered,
  type HearingThreshold,
  listedEntries,
  type ReviewScope,
  reviewScope,
} from './rules/review-scope.rules.js';

/** Acts between which a round of review waits for its opinion. */
const REVIEW_BEGINS = ['review.submit', 'review.complete-materials'];
const REVIEW_ENDS = ['review.opine', 'review.return'];
const HEARD = 'case.record-hearing';

/** Where a case stands with its review, by places in the timeline. */
export interface ReviewStanding {
  readonly latest: ReviewOutcome | undefined;
  readonly hearingSeq: number | undefined;
  readonly reviewPending: boolean;
  /** The place of the entry by which the round that waits began. */
  readonly pendingSeq: number | undefined;
}

/** What the decision and its review are about, read inside one transaction. */
@Injectable()
export class ReviewSubject {
  constructor(
    private readonly guards: Guards,
    private readonly catalogue: Catalogue,
  ) {}

  async bindings(tx: EntityManager, file: CaseRow, draft: DecisionDraft): Promise<Bindings> {
    const evidence = await rowsBy(tx, CaseEvidenceRow, { caseId: file.id });
    const corrections = await rowsBy(tx, CaseCorrectionRow, { caseId: file.id });
    const party = boundParty(file.party, corrections);
    const { cause, field, place, partyKind, actEndedOn, facts, publicInterest, complex, grave } = file;
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
        lawVersion: this.guards.lawVersion(file),
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
    return rowsBy(tx, CaseReviewAnswerRow, { caseId }, ['seq']);
  }

  /** PEN-09: would this draft give the party a right to be heard? */
  hearingDue(file: CaseRow, draft: DecisionDraft, on: string): boolean {
    const threshold = this.guards.params('PEN-09', file, on).thresholdFen as unknown as HearingThreshold;
    return draft.kind === 'penalty' && hearingMustBeOffered(draft, file.partyKind, threshold);
  }

  /** The last round of review and the hearing's record by their places in the timeline. */
  async review(tx: EntityManager, caseId: string): Promise<ReviewStanding> {
    const act = In([...REVIEW_BEGINS, ...REVIEW_ENDS, HEARD]);
    const events = await tx
      .getRepository(CaseEventRow)
      .find({ where: { caseId, act }, select: { id: true, seq: true, act: true } });
    return this.reviewAmong(events, await this.latestReview(tx, caseId));
  }

  /** The same, found among entries of the timeline that were read already. */
  reviewAmong(
    events: readonly Pick<CaseEventRow, 'seq' | 'act'>[],
    outcome: CaseReviewOutcomeRow | null,
  ): ReviewStanding {
    const last = (...acts: string[]) =>
      events
        .filter(({ act }) => acts.includes(act))
        .reduce<Pick<CaseEventRow, 'seq' | 'act'> | undefined>(
          (latest, event) => (latest && latest.seq > event.seq ? latest : event),
          undefined,
        );
    const turn = last(...REVIEW_BEGINS, ...REVIEW_ENDS);
    const pending = turn !== undefined && REVIEW_BEGINS.includes(turn.act);
    return {
      reviewPending: pending,
      pendingSeq: pending ? turn.seq : undefined,
      // An outcome without its entry in the timeline stands before everything.
      latest: outcome ? { ...outcome, seq: last('review.opine')?.seq ?? -1 } : undefined,
      hearingSeq: last(HEARD)?.seq,
    };
  }

  /** Whether the period for asking for a hearing ended by the party's statement that it wants none. */
  async hearingWaived(tx: EntityManager, period: CaseClockRow | null): Promise<boolean> {
    if (!period?.stoppedBy) return false;
    return tx.getRepository(CaseEventRow).existsBy({ id: period.stoppedBy, act: 'case.waive-hearing' });
  }

  async hearing(tx: EntityManager, caseId: string): Promise<CaseHearingRow | null> {
    const [hearing] = await rowsBy(tx, CaseHearingRow, { caseId });
    return hearing ?? null;
  }

  /** PEN-13: where the law pack asks for it, a hearing that was held is reported before the matter goes to review. */
  async hearingReported(tx: EntityManager, file: CaseRow, on: string): Promise<Result<void>> {
    const hearing = await this.hearing(tx, file.id);
    const asked = this.guards.params('PEN-13', file, on).reportBeforeReview === true;
    if (!asked || !hearing?.heldOn || hearing.reportedAt) return ok();
    return refuse('case.hearing-report-missing', {
      ruleId: 'PEN-13',
      basis: '行政处罚法第65条',
      next: '由听证主持人提交听证报告',
    });
  }

  async latestReview(tx: EntityManager, caseId: string): Promise<CaseReviewOutcomeRow | null> {
    return (await rowsBy(tx, CaseReviewOutcomeRow, { caseId }, ['round'])).at(-1) ?? null;
  }
}
