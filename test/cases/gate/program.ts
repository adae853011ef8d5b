import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource, MoreThanOrEqual } from 'typeorm';
import { must } from '../../../src/demo/office.js';
import type { Actor } from '../../../src/kernel/access/index.js';
import type { LawBook } from '../../../src/kernel/law/index.js';
import type { Result } from '../../../src/kernel/result.js';
import { addDays } from '../../../src/kernel/time.js';
import { ActorOf } from '../../../src/modules/accounts/index.js';
import { LawService } from '../../../src/modules/calendar/index.js';
import {
  ApproveFiling,
  CaseActs,
  CaseDecisionRow,
  CaseEvidenceRow,
  ConcludeInvestigation,
  Decide,
  Discuss,
  DraftDecision,
  GiveNotice,
  RecordDefence,
  RecordHearing,
  RecordInvestigation,
  RegisterLead,
  RequestFiling,
  RequestHearing,
  WaiveHearing,
  ResumeCase,
  ScheduleHearing,
  StateFacts,
  SuspendCase,
} from '../../../src/modules/cases/index.js';
import { ExcludeEvidence } from '../../../src/modules/evidence/exclude-evidence.js';
import { ExplainGap } from '../../../src/modules/evidence/explain-gap.js';
import { ReceiveEvidence, SealEvidence } from '../../../src/modules/evidence/index.js';
import { LedgerEntryRow } from '../../../src/modules/ledger/index.js';
import {
  CoordinateOpinion,
  DisputeActs,
  GiveOpinion,
  ReferToDiscussion,
  ReplyToOpinion,
  ReturnReview,
  ReviewerActs,
  ReviewRow,
  SubmissionActs,
  SubmitReview,
  TakeReview,
} from '../../../src/modules/reviews/index.js';
import { at, CaseSteps } from '../../support/case-steps.js';
import { DRIVER } from '../../support/database.js';
import { type Office, startOffice } from '../../support/office.js';
import { sha256Of } from '../../support/videos.js';
import type { Happened } from './oracle.js';
import { ALL_ACCOUNTS, ACCOUNTS, SEATED, type AccountName } from './accounts.js';
import type { Step } from './scenario.js';
import { addAccounts, readBook } from './prepare.js';
import type { Sql } from './row-checks.js';

/** All of a program that a sequence changes besides its database. */
export interface ProgramState {
  now: string;
  book: LawBook;
  lawChanges: number;
}

/** The same sequences against the whole program and a real database, through the acts that the routes call. */
export class Program {
  private readonly actors = new Map<AccountName, Actor>();
  private readonly persons = new Map<string, string>();
  private steps: CaseSteps;
  private from = 0;
  /** Places in the ledger. */
  private readonly lawChanges: number[] = [];
  /** Packs once read, by how often they were replaced in a sequence. */
  private readonly books: LawBook[] = [];

  private constructor(readonly office: Office) {
    this.steps = new CaseSteps(office);
  }

  static async open(day: string, hasty = false): Promise<Program> {
    const office = await startOffice({ at: at(day, '11:00'), hasty });
    await addAccounts(office);
    const program = new Program(office);
    for (const who of ALL_ACCOUNTS) {
      const actor = (await office.app.get(ActorOf).username(who))!;
      program.actors.set(who, actor);
      program.persons.set(actor.userId, ACCOUNTS[who].person);
    }
    return program;
  }

  async close(): Promise<void> {
    await this.office.app.get(SealEvidence).settled();
    await this.office.close();
  }

  /** A case under investigation, with facts and one investigation on record. */
  async begin(): Promise<void> {
    const { app } = this.office;
    const officer = this.actors.get('officer1')!;
    this.from = await this.entries().count();
    this.steps = new CaseSteps(this.office);
    this.steps.id = must(
      await app.get(CaseActs).run(RegisterLead, { actor: officer, input: this.steps.lead() as never }),
    ).id;
    const { id } = this.steps;
    must(await app.get(CaseActs).run(RequestFiling, { actor: officer, id, input: {} }));
    must(
      await app
        .get(CaseActs)
        .run(ApproveFiling, { actor: this.actors.get('leader1')!, id, input: undefined }),
    );
    must(
      await app
        .get(CaseActs)
        .run(RecordInvestigation, { actor: officer, id, input: this.steps.investigation() as never }),
    );
    must(await app.get(ExplainGap).explain(officer, id, { stage: 'investigation', reason: '设备故障' }));
    must(await app.get(CaseActs).run(StateFacts, { actor: officer, id, input: this.steps.facts() }));
  }

  standing(): ProgramState {
    const { book } = this.office.app.get(LawService);
    return { now: this.office.clock.now(), book, lawChanges: this.lawChanges.length };
  }

  /** The database must have been taken back to the same moment. */
  stand({ now, book, lawChanges }: ProgramState): void {
    this.office.clock.set(now);
    Object.assign(this.office.app.get(LawService), { book });
    this.lawChanges.length = lawChanges;
  }

  actor(who: AccountName): Actor {
    return this.actors.get(who)!;
  }

  get caseId(): string {
    return this.steps.id;
  }

  /** A case with two items of evidence, notice given, waived, and reviewed with success: only the decision is left. */
  async beginReviewed(reviewer: AccountName, n: number): Promise<void> {
    await this.begin();
    const { app } = this.office;
    const officer = this.actors.get('officer1')!;
    const judge = this.actors.get(reviewer)!;
    const { id } = this.steps;
    for (const part of ['甲', '乙']) must(await this.receive(officer, `材料${n}${part}`));
    const conclusion = { report: '建议处罚' };
    must(await app.get(CaseActs).run(ConcludeInvestigation, { actor: officer, id, input: conclusion }));
    must(
      await app.get(CaseActs).run(DraftDecision, { actor: officer, id, input: this.steps.draft() as never }),
    );
    const today = this.office.clock.today();
    const notice = { ...this.steps.work(), method: 'direct', receivedOn: today } as const;
    must(await app.get(CaseActs).run(GiveNotice, { actor: officer, id, input: notice }));
    const defence = { kind: 'waived', on: today, text: '放弃' } as const;
    must(await app.get(CaseActs).run(RecordDefence, { actor: officer, id, input: defence }));
    const waiver = { on: today, text: '不要求听证' };
    must(await app.get(CaseActs).run(WaiveHearing, { actor: officer, id, input: waiver }));
    const input = this.steps.submission();
    const review = must(await app.get(SubmissionActs).run(SubmitReview, { actor: officer, id, input }));
    const on = { actor: judge, id: review.id };
    must(await app.get(ReviewerActs).run(TakeReview, { ...on, input: {} }));
    must(await app.get(ReviewerActs).run(GiveOpinion, { ...on, input: this.steps.opinion() as never }));
  }

  /** Does the act or is refused; answers 'ok' or the code of the refusal. */
  async perform(step: Step): Promise<string> {
    const { clock } = this.office;
    if (step.act === 'clock') {
      if (step.days) clock.set(at(addDays(clock.today(), step.days), '11:00'));
      return 'ok';
    }
    if (step.act === 'law') return this.changeLaw();
    const done = await this.work(step, this.actors.get(step.who)!);
    return done.ok ? 'ok' : done.refusal.code;
  }

  private async work(step: Step, actor: Actor): Promise<Result<unknown>> {
    const { app, clock, seeded } = this.office;
    const { id } = this.steps;
    const { n, publicInterest, complex, grave, absent } = step;
    const today = clock.today();
    const get = app.get.bind(app);
    const review = async () => ({ actor, id: await this.lastReview() });
    switch (step.act) {
      case 'investigate': {
        const officerIds = [seeded.officers.officer1!, seeded.officers.helper!];
        const input = this.steps.investigation(this.steps.work('08:00', '08:30', officerIds));
        return get(CaseActs).run(RecordInvestigation, { actor, id, input: input as never });
      }
      case 'conclude':
        return get(CaseActs).run(ConcludeInvestigation, { actor, id, input: { report: '建议处罚' } });
      case 'facts':
        return get(CaseActs).run(StateFacts, {
          actor,
          id,
          input: { facts: `事实${n}`, publicInterest, complex, grave },
        });
      case 'draft':
        return get(CaseActs).run(DraftDecision, { actor, id, input: this.draftOf(step) as never });
      case 'evidence': {
        const received = await this.receive(actor, `材料${n}`);
        await get(SealEvidence).settled();
        return received;
      }
      case 'exclude': {
        const listed = await this.rows(CaseEvidenceRow).find({ where: { caseId: id }, order: { id: 'ASC' } });
        const open = listed.find((each) => each.excludedBecause === null);
        return get(ExcludeEvidence).exclude(actor, open?.id ?? clock.newId(), `因${n}`);
      }
      case 'submit':
        return get(SubmissionActs).run(SubmitReview, { actor, id, input: this.steps.submission() });
      case 'take':
        return get(ReviewerActs).run(TakeReview, { ...(await review()), input: {} });
      case 'return':
        return get(ReviewerActs).run(ReturnReview, { ...(await review()), input: { reason: '材料不全' } });
      case 'opine': {
        const { agree, problemKind } = step;
        const input = { ...this.steps.opinion(agree), ...(!agree && { problemKind }) } as never;
        return get(ReviewerActs).run(GiveOpinion, { ...(await review()), input });
      }
      case 'notice':
        return get(CaseActs).run(GiveNotice, {
          actor,
          id,
          input: { ...this.steps.work(), method: 'direct', receivedOn: today },
        });
      case 'defence':
        return get(CaseActs).run(RecordDefence, {
          actor,
          id,
          input: {
            kind: step.waived ? 'waived' : 'statement',
            on: today,
            text: '陈述',
          },
        });
      case 'hearing-request':
        return get(CaseActs).run(RequestHearing, { actor, id, input: { on: today } });
      case 'hearing-waive':
        return get(CaseActs).run(WaiveHearing, { actor, id, input: { on: today, text: '不要求听证' } });
      case 'hearing-schedule':
        return get(CaseActs).run(ScheduleHearing, {
          actor,
          id,
          input: this.steps.hearing(addDays(today, 14)),
        });
      case 'hearing-record':
        return get(CaseActs).run(RecordHearing, {
          actor,
          id,
          input: { record: '质证', partyAbsent: absent },
        });
      case 'discuss': {
        const participants = ['甲', '乙', step.seated ? SEATED : '丙'];
        return get(CaseActs).run(Discuss, {
          actor,
          id,
          input: { on: today, participants, minutes: '讨论', conclusion: '同意' },
        });
      }
      case 'reply': {
        const input = { outcome: 'disputed', text: `异议${n}`, done: '已复核' } as const;
        return get(DisputeActs).run(ReplyToOpinion, { ...(await review()), input });
      }
      case 'coordinate': {
        const outcome: 'settled' | 'unresolved' = step.settled ? 'settled' : 'unresolved';
        const input = { heldOn: today, persons: ['甲', '乙'], text: '协调', outcome };
        return get(DisputeActs).run(CoordinateOpinion, { ...(await review()), input });
      }
      case 'refer':
        return get(DisputeActs).run(ReferToDiscussion, { ...(await review()), input: { text: '提请讨论' } });
      case 'decide':
        return get(CaseActs).run(Decide, { actor, id, input: {} });
      default: {
        const reason = '等待鉴定';
        if (step.act === 'resume') return get(CaseActs).run(ResumeCase, { actor, id, input: { reason } });
        const input = { ground: 'appraisal', reason, periodRunsOn: true } as const;
        return get(CaseActs).run(SuspendCase, { actor, id, input });
      }
    }
  }

  private draftOf({ penalty, closure, fineFen, newFacts, n }: Step): object {
    return this.steps.draft({
      kind: penalty ? 'penalty' : 'minor-no-penalty',
      penalties: penalty ? ['fine', ...(closure ? ['closure'] : [])] : [],
      fineFen: penalty ? fineFen : 0,
      reasons: `理由${n}`,
      ...(newFacts && { newFacts: '另查明' }),
    });
  }

  private async receive(actor: Actor, text: string): Promise<Result<unknown>> {
    const { clock, database, app } = this.office;
    const id = clock.newId();
    const bytes = Buffer.from(text);
    const stagingPath = join(database.folder, `${id}.part`);
    writeFileSync(stagingPath, bytes);
    const intake = {
      caseId: this.steps.id,
      stage: 'investigation',
      filename: `${text}.txt`,
      claimedType: 'text/plain',
    } as const;
    const arrived = {
      id,
      sha256: sha256Of(bytes),
      bytes: bytes.length,
      stagingPath,
      origin: 'multipart',
    } as const;
    return app.get(ReceiveEvidence).receive(actor, intake, arrived);
  }

  private async changeLaw(): Promise<string> {
    const nth = this.lawChanges.push(await this.entries().count());
    const book = (this.books[nth] ??= readBook(this.office, nth + 1));
    Object.assign(this.office.app.get(LawService), { book });
    return 'ok';
  }

  private async lastReview(): Promise<string> {
    const row = await this.rows(ReviewRow).findOne({
      where: { caseId: this.steps.id },
      order: { round: 'DESC' },
    });
    return row?.id ?? this.office.clock.newId();
  }

  /** What the ledger says happened since the case began, and the replacements of packs at their place in it. */
  async happened(): Promise<{ happened: Happened[]; rows: number }> {
    const rows = await this.entries().find();
    const { id } = this.steps;
    const seatings = await this.sql(
      `SELECT "id" FROM "case_discussions" WHERE "caseId" = ? AND "participants" LIKE '%${SEATED}%'`,
      [id],
    );
    const seated = new Set(seatings.map((row) => row.id));
    let participants: readonly string[] = [];
    const happened = rows.flatMap((row): Happened[] => {
      const { actor, act, subject, detail } = JSON.parse(row.bytes);
      const law = this.lawChanges
        .filter((seq) => seq === row.seq)
        .map(() => ({ act: 'law.changed', person: '' }));
      if (subject.id !== id && detail.caseId !== id) return law;
      // The first investigation is that of the case's own officers.
      const first = act === 'case.record-investigation' && participants.length === 0;
      if (first) participants = ['helper'];
      const penalty = detail.kind === 'penalty';
      return [
        ...law,
        {
          act,
          person: this.persons.get(actor.id) ?? '',
          ...(act === 'case.record-investigation' && !first && { with: participants }),
          ...(act === 'case.discuss' && seated.has(row.id) && { with: [ACCOUNTS.both.person] }),
          ...(subject.type === 'review' && { reviewId: subject.id }),
          ...(act === 'review.opine' && { passed: detail.passed }),
          ...(act === 'case.state-facts' && {
            publicInterest: detail.publicInterest,
            complex: detail.complex,
          }),
          ...(act === 'case.draft-decision' && {
            penalty,
            weighty: penalty && (detail.fineFen >= 500_000 || detail.penalties.includes('closure')),
          }),
        },
      ];
    });
    return { happened, rows: await this.rows(CaseDecisionRow).countBy({ caseId: id }) };
  }

  /** The rows themselves, without the program: `?` stands for each value on both databases. */
  readonly sql: Sql = (text, values = []) => {
    let n = 0;
    const asked = DRIVER === 'postgres' ? text.replaceAll('?', () => `$${(n += 1)}`) : text;
    return this.office.app.get(DataSource).query(asked, [...values]);
  };

  private rows<T extends object>(entity: new () => T) {
    return this.office.app.get(DataSource).getRepository(entity);
  }

  private entries() {
    const { streetId: agencyId } = this.office.seeded;
    const rows = this.rows(LedgerEntryRow);
    return {
      count: () => rows.countBy({ agencyId }),
      find: () => rows.find({ where: { agencyId, seq: MoreThanOrEqual(this.from) }, order: { seq: 'ASC' } }),
    };
  }
}
