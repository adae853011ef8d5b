import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import { type Actor, holds, sees } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import type { LegalDay } from '../../kernel/time.js';
import { ask, rowsBy } from '../../platform/database/index.js';
import { Clock } from '../../platform/time/index.js';
import { AccountNames } from '../accounts/index.js';
import { LawService } from '../calendar/index.js';
import {
  CaseClockRow,
  CaseDecisionRow,
  CaseDocumentRow,
  CaseEventRow,
  CaseEvidenceRow,
  CaseHearingRow,
  CaseRecordReasonRow,
  CaseRow,
} from './case.entities.js';
import { type CaseFilter, CaseList, type ListedCase } from './case-list.js';
import { CaseItems } from './case-items.js';
import { FullRecordingRequirements } from './full-recording-requirements.js';
import { Guards } from './guards.js';
import { CaseMeasureRow } from './measure.entity.js';
import { Debts } from './debts.js';
import { maskedParty } from './rules/masked-party.rules.js';
import { missingOf } from './rules/missing.rules.js';
import type {
  CaseClockView,
  CaseFileView,
  CasePageView,
  CaseSummaryView,
  NextDueView,
} from './dto/case-views.js';
import { involvedIn } from './involved.js';
import { ReviewSubject } from './review-subject.js';
import {
  decisionView,
  documentViews,
  eventView,
  evidenceView,
  factsView,
  itemView,
  measureView,
} from './file-views.js';
import { changedSince } from './rules/bindings.js';
import { clockStatus } from './rules/clock-status.rules.js';
import { type CaseSituation, nextActs, STATES } from './rules/procedure.js';
import { type MatrixCell, recordMatrix } from './rules/record-matrix.rules.js';

/** Reads of cases for people: lists bounded by key, and the whole file of one case. */
@Injectable()
export class CaseReader {
  constructor(
    @InjectRepository(CaseRow) private readonly cases: Repository<CaseRow>,
    private readonly law: LawService,
    private readonly clock: Clock,
    private readonly matter: ReviewSubject,
    private readonly debts: Debts,
    private readonly items: CaseItems,
    private readonly courses: FullRecordingRequirements,
    private readonly lists: CaseList,
    private readonly names: AccountNames,
    private readonly guards: Guards,
  ) {}

  /** A page of the cases in sight. Refuses as `CaseList.page` does. */
  async list(actor: Actor, filter: CaseFilter): Promise<Result<CasePageView>> {
    const page = await this.lists.page(actor, filter);
    if (!page.ok) return page;
    const { rows, next } = page.value;
    const open = byCase(await this.openClocks(rows));
    const today = this.clock.today();
    return ok({ cases: rows.map((row) => this.summary(row, open(row.id), today)), ...(next && { next }) });
  }

  /** The row of a case in sight; else `not-found`. */
  async seen(actor: Actor, caseId: string): Promise<Result<CaseRow>> {
    const [row] = await rowsBy(this.cases.manager, CaseRow, { id: caseId });
    return row && sees(actor, row.agencyId) ? ok(row) : refuse('not-found');
  }

  async file(actor: Actor, caseId: string): Promise<Result<CaseFileView>> {
    const seen = await this.seen(actor, caseId);
    if (!seen.ok) return seen;
    const row = seen.value;
    const { manager } = this.cases;
    const events = await rowsBy(manager, CaseEventRow, { caseId }, ['seq']);
    const documents = await rowsBy(manager, CaseDocumentRow, { caseId }, ['id']);
    const clocks = await rowsBy(manager, CaseClockRow, { caseId }, ['id']);
    const evidence = await rowsBy(manager, CaseEvidenceRow, { caseId }, ['id']);
    const reasons = await rowsBy(manager, CaseRecordReasonRow, { caseId });
    const [decision] = await rowsBy(manager, CaseDecisionRow, { caseId });
    const [hearing] = await rowsBy(manager, CaseHearingRow, { caseId });
    const items = await this.items.all(manager, caseId);
    const measures = await rowsBy(manager, CaseMeasureRow, { caseId }, ['decidedOn', 'number']);
    const review = await this.matter.latestReview(manager, caseId);
    const answers = await this.matter.answers(manager, caseId);
    const today = this.clock.today();
    const scope = row.draft ? await this.matter.scope(manager, row, row.draft, today) : undefined;
    const current = row.draft ? await this.matter.bindings(manager, row, row.draft) : undefined;
    const account = decision ? await this.debts.account(manager, row, today) : undefined;
    const stageOf = new Map(events.map((event) => [event.id, event.stage]));
    const matrix = recordMatrix({
      state: row.state,
      resumeTo: row.resumeTo,
      decided: Boolean(decision),
      procedure: row.procedure,
      reviewRequired: scope?.required,
      documents: documents.map((document) => ({ stage: stageOf.get(document.eventId) ?? '' })),
      evidence: evidence.filter((item) => !item.excludedBecause),
      reasons,
    });
    const courses = await this.courses.standing(manager, row);
    // After the decision the file goes on growing; what it was decided on is fixed in the decision.
    const { latest, hearingSeq, reviewPending, pendingSeq } = this.matter.reviewAmong(events, review);
    const heardSince = latest !== undefined && hearingSeq !== undefined && latest.seq < hearingSeq;
    const involved = review && !decision ? await involvedIn(manager, caseId) : [];
    const changed = review && current && !decision ? changedSince(review, current) : [];
    const situation: CaseSituation = {
      openClocks: new Set(clocks.filter(({ stoppedOn }) => !stoppedOn).map(({ ruleId }) => ruleId)),
      owedFen: account?.owedFen ?? 0,
      refundFen: account?.refundFen ?? 0,
      holdsGoods: items.some(({ kind, releasedOn }) => kind === 'confiscated' && releasedOn === null),
      hasStandingMeasure: measures.some(({ annulledOn }) => annulledOn === null),
      hasUnexplainedGap: courses.some(
        ({ course, gaps }) => gaps.length > 0 && course.excusedBecause === null,
      ),
    };
    const by = await this.names.holding(row.agencyId, row.officerIds);
    // Whoever handles the case does not review it.
    const reviewers = await this.names.holding(row.agencyId, []);
    const submitted = events.find(({ seq }) => seq === pendingSeq);
    const clockViews = clocks.map((clock) => this.clockView(clock, today));
    return ok({
      ...factsView(row),
      ...this.summary(
        row,
        clocks.filter((clock) => !clock.stoppedOn && !clock.suspendedOn),
        today,
      ),
      party: maskedParty(row.partyKind, row.party),
      draft: row.draft,
      events: events.map(eventView),
      documents: documentViews(documents, events),
      clocks: clockViews,
      evidence: evidence.map(evidenceView),
      matrix,
      courses: courses.map(({ course, gaps }) => ({
        id: course.id,
        kind: course.kind,
        title: course.title,
        stage: course.stage,
        from: course.occurredFrom,
        to: course.occurredTo,
        gaps: [...gaps],
        status: gaps.length === 0 ? 'covered' : course.excusedBecause === null ? 'uncovered' : 'excused',
        excusedBecause: course.excusedBecause,
        excusedByName: course.excusedByName,
      })),
      missing: missingOf({
        file: row,
        minimumOfficers: this.guards.minimumOfficers(row, today),
        matrix,
        courses,
        clocks: clockViews,
        scope,
        review: review ?? undefined,
        heardSince,
        reviewPending,
        measures,
        reviewerInvolved: review !== null && involved.includes(review.reviewerUserId),
        changed,
      }),
      nextActs: nextActs(row.state, situation).map(({ act, title, guards }) => ({
        act,
        title,
        mine: holds(actor, act),
        by: [...by(act)],
        guards: [...guards],
      })),
      ...(scope && { reviewScope: scope }),
      reviewAnswers: answers.map(({ act, at, required, because, grounds }) => ({
        ...{ act, at, required, because, grounds },
      })),
      ...(review && {
        review: {
          round: review.round,
          passed: review.passed,
          opinionNumber: review.opinionNumber,
          reviewerName: review.reviewerName,
          at: review.at,
          changed,
        },
      }),
      ...(submitted && {
        pendingReview: {
          since: submitted.at,
          submittedByName: submitted.actorName,
          by: [...reviewers('review.opine')],
        },
      }),
      ...(hearing && {
        hearing: {
          requestedOn: hearing.requestedOn,
          noticedOn: hearing.noticedOn,
          scheduledFor: hearing.scheduledFor,
          scheduledTime: hearing.scheduledTime,
          place: hearing.place,
          closedFor: hearing.closedFor,
          heldOn: hearing.heldOn,
          reportedAt: hearing.reportedAt,
        },
      }),
      ...(decision && { decision: decisionView(decision) }),
      measures: measures.map(measureView),
      items: items.map(itemView),
      ...(account && {
        account: {
          fineFen: account.fineFen,
          confiscatedFen: account.confiscatedFen,
          surchargeFen: account.surcharge.fen,
          lateDays: account.surcharge.days,
          paidFen: account.paidFen,
          owedFen: account.owedFen,
          refundFen: account.refundFen,
        },
      }),
    } as CaseFileView);
  }

  /** The record matrix of many cases, read together. */
  async matrices(files: readonly CaseRow[]): Promise<Map<string, MatrixCell[]>> {
    const where = { caseId: In(files.map((file) => file.id)) };
    const { manager } = this.cases;
    const events = await manager
      .getRepository(CaseEventRow)
      .find({ where, select: { id: true, caseId: true, stage: true } });
    const documents = await manager
      .getRepository(CaseDocumentRow)
      .find({ where, select: { id: true, caseId: true, eventId: true } });
    const evidence = await manager.getRepository(CaseEvidenceRow).findBy(where);
    const reasons = await manager.getRepository(CaseRecordReasonRow).findBy(where);
    const decisions = await manager
      .getRepository(CaseDecisionRow)
      .find({ where, select: { id: true, caseId: true, reviewRequired: true } });
    const stageOf = new Map(events.map((event) => [event.id, event.stage]));
    const documentsOf = byCase(documents);
    const evidenceOf = byCase(evidence);
    const reasonsOf = byCase(reasons);
    const reviewRequired = new Map(decisions.map((decision) => [decision.caseId, decision.reviewRequired]));
    return new Map(
      files.map((file) => [
        file.id,
        recordMatrix({
          state: file.state,
          resumeTo: file.resumeTo,
          decided: reviewRequired.has(file.id),
          procedure: file.procedure,
          reviewRequired: reviewRequired.get(file.id),
          documents: documentsOf(file.id).map((document) => ({ stage: stageOf.get(document.eventId) ?? '' })),
          evidence: evidenceOf(file.id).filter((item) => !item.excludedBecause),
          reasons: reasonsOf(file.id),
        }),
      ]),
    );
  }

  /** Working days from tomorrow through `due`; overdue days count below zero. Unpublished years count Monday–Friday. */
  workingDaysLeft(due: LegalDay, today: LegalDay): number {
    return this.law.calendar.workingDaysBetween(today, due);
  }

  clockView(clock: CaseClockRow, today: LegalDay): CaseClockView {
    const { id, ruleId, title, basis, layer, trigger, due, strict, provisional, stoppedOn } = clock;
    const { suspendedOn, suspensions } = clock;
    const workingDaysLeft = this.workingDaysLeft(due, stoppedOn ?? today);
    const status = clockStatus(clock, workingDaysLeft, today);
    return {
      id,
      ruleId,
      title,
      basis,
      layer,
      trigger,
      due,
      strict,
      provisional,
      stoppedOn,
      suspendedOn,
      suspensions,
      workingDaysLeft,
      status,
    };
  }

  private summary(row: ListedCase, openClocks: readonly NextClock[], today: LegalDay): CaseSummaryView {
    const { id, agencyId, number, procedure, state, cause, field, partyName, filedOn, updatedAt } = row;
    let next: NextClock | undefined;
    for (const clock of openClocks) if (!next || clock.due < next.due) next = clock;
    return {
      id,
      agencyId,
      number,
      procedure,
      state,
      stateName: STATES[state],
      cause,
      field,
      partyName,
      filedOn,
      updatedAt,
      ...(next && { nextDue: this.nextDue(next, today) }),
    };
  }

  private nextDue(clock: NextClock, today: LegalDay): NextDueView {
    const { ruleId, title, due, strict, provisional } = clock;
    return {
      ruleId,
      title,
      due,
      strict,
      provisional: Boolean(provisional),
      workingDaysLeft: this.workingDaysLeft(due, today),
    };
  }

  /** Open clocks of listed cases, as they stand in the table. */
  private openClocks(rows: readonly ListedCase[]): Promise<NextClock[]> {
    const ids = rows.filter((row) => row.nextDue !== null).map((row) => row.id);
    if (ids.length === 0) return Promise.resolve([]);
    return ask<NextClock>(
      this.cases.manager,
      `SELECT "caseId", "ruleId", "title", "due", "strict", "provisional" FROM "case_clocks"
       WHERE "caseId" IN (${ids.map(() => '?').join(', ')}) AND "stoppedOn" IS NULL AND "suspendedOn" IS NULL`,
      ids,
    );
  }
}

/** What a list tells of the next period of a case. */
interface NextClock {
  readonly caseId: string;
  readonly ruleId: string;
  readonly title: string;
  readonly due: LegalDay;
  readonly strict: LegalDay;
  /** 0 or 1 where it was read without TypeORM. */
  readonly provisional: boolean | number;
}

function byCase<T extends { caseId: string }>(rows: readonly T[]): (caseId: string) => readonly T[] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.caseId);
    if (group) group.push(row);
    else groups.set(row.caseId, [row]);
  }
  return (caseId) => groups.get(caseId) ?? [];
}
