import '../../../src/modules/cases/acts/index.js';
import { holds, type Permission } from '../../../src/kernel/access/index.js';
import { firstRefusal, ok, refuse, type Result } from '../../../src/kernel/result.js';
import { addDays } from '../../../src/kernel/time.js';
import { bindingsOf, type Bindings, changedSince } from '../../../src/modules/cases/rules/bindings.js';
import { decisionGate, type GateFacts } from '../../../src/modules/cases/rules/decision-gate.js';
import {
  deciderIsNotOfficer,
  draftHolds,
  notHarsherThanNoticed,
} from '../../../src/modules/cases/rules/decision.rules.js';
import type { DecisionDraft, NoticedPenalty } from '../../../src/modules/cases/rules/draft.js';
import { type CaseAct, type CaseState, transitionOf } from '../../../src/modules/cases/rules/procedure.js';
import { hearingMustBeOffered, reviewScope } from '../../../src/modules/cases/rules/review-scope.rules.js';
import {
  mayReturnUnchanged,
  mayTake,
  type StepTaken,
} from '../../../src/modules/reviews/rules/dispute.rules.js';
import { mayReview } from '../../../src/modules/reviews/rules/eligibility.rules.js';
import type { Happened } from './oracle.js';
import {
  CASE_OFFICERS,
  ALL_ACCOUNTS,
  modelActor,
  ACCOUNTS,
  UNQUALIFIED,
  type AccountName,
} from './accounts.js';
import type { ActName, Step } from './scenario.js';

export interface Rules {
  gate: (facts: GateFacts) => Result<string | null>;
  mayReview: typeof mayReview;
}
export const RULES: Rules = { gate: decisionGate, mayReview };

const THRESHOLD = { citizen: 100_000, organisation: 500_000 };
const LEDGER: Partial<Record<ActName, Permission>> = {
  investigate: 'case.record-investigation',
  conclude: 'case.conclude-investigation',
  facts: 'case.state-facts',
  draft: 'case.draft-decision',
  evidence: 'evidence.receive',
  exclude: 'evidence.exclude',
  submit: 'review.submit',
  take: 'review.take',
  return: 'review.return',
  opine: 'review.opine',
  notice: 'case.give-notice',
  defence: 'case.record-defence',
  'hearing-request': 'case.request-hearing',
  'hearing-waive': 'case.waive-hearing',
  'hearing-schedule': 'case.schedule-hearing',
  'hearing-record': 'case.record-hearing',
  discuss: 'case.discuss',
  reply: 'review.reply',
  coordinate: 'review.coordinate',
  refer: 'review.refer',
  decide: 'case.decide',
  suspend: 'case.suspend',
  resume: 'case.resume',
};

interface Round extends Bindings {
  id: string;
  state: 'submitted' | 'taken' | 'returned' | 'opined';
  submittedBy: AccountName;
  reviewer?: AccountName;
  passed?: boolean;
  /** Place of the opinion in the timeline. */
  seq: number;
  steps: StepTaken[];
}

/** A case without database, clock or network: the table of states and the very rules that the acts ask. */
export class Model {
  readonly happened: Happened[] = [];
  private state: CaseState = 'investigating';
  private resumeTo: CaseState = 'investigating';
  private today = '2026-09-14';
  private law = 1;
  private facts = { facts: '起初的事实', publicInterest: false, complex: false, grave: false };
  private draft: DecisionDraft | null = null;
  private noticed: NoticedPenalty | null = null;
  private noticedOn: string | null = null;
  private hearingOffered = false;
  private defence: 'none' | 'waived' | 'heard' = 'none';
  private discussedOn: string | null = null;
  private hearingWaived = false;
  private defenceDue: string | undefined;
  private hearing: { on?: string; heldOn: string | null; seq?: number } | undefined;
  private readonly evidence: { id: string; sha256: string; stage: string; excludedBecause: string | null }[] =
    [];
  private readonly rounds: Round[] = [];
  private readonly hands = new Set<AccountName>(['officer1', 'leader1']);
  private readonly helpers = new Set<string>();
  private seq = 0;

  constructor(private readonly rules: Rules = RULES) {}

  /** Does the act or refuses it; answers 'ok' or the code of the refusal. */
  perform(step: Step): string {
    if (step.act === 'clock') {
      this.today = addDays(this.today, step.days);
      return 'ok';
    }
    if (step.act === 'law') {
      this.law += 1;
      this.happened.push({ act: 'law.changed', person: '' });
      return 'ok';
    }
    const act = LEDGER[step.act]!;
    const actor = modelActor(step.who);
    if (!holds(actor, act)) return 'access.denied';
    const officersAct = transitionedBy(act) && ACCOUNTS[step.who].roles.some((role) => role === 'officer');
    if (officersAct && !CASE_OFFICERS.includes(step.who)) return 'case.not-case-officer';
    if (transitionedBy(act) && !transitionOf(act as CaseAct).from.includes(this.state))
      return 'case.out-of-order';
    const done = this.work(step);
    if (!done.ok) return done.refusal.code;
    this.seq += 1;
    if (/^case\.|receive|exclude|reply|coordinate|refer/.test(act)) this.hands.add(step.who);
    this.happened.push({ act, person: ACCOUNTS[step.who].person, ...done.value });
    if (transitionedBy(act)) this.move(act as CaseAct);
    return 'ok';
  }

  private move(act: CaseAct): void {
    const { to } = transitionOf(act);
    if (act === 'case.suspend') this.resumeTo = this.state;
    this.state = to === 'resume' ? this.resumeTo : (to ?? this.state);
  }

  private work(step: Step): Result<Partial<Happened>> {
    const { n, who } = step;
    const last = this.rounds.at(-1);
    switch (step.act) {
      case 'investigate':
        this.helpers.add('helper');
        return ok({ with: ['helper'] });
      case 'conclude':
        return this.evidence.some((item) => !item.excludedBecause) ? ok({}) : refuse('case.no-evidence');
      case 'facts': {
        const { publicInterest, complex, grave } = step;
        this.facts = { facts: `事实${n}`, publicInterest, complex, grave };
        return ok({ publicInterest, complex });
      }
      case 'draft':
        return this.drafted(step);
      case 'evidence':
        this.evidence.push({ id: `e${n}`, sha256: `${n}`, stage: 'investigation', excludedBecause: null });
        return ok({});
      case 'exclude': {
        const item = this.evidence.find((each) => !each.excludedBecause);
        if (!item) return refuse('not-found');
        item.excludedBecause = `因${n}`;
        return ok({});
      }
      case 'submit':
        return this.submitted(step, last);
      case 'take':
        return this.reviewing(who, last, ['submitted'], (round) => {
          round.state = 'taken';
          round.reviewer = who;
          return ok({ reviewId: round.id });
        });
      case 'return':
        return this.reviewing(who, last, ['submitted', 'taken'], (round) => {
          if (round.reviewer && round.reviewer !== who) return refuse('review.taken-by-other');
          round.state = 'returned';
          return ok({ reviewId: round.id });
        });
      case 'opine':
        return this.reviewing(who, last, ['taken'], (round) => {
          if (round.reviewer !== who) return refuse('review.taken-by-other');
          if (changedSince(round, this.bindings()).length) return refuse('review.matter-changed');
          Object.assign(round, { state: 'opined', passed: step.agree, seq: this.seq });
          return ok({ reviewId: round.id, passed: step.agree });
        });
      case 'notice': {
        if (!this.draft) return refuse('case.no-draft');
        const { penalties, fineFen, confiscatedFen } = this.draft;
        this.noticed = { penalties, fineFen, confiscatedFen };
        this.noticedOn = this.today;
        this.hearingOffered = this.weighty(this.draft);
        this.defence = 'none';
        this.hearingWaived = false;
        this.defenceDue = addDays(this.today, 5);
        return ok({});
      }
      case 'defence':
        this.defence = step.waived ? 'waived' : 'heard';
        return ok({});
      case 'hearing-request':
        if (!this.hearingOffered) return refuse('case.hearing-not-offered');
        if (this.hearing) return refuse('case.hearing-requested');
        this.hearing = { heldOn: null };
        return ok({});
      case 'hearing-waive':
        if (this.hearing) return refuse('case.hearing-requested');
        if (!this.hearingOffered || this.hearingWaived) return refuse('case.hearing-not-offered');
        this.hearingWaived = true;
        return ok({});
      case 'hearing-schedule':
        if (!this.hearing) return refuse('case.hearing-not-requested');
        if (this.hearing.heldOn) return refuse('case.hearing-recorded');
        this.hearing.on = addDays(this.today, 14);
        return ok({});
      case 'hearing-record':
        if (!this.hearing?.on || this.today < this.hearing.on) return refuse('case.hearing-not-scheduled');
        if (this.hearing.heldOn) return refuse('case.hearing-recorded');
        this.hearing = { ...this.hearing, heldOn: this.today, seq: this.seq };
        if (!step.absent) this.defence = 'heard';
        return ok({});
      case 'discuss':
        this.discussedOn = this.today;
        if (!step.seated) return ok({});
        this.helpers.add(ACCOUNTS.both.person);
        return ok({ with: [ACCOUNTS.both.person] });
      case 'reply':
      case 'coordinate':
      case 'refer':
        return this.disputed(step, last);
      case 'decide':
        return this.decided(step);
      default: {
        const four = deciderIsNotOfficer(['first officer', 'second officer'], modelActor(who).officerId);
        return four.ok ? ok({}) : four;
      }
    }
  }

  private disputed({ act, who, settled }: Step, round: Round | undefined): Result<Partial<Happened>> {
    if (round && this.decidedOn()) return refuse('review.case-decided');
    if (round?.state !== 'opined' || round.passed) return refuse('review.no-problems-found');
    const kind = ({ reply: 'reply', coordinate: 'coordination', refer: 'referral' } as const)[
      act as 'reply' | 'coordinate' | 'refer'
    ];
    const may = mayTake(kind, round.steps);
    if (!may.ok) return may;
    if (kind === 'reply' && !CASE_OFFICERS.includes(who)) return refuse('case.not-case-officer');
    const outcome = { reply: 'disputed', coordination: settled ? 'settled' : 'unresolved', referral: null }[
      kind
    ];
    round.steps.push({ step: kind, outcome, at: `${this.seq}`.padStart(4, '0') });
    return ok({ reviewId: round.id });
  }

  private drafted(step: Step): Result<Partial<Happened>> {
    const draft: DecisionDraft = {
      kind: step.penalty ? 'penalty' : 'minor-no-penalty',
      penalties: step.penalty ? ['fine', ...(step.closure ? (['closure'] as const) : [])] : [],
      fineFen: step.penalty ? step.fineFen : 0,
      confiscatedFen: 0,
      basis: ['《条例》第一条'],
      tier: '一般',
      reasons: `理由${step.n}`,
      performance: '十五日内',
    };
    const may = firstRefusal(
      () => draftHolds(draft),
      () => (step.newFacts ? ok() : notHarsherThanNoticed(draft, this.noticed)),
    );
    if (!may.ok) return may;
    this.draft = draft;
    if (step.newFacts)
      Object.assign(this, { noticed: null, noticedOn: null, hearingOffered: false, defence: 'none' });
    return ok({ penalty: step.penalty, weighty: step.penalty && (step.closure || step.fineFen >= 500_000) });
  }

  private submitted(step: Step, last: Round | undefined): Result<Partial<Happened>> {
    if (!this.draft) return refuse('case.no-draft');
    if (!CASE_OFFICERS.includes(step.who)) return refuse('case.not-case-officer');
    if (this.state !== 'concluded' && this.state !== 'notified') return refuse('review.not-due');
    if (last?.state === 'submitted' || last?.state === 'taken') return refuse('review.pending');
    const bindings = this.bindings();
    const same = last?.state === 'opined' && !last.passed && changedSince(last, bindings).length === 0;
    if (same && !mayReturnUnchanged(last.steps, undefined)) return refuse('review.nothing-changed');
    const id = `r${step.n}`;
    this.rounds.push({ id, state: 'submitted', submittedBy: step.who, seq: -1, steps: [], ...bindings });
    return ok({ reviewId: id });
  }

  private reviewing(
    who: AccountName,
    round: Round | undefined,
    states: readonly string[],
    work: (round: Round) => Result<Partial<Happened>>,
  ): Result<Partial<Happened>> {
    if (!round) return refuse('not-found');
    if (this.decidedOn()) return refuse('review.case-decided');
    const may = this.rules.mayReview(
      {
        userId: who,
        officerId: ACCOUNTS[who].person,
        legalQualification: UNQUALIFIED.includes(who) ? null : 'A1',
        reviewerSince: null,
      },
      {
        officerIds: ['first officer', 'second officer'],
        actorUserIds: this.involved(),
        submittedBy: round.submittedBy,
      },
    );
    if (!may.ok) return may;
    return states.includes(round.state) ? work(round) : refuse('review.out-of-order');
  }

  private decidedOn(): boolean {
    return this.happened.some(({ act }) => act === 'case.decide');
  }

  private decided(step: Step): Result<Partial<Happened>> {
    const { draft, hearing, facts } = this;
    if (!draft) return refuse('case.no-draft');
    const opined = [...this.rounds].reverse().find((round) => round.state === 'opined');
    const weightyRights = this.weighty(draft);
    const reviewed = this.rules.gate({
      officerIds: ['first officer', 'second officer'],
      deciderOfficerId: modelActor(step.who).officerId,
      partyName: '示例餐饮有限公司',
      partyAddress: '示例路1号',
      ...facts,
      draft,
      noticed: this.noticed,
      noticedOn: this.noticedOn,
      defence: this.defence,
      defenceDue: this.defenceDue,
      hearingOffered: this.hearingOffered,
      hearingDue: weightyRights,
      hearingRequestDue: this.defenceDue,
      hearingWaived: this.hearingWaived,
      hearing,
      discussedOn: this.discussedOn,
      today: this.today,
      scope: reviewScope({
        ...facts,
        hearingHeld: Boolean(hearing?.heldOn),
        weightyRights,
        penalty: draft.kind === 'penalty',
      }),
      latest: opined && { ...opined, passed: opined.passed!, reviewerUserId: opined.reviewer! },
      current: this.bindings(),
      hearingSeq: hearing?.seq,
      reviewPending: ['submitted', 'taken'].includes(this.rounds.at(-1)?.state ?? ''),
      involved: this.involved(step.who),
    });
    return reviewed.ok ? ok({}) : reviewed;
  }

  /** Accounts of all people who had a hand in it. */
  private involved(besides?: AccountName): string[] {
    const people = new Set<string>([
      ...this.helpers,
      ...[...this.hands, ...CASE_OFFICERS, ...(besides ? [besides] : [])].map((who) => ACCOUNTS[who].person),
    ]);
    return ALL_ACCOUNTS.filter((who) => people.has(ACCOUNTS[who].person));
  }

  private weighty(draft: DecisionDraft): boolean {
    return draft.kind === 'penalty' && hearingMustBeOffered(draft, 'organisation', THRESHOLD);
  }

  private bindings(): Bindings {
    return bindingsOf(
      {
        facts: {
          cause: '占道经营',
          field: 'urban-management',
          place: '示例路1号',
          party: { name: '示例餐饮有限公司' },
          partyKind: 'organisation',
          actEndedOn: '2026-09-01',
          ...this.facts,
        },
        draft: this.draft!,
        evidence: this.evidence,
        lawVersion: `cn@${this.law}`,
      },
      (text) => text,
    );
  }
}

const transitionedBy = (act: Permission): boolean => act.startsWith('case.');
