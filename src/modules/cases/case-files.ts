import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, type Repository } from 'typeorm';
import { type Actor, sees } from '../../kernel/access/index.js';
import type { Suspension } from '../../kernel/calendar/index.js';
import type { JsonObject } from '../../kernel/json.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { type LegalDay, legalDayOf } from '../../kernel/time.js';
import { Agencies } from '../agencies/index.js';
import type { Scene } from '../ledger/index.js';
import {
  CaseDecisionRow,
  CaseDiscussionRow,
  CaseDocumentRow,
  CaseEventRow,
  CaseEvidenceRow,
  CaseRecordReasonRow,
  CaseReviewOutcomeRow,
  CaseRow,
} from './case.entities.js';
import { Clocks, REVIEW_CLOCKS } from './clocks.js';
import { involvedIn } from './involved.js';
import { ReviewSubject } from './review-subject.js';
import { nextNumber } from './numbers.js';
import { NOTED_ACTS, type NotedAct } from './rules/procedure.js';
import { enterEvent, type NewDocument } from './timeline.js';
import type { Bindings } from './rules/bindings.js';
import type { Span } from './rules/coverage.rules.js';
import type { ReviewScope } from './rules/review-scope.rules.js';
import type { Stage } from './rules/vocabulary.js';

/** What a case has in it that asks for materials of its own. */
export type FiledCondition = 'hearing' | 'appraisal' | 'defence' | 'discussion' | 'seizure';

export interface ReviewSubjectFacts {
  file: CaseRow;
  bindings: Bindings;
  scope: ReviewScope;
}

/** What other modules may read of a case, and the facts they write down into it. They never ask it upwards. */
@Injectable()
export class CaseFiles {
  constructor(
    @InjectRepository(CaseRow) private readonly rows: Repository<CaseRow>,
    private readonly matter: ReviewSubject,
    private readonly clocks: Clocks,
    private readonly agencies: Agencies,
  ) {}

  /** The case, if it is in the actor's sight; "missing" and "not yours" answer alike. */
  async seen(actor: Actor, caseId: string): Promise<Result<CaseRow>> {
    const file = await this.rows.findOneBy({ id: caseId });
    return file && sees(actor, file.agencyId) ? ok(file) : refuse('not-found');
  }

  get(caseId: string, tx?: EntityManager): Promise<CaseRow | null> {
    return (tx?.getRepository(CaseRow) ?? this.rows).findOneBy({ id: caseId });
  }

  /** The case of a number, in one agency: numbers are its own. */
  numbered(agencyId: string, number: string): Promise<CaseRow | null> {
    return this.rows.findOneBy({ agencyId, number });
  }

  decision(caseId: string, tx?: EntityManager): Promise<CaseDecisionRow | null> {
    return (tx ?? this.rows.manager).getRepository(CaseDecisionRow).findOneBy({ caseId });
  }

  documents(caseId: string): Promise<CaseDocumentRow[]> {
    return this.rows.manager.getRepository(CaseDocumentRow).find({ where: { caseId }, order: { id: 'ASC' } });
  }

  /** The case as a review must see it; refuses when there is no draft to review. */
  async reviewMatter(
    tx: EntityManager | undefined,
    caseId: string,
    on: string,
  ): Promise<Result<ReviewSubjectFacts>> {
    const manager = tx ?? this.rows.manager;
    const file = await manager.getRepository(CaseRow).findOneBy({ id: caseId });
    if (!file) return refuse('not-found');
    if (!file.draft) return refuse('case.no-draft', { next: '先拟定处罚决定' });
    return ok({
      file,
      bindings: await this.matter.bindings(manager, file, file.draft),
      scope: await this.matter.scope(manager, file, file.draft, on),
    });
  }

  /** Enters a received item into the case's list of evidence (证据清单); called inside the evidence module's act. */
  async recordEvidence(
    scene: Scene,
    item: {
      id: string;
      caseId: string;
      stage: Stage;
      medium: CaseEvidenceRow['medium'];
      title: string;
      sha256: string;
    },
  ): Promise<void> {
    await scene.tx.getRepository(CaseEvidenceRow).insert({
      ...item,
      receivedAt: scene.now,
      coversFrom: null,
      coversTo: null,
      excludedBecause: null,
    });
  }

  /** REC-02: what a recording really shows, once its length or its device's clock is better known. */
  async recordCoverage(scene: Scene, evidenceId: string, covers: Span | undefined): Promise<void> {
    await scene.tx
      .getRepository(CaseEvidenceRow)
      .update({ id: evidenceId }, { coversFrom: covers?.from ?? null, coversTo: covers?.to ?? null });
  }

  /** 行政处罚法 第46条: unlawfully obtained or unverified evidence cannot found the facts; it stays on record, excluded. */
  async excludeEvidence(scene: Scene, evidenceId: string, because: string): Promise<void> {
    await scene.tx.getRepository(CaseEvidenceRow).update({ id: evidenceId }, { excludedBecause: because });
  }

  /** Why a stage has no recording (REC-01, REC-03), said by a person. */
  async explainGap(scene: Scene, caseId: string, stage: Stage, reason: string): Promise<void> {
    await scene.tx
      .getRepository(CaseRecordReasonRow)
      .insert({ id: scene.newId(), caseId, stage, reason, at: scene.now });
  }

  /** The legal day on which the case was archived; undefined while it is not. */
  async archivedOn(tx: EntityManager, caseId: string): Promise<LegalDay | undefined> {
    const event = await tx
      .getRepository(CaseEventRow)
      .findOne({ where: { caseId, act: 'case.archive' }, order: { seq: 'DESC' } });
    return event ? legalDayOf(event.at) : undefined;
  }

  /** PEN-16: the last collective discussion of the case, whether or not it carried the draft. */
  lastDiscussion(tx: EntityManager, caseId: string): Promise<CaseDiscussionRow | null> {
    return tx.getRepository(CaseDiscussionRow).findOne({ where: { caseId }, order: { seq: 'DESC' } });
  }

  /** PEN-13: refuses `case.hearing-report-missing` where the law pack asks for the report of a hearing. */
  hearingReported(tx: EntityManager, file: CaseRow, on: LegalDay): Promise<Result<void>> {
    return this.matter.hearingReported(tx, file, on);
  }

  evidenceOf(tx: EntityManager, caseId: string): Promise<CaseEvidenceRow[]> {
    return tx.getRepository(CaseEvidenceRow).find({ where: { caseId }, order: { id: 'ASC' } });
  }

  /** Rules that guarded the acts of the case so far, each once, in the order they first came. */
  async rulesOf(caseId: string): Promise<string[]> {
    const events = await this.rows.manager
      .getRepository(CaseEventRow)
      .find({ where: { caseId }, order: { seq: 'ASC' } });
    return [...new Set(events.flatMap(({ rules }) => rules))];
  }

  /** Accounts of everyone who had a hand in the case; a reviewer may not be among them. */
  actorsOf(tx: EntityManager, caseId: string): Promise<string[]> {
    return involvedIn(tx, caseId);
  }

  /** Numbers of cases by id, for lists of other modules. */
  async numbers(caseIds: readonly string[]): Promise<Map<string, string | null>> {
    const rows = await this.rows.find({
      where: { id: In([...caseIds]) },
      select: { id: true, number: true },
    });
    return new Map(rows.map((row) => [row.id, row.number]));
  }

  /** Draws the next number of a series of the agency (审核意见书 have their own). */
  async nextNumber(scene: Scene, agencyId: string, series: string): Promise<string> {
    const agency = await this.agencies.get(agencyId, scene.tx);
    if (!agency) throw new Error('the agency of a case is gone');
    return nextNumber(scene, agency, series);
  }

  /** Writes what another module did to the case into its timeline; the answer belongs into the ledger entry. */
  async note(
    scene: Scene,
    caseId: string,
    act: NotedAct,
    documents: readonly NewDocument[] = [],
    detail: JsonObject = {},
    rules: readonly string[] = NOTED_ACTS[act].guards,
  ): Promise<JsonObject> {
    const { stage } = NOTED_ACTS[act];
    return enterEvent(scene, caseId, { act, stage, rules, documents, detail });
  }

  /** The outcome of a review of exactly this matter; written by the reviews module inside its act. */
  async recordReviewOutcome(
    scene: Scene,
    outcome: Omit<CaseReviewOutcomeRow, 'id' | 'at'>,
  ): Promise<{ id: string }> {
    const id = scene.newId();
    await scene.tx.getRepository(CaseReviewOutcomeRow).insert({ ...outcome, id, at: scene.now });
    return { id };
  }

  /** What the file holds by title, and what that says about the kind of case (REV-07). */
  async filed(tx: EntityManager, file: CaseRow): Promise<{ titles: string[]; conditions: FiledCondition[] }> {
    const documents = await tx
      .getRepository(CaseDocumentRow)
      .find({ where: { caseId: file.id }, select: { id: true, kind: true, title: true } });
    const hearing = await this.matter.hearing(tx, file.id);
    const has = (kind: string) => documents.some((document) => document.kind === kind);
    const holds: Record<FiledCondition, boolean> = {
      hearing: Boolean(hearing?.heldOn),
      appraisal: has('appraisal'),
      defence: file.defence === 'heard',
      discussion: file.discussedOn !== null,
      seizure: has('查封（扣押）决定书'),
    };
    return {
      titles: documents.map((document) => document.title),
      conditions: (Object.keys(holds) as FiledCondition[]).filter((condition) => holds[condition]),
    };
  }

  /** The day by which a rule would have something done in the case, without a clock that runs. */
  async dueOf(tx: EntityManager, caseId: string, ruleId: string, trigger: LegalDay): Promise<LegalDay> {
    const file = await tx.getRepository(CaseRow).findOneByOrFail({ id: caseId });
    const due = this.clocks.due(ruleId, trigger, file);
    if (!due.ok) throw new Error(`cannot count ${ruleId}: ${due.refusal.code}`);
    return due.value.due;
  }

  /** The reviewer's clock runs from a day on, as the reviews module counts it. */
  async startReviewClock(
    scene: Scene,
    file: CaseRow,
    clock: { ruleId: string; trigger: LegalDay; suspensions: readonly Suspension[] },
  ): Promise<void> {
    await this.clocks.start(scene, file, clock.ruleId, clock.trigger, clock.suspensions);
  }

  stopReviewClock(scene: Scene, caseId: string): Promise<void> {
    return this.clocks.stop(scene, caseId, REVIEW_CLOCKS, scene.today);
  }

  /** The disclosure module met the publication or withdrawal clocks of the decision (null) or of a measure. */
  stopClocks(scene: Scene, caseId: string, ruleIds: readonly string[], about: string | null): Promise<void> {
    return this.clocks.stop(scene, caseId, ruleIds, scene.today, about);
  }
}
