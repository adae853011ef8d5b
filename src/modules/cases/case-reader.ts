import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Brackets, In, IsNull, type Repository } from 'typeorm';
import { type Actor, holds, sees } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { addDays, type LegalDay } from '../../kernel/time.js';
import { Clock } from '../../platform/time/index.js';
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
import { Courses } from './courses.js';
import { CaseMeasureRow } from './measure.entity.js';
import { RecordPayment } from './acts/record-payment.js';
import { missingOf } from './rules/missing.rules.js';
import type {
  CaseClockView,
  CaseFileView,
  CasePageView,
  CaseSummaryView,
  NextDueView,
} from './dto/case-views.js';
import { involvedIn } from './involved.js';
import { Matter } from './matter.js';
import { changedSince } from './rules/bindings.js';
import { clockStatus } from './rules/clock-status.rules.js';
import { nextActs, STATES, titleOfAct } from './rules/procedure.js';
import { type MatrixCell, recordMatrix } from './rules/record-matrix.rules.js';

export interface CaseFilter {
  state?: string;
  q?: string;
  mine?: boolean;
  after?: string;
}

const PAGE = 50;

/** Reads of cases for people: lists bounded by key, and the whole file of one case. */
@Injectable()
export class CaseReader {
  constructor(
    @InjectRepository(CaseRow) private readonly cases: Repository<CaseRow>,
    private readonly law: LawService,
    private readonly clock: Clock,
    private readonly matter: Matter,
    private readonly payments: RecordPayment,
    private readonly courses: Courses,
  ) {}

  async list(actor: Actor, filter: CaseFilter): Promise<CasePageView> {
    const query = this.cases
      .createQueryBuilder('c')
      .where('c.agencyId IN (:...agencies)', { agencies: [...actor.agencyIds] })
      .orderBy('c.id', 'DESC')
      .take(PAGE);
    if (filter.state) query.andWhere('c.state = :state', { state: filter.state });
    if (filter.after) query.andWhere('c.id < :after', { after: filter.after });
    if (filter.mine && actor.officerId)
      query.andWhere('c.officerIds LIKE :me', { me: `%"${actor.officerId}"%` });
    if (filter.q) {
      const like = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`;
      query.andWhere(
        new Brackets((any) =>
          any
            .where(`c.number LIKE :like ESCAPE '\\'`, { like })
            .orWhere(`c.cause LIKE :like ESCAPE '\\'`, { like })
            .orWhere(`c.partyName LIKE :like ESCAPE '\\'`, { like }),
        ),
      );
    }
    const rows = await query.getMany();
    const clocks = await this.openClocks(rows.map((row) => row.id));
    const cases = rows.map((row) =>
      this.summary(
        row,
        clocks.filter((c) => c.caseId === row.id),
      ),
    );
    return { cases, ...(rows.length === PAGE && { next: rows[PAGE - 1]!.id }) };
  }

  async file(actor: Actor, caseId: string): Promise<Result<CaseFileView>> {
    const row = await this.cases.findOneBy({ id: caseId });
    if (!row || !sees(actor, row.agencyId)) return refuse('not-found');
    const { manager } = this.cases;
    const of = { where: { caseId } };
    const events = await manager.getRepository(CaseEventRow).find({ ...of, order: { seq: 'ASC' } });
    const documents = await manager.getRepository(CaseDocumentRow).find({ ...of, order: { id: 'ASC' } });
    const clocks = await manager.getRepository(CaseClockRow).find({ ...of, order: { id: 'ASC' } });
    const evidence = await manager.getRepository(CaseEvidenceRow).find({ ...of, order: { id: 'ASC' } });
    const reasons = await manager.getRepository(CaseRecordReasonRow).find(of);
    const decision = await manager.getRepository(CaseDecisionRow).findOneBy({ caseId });
    const hearing = await manager.getRepository(CaseHearingRow).findOneBy({ caseId });
    const measures = await manager
      .getRepository(CaseMeasureRow)
      .find({ ...of, order: { decidedOn: 'ASC', number: 'ASC' } });
    const review = await this.matter.latestReview(manager, caseId);
    const answers = await this.matter.answers(manager, caseId);
    const today = this.clock.today();
    const scope = row.draft ? await this.matter.scope(manager, row, row.draft, today) : undefined;
    const current = row.draft ? await this.matter.bindings(manager, row, row.draft) : undefined;
    const account = decision ? await this.payments.account(manager, row, today) : undefined;
    const matrix = recordMatrix({
      state: row.state,
      resumeTo: row.resumeTo,
      decided: Boolean(decision),
      procedure: row.procedure,
      reviewRequired: scope?.required,
      documents: documents.map((document) => ({
        stage: events.find((e) => e.id === document.eventId)?.stage ?? '',
      })),
      evidence: evidence.filter((item) => !item.excludedBecause),
      reasons,
    });
    const courses = await this.courses.standing(manager, row);
    // After the decision the file goes on growing; what it was decided on is fixed in the decision.
    const { latest, hearingSeq, reviewPending } = await this.matter.review(manager, caseId);
    const heardSince = latest !== undefined && hearingSeq !== undefined && latest.seq < hearingSeq;
    const involved = review && !decision ? await involvedIn(manager, caseId) : [];
    const changed = review && current && !decision ? changedSince(review, current) : [];
    const clockViews = clocks.map((clock) => this.clockView(clock, today));
    const { createdAt: _, resumeTo: __, updatedAt, ...facts } = row;
    return ok({
      ...facts,
      ...this.summary(
        row,
        clocks.filter((clock) => !clock.stoppedOn),
      ),
      updatedAt,
      partyKind: row.partyKind,
      party: row.party,
      draft: row.draft as CaseFileView['draft'],
      events: events.map((event) => ({
        ...event,
        title: titleOfAct(event.act),
        officers: event.officers.map(({ officerId, name, number, validThrough, checkedOn }) => ({
          officerId,
          name,
          number,
          validThrough,
          checkedOn,
        })),
      })),
      documents: documents.map(({ caseId: _case, ...document }) => document),
      clocks: clockViews,
      evidence: evidence.map(({ caseId: _case, ...item }) => item),
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
        matrix,
        courses,
        clocks: clockViews,
        scope,
        review: review ?? undefined,
        heardSince,
        reviewPending,
        reviewerInvolved: review !== null && involved.includes(review.reviewerUserId),
        changed,
      }),
      nextActs: nextActs(row.state)
        .filter(
          ({ act }) =>
            act !== 'case.hand-in-cash' || clocks.some((c) => c.ruleId === 'PEN-23' && !c.stoppedOn),
        )
        .filter(({ act }) => act !== 'case.record-payment' || (account?.owedFen ?? 0) > 0)
        .filter(
          ({ act }) =>
            act !== 'case.lift-seizure' || clocks.some((c) => c.ruleId === 'COE-05' && !c.stoppedOn),
        )
        .filter(
          ({ act }) => act !== 'case.annul-measure' || measures.some(({ annulledOn }) => annulledOn === null),
        )
        .filter(
          ({ act }) =>
            act !== 'case.excuse-course' ||
            courses.some(({ course, gaps }) => gaps.length > 0 && course.excusedBecause === null),
        )
        .map(({ act, title, guards }) => ({ act, title, mine: holds(actor, act), guards: [...guards] })),
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
      ...(decision && { decision }),
      measures: measures.map(
        ({ agencyId: _agency, caseId: _case, text: _text, textSha256: _sha, ...view }) => view,
      ),
      ...(account && {
        account: {
          fineFen: account.fineFen,
          confiscatedFen: account.confiscatedFen,
          surchargeFen: account.surcharge.fen,
          lateDays: account.surcharge.days,
          paidFen: account.paidFen,
          owedFen: account.owedFen,
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
    const step = due >= today ? 1 : -1;
    let count = 0;
    for (let day = today; day !== due; day = addDays(day, step)) {
      const counted = step > 0 ? addDays(day, 1) : day;
      if (this.law.calendar.dayOf(counted).working) count += step;
    }
    return count;
  }

  clockView(clock: CaseClockRow, today: LegalDay): CaseClockView {
    const { id, ruleId, title, basis, layer, trigger, due, strict, provisional, stoppedOn } = clock;
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
      workingDaysLeft,
      status,
    };
  }

  summary(row: CaseRow, openClocks: readonly CaseClockRow[]): CaseSummaryView {
    const { id, agencyId, number, procedure, state, cause, field, partyName, filedOn, updatedAt } = row;
    const next = [...openClocks].sort((a, b) => (a.due < b.due ? -1 : 1))[0];
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
      ...(next && { nextDue: this.nextDue(next) }),
    };
  }

  private nextDue(clock: CaseClockRow): NextDueView {
    const { ruleId, title, due, strict, provisional } = clock;
    return {
      ruleId,
      title,
      due,
      strict,
      provisional,
      workingDaysLeft: this.workingDaysLeft(due, this.clock.today()),
    };
  }

  private openClocks(caseIds: readonly string[]): Promise<CaseClockRow[]> {
    if (caseIds.length === 0) return Promise.resolve([]);
    return this.cases.manager
      .getRepository(CaseClockRow)
      .findBy({ caseId: In([...caseIds]), stoppedOn: IsNull() });
  }
}

function byCase<T extends { caseId: string }>(rows: readonly T[]): (caseId: string) => readonly T[] {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.caseId, [...(groups.get(row.caseId) ?? []), row]);
  return (caseId) => groups.get(caseId) ?? [];
}
