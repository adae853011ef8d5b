import { chinaDay } from '../kernel/time.js';
import {
  caseTokens,
  decisionText,
  type DecisionDraft,
  filingRequest,
  intake,
  onTheSpotText,
  plainForm,
  type ReviewScope,
  reviewScope,
  searchTextOf,
} from '../modules/cases/index.js';
import { enterEvidence } from './evidence.js';
import { sha256 } from './life.js';
import type { LoadedMatter } from './matters.js';
import { EndingLife, type LoadedCase } from './ending-life.js';
import type { Person } from './world.js';

/** Which way a case goes; where its next step would lie in the future it stands open. */
export type Way =
  'ordinary' | 'reviewed' | 'on-the-spot' | 'not-filed' | 'dropped' | 'transferred' | 'suspended';

const FIELD_COLUMNS = { publicInterest: 0, socialRisk: 0, complex: 0, grave: 0, gravelyHarmful: 0 } as const;

/** One case from its lead to its archive, leaving what the acts of the program leave. */
export class CaseLife extends EndingLife {
  play(way: Way, matter: LoadedMatter, uploads: string): void {
    const { agency, chance } = this;
    const first = chance.below(agency.officers.length);
    const second = (first + 1 + chance.below(agency.officers.length - 1)) % agency.officers.length;
    this.officers = [agency.officers[first]!, agency.officers[second]!];
    // A case that begins in the future is not begun.
    if (!this.on(0, 9)) return;
    if (way === 'on-the-spot') this.onTheSpot(matter);
    else {
      this.file = this.lead(matter);
      this.did({
        act: 'case.register-lead',
        by: this.officers[0]!,
        to: 'lead',
        documents: [{ kind: '案件来源登记表', body: intake(this.file) }],
        eventDetail: { cause: matter.cause, source: 'inspection' },
      });
      this.filed(way, matter, uploads);
    }
    this.settle();
  }

  private lead({ cause, field, place, partyKind, party, conduct }: LoadedMatter): LoadedCase {
    const { row } = this.agency;
    agencyCounts(this.agency);
    return {
      ...{ id: this.caseId, agencyId: row.id, areaCode: row.areaCode, no: this.agency.cases },
      ...{ number: null as string | null, procedure: 'ordinary', resumeTo: null as string | null },
      ...{ cause, field, place, source: 'inspection', partyKind, partyName: party.name, party },
      ...{ actEndedOn: this.day, discoveredOn: this.day, summary: `巡查发现${party.name}${conduct}。` },
      ...{ officerIds: this.officers.map(({ officerId }) => officerId), facts: '' },
      ...{
        draft: null as DecisionDraft | null,
        noticed: null as object | null,
        noticedOn: null as string | null,
      },
      ...{
        hearingOffered: 0,
        defence: 'none',
        discussedOn: null as string | null,
        filedOn: null as string | null,
      },
      ...{
        closedOn: null as string | null,
        archiveNumber: null as string | null,
        createdAt: this.at,
        updatedAt: this.at,
      },
    };
  }

  private filed(way: Way, matter: LoadedMatter, uploads: string): void {
    const { file, officers, agency } = this;
    if (!this.on(0, 10)) return;
    const held = this.entitled();
    this.did({
      ...{ act: 'case.request-filing', by: officers[0]!, to: 'filing-requested', officers: held.json },
      documents: [{ kind: '立案审批表', body: filingRequest(file, held.list, undefined) }],
    });
    if (!this.on(1, 9, 30)) return;
    if (way === 'not-filed') {
      const reason = '违法行为轻微并已当场改正，未造成危害后果';
      const body = plainForm('不予立案审批表', file, { 不予立案理由: reason, 审批人: agency.leader.name });
      this.did({
        ...{ act: 'case.refuse-filing', by: agency.leader, to: 'not-filed', detail: { reason } },
        documents: [{ kind: '不予立案审批表', body }],
      });
      return this.archive(4);
    }
    file.number = this.number('立');
    file.filedOn = this.day;
    this.startClock('PEN-06', file.field);
    const numbered = { number: file.number };
    this.did({ act: 'case.approve-filing', by: agency.leader, to: 'investigating', eventDetail: numbered });
    if (!this.investigated(matter, uploads)) return;
    if (way === 'dropped' || way === 'transferred' || way === 'suspended') return this.leave(way);
    this.decided(way === 'reviewed', matter);
  }

  private investigated({ conduct, party, place }: LoadedMatter, uploads: string): boolean {
    const { file, officers } = this;
    if (!this.on(2, 10, 20)) return false;
    const held = this.entitled();
    const content = `执法人员到场后表明身份并出示执法证件。经检查，${party.name}${conduct}。`;
    const body = plainForm('现场检查（勘验）笔录', file, {
      地点: place,
      执法人员: held.list.map((o) => `${o.name}（${o.number}）`).join('、'),
      ...{ 证件出示: '已出示', 当事人: '到场并签名', 见证人: '无', 内容: content },
    });
    this.did({
      ...{ act: 'case.record-investigation', by: officers[0]!, officers: held.json, occurred: [68, 33] },
      documents: [{ kind: 'site-inspection', title: '现场检查（勘验）笔录', body }],
      eventDetail: { kind: 'site-inspection', certificatesShown: true, partyPresence: 'signed' },
    });
    if (!this.on(2, 16)) return false;
    const reason = '现场设备故障，已作书面记录';
    this.rows.addValues('case_record_reasons', this.newId(), this.caseId, 'investigation', reason, this.at);
    const subject = { type: 'case', id: this.caseId };
    this.entered('evidence.explain-gap', officers[0]!, subject, { stage: 'investigation', reason });
    if (!this.on(2, 17)) return false;
    const words = `现场检查记录 ${this.caseId}\n${body}\n`;
    this.evidence.push(enterEvidence(this.rows, uploads, { ...this.now(), by: officers[0]!, file, words }));
    const { id, bytes, sha256: digest, sm3, filename } = this.evidence[0]!;
    const item = { type: 'evidence', id };
    this.entered('evidence.receive', officers[0]!, item, {
      ...{ caseId: this.caseId, stage: 'investigation', bytes, sha256: digest, declared: false },
      ...{ mediaType: 'text/plain', origin: 'multipart', nameSha256: sha256(filename), sameBytesAs: [] },
      ...{ capturedFrom: null, capturedTo: null, deviceId: null, lateByHours: null },
    });
    this.entered('evidence.seal', PROGRAM, item, { sha256: digest, sm3, bytes }, this.newId());
    return true;
  }

  private decided(heavy: boolean, matter: LoadedMatter): void {
    const { file, chance } = this;
    const by = this.officers[0]!;
    if (!this.on(6, 9)) return;
    file.facts = `${file.partyName}于${file.actEndedOn}在${file.place}${matter.conduct}。以上事实有现场检查笔录和现场检查记录为证。`;
    this.did({
      act: 'case.state-facts',
      by,
      detail: {
        factsSha256: sha256(file.facts),
        publicInterest: false,
        complex: false,
        grave: false,
        socialRisk: false,
      },
    });
    if (!this.on(7, 9)) return;
    const report = '事实清楚，证据确凿，建议依法处理。';
    const end = plainForm('调查终结报告', file, { 认定事实: file.facts, 证据: '1件', 处理意见: report });
    this.did({
      ...{ act: 'case.conclude-investigation', by, to: 'concluded', eventDetail: { evidence: 1 } },
      documents: [{ kind: '调查终结报告', body: end }],
    });
    if (!this.on(8, 9)) return;
    const fineFen = heavy ? 2_000_000 : (2 + chance.below(7)) * 10_000;
    const draft: DecisionDraft = {
      ...{
        kind: 'penalty',
        penalties: ['fine'],
        fineFen,
        confiscatedFen: 0,
        basis: [matter.basis],
        tier: '一般',
      },
      reasons: '当事人违法事实清楚，能够配合调查，按一般档次处理。',
      performance: '自收到本决定书之日起十五日内到指定银行或者通过电子支付系统缴纳罚款。',
    };
    file.draft = draft;
    const scope = reviewScope({ ...NO_GROUND, weightyRights: heavy, penalty: true }, []);
    this.answer(0, 'case.draft-decision', scope);
    const sums = { kind: 'penalty', penalties: ['fine'], fineFen, confiscatedFen: 0 };
    const { required, because, grounds } = scope;
    const told = grounds.map(({ code, scope: said, ruleId }) => ({ code, by: said, ruleId }));
    this.did({
      act: 'case.draft-decision',
      by,
      detail: { ...sums, reviewRequired: required, because, grounds: told },
    });
    let n = 9;
    let review: string | null = null;
    if (heavy) {
      const { evidence } = this;
      const outcome = this.review({ by, file, draft, scope, bindings: this.bindings(draft), evidence });
      if (!outcome) return;
      review = outcome;
      n = 14;
    }
    if (!this.on(n, 14)) return;
    this.notice(draft, heavy);
    if (!this.on(n + 2, 10)) return;
    this.stopClocks('PEN-08');
    file.defence = heavy ? 'waived' : 'heard';
    const title = heavy ? '放弃陈述申辩声明' : '陈述申辩笔录';
    const words = heavy ? '当事人书面放弃陈述、申辩。' : '当事人陈述：已改正，请求从轻。';
    const said = plainForm(title, file, {
      日期: chinaDay(this.day),
      内容: words,
      复核意见: heavy ? '—' : '已在裁量时考虑。',
    });
    this.did({
      ...{ act: 'case.record-defence', by, documents: [{ kind: title, body: said }] },
      eventDetail: { kind: heavy ? 'waived' : 'statement', on: this.day },
    });
    if (heavy) {
      if (!this.on(n + 2, 10)) return;
      this.waiveHearing(by);
      if (!this.on(n + 3, 15)) return;
      this.discuss();
    }
    if (!this.on(n + 4, 10)) return;
    this.decide(draft, scope, review);
    this.afterwards(n + 6, draft);
  }

  private decide(draft: DecisionDraft, scope: ReviewScope, review: string | null): void {
    const { file, agency } = this;
    const current = this.bindings(draft);
    this.answer(1, 'case.decide', scope);
    const number = this.number('罚决');
    const text = decisionText(number, file, draft, agency.row, this.day);
    this.decision = {
      id: this.newId(),
      number,
      text,
      decidedOn: this.day,
      decidedAt: this.at,
      decidedBy: agency.leader.id,
    };
    Object.assign(this.decision, {
      ...current,
      reviewRequired: Number(scope.required),
      reviewOutcomeId: review,
    });
    this.stopClocks('PEN-06', 'PEN-08', 'PEN-10', 'REV-01', 'REV-02');
    this.startClock('PEN-19', file.field);
    this.published = this.startClock('PUB-01', file.field);
    this.did({
      ...{ act: 'case.decide', by: agency.leader, to: 'decided' },
      documents: [{ kind: '行政处罚决定书', body: text, number }],
      detail: { number, reviewRequired: scope.required, because: scope.because, review, ...current },
    });
  }

  private afterwards(n: number, draft: DecisionDraft): void {
    const { file, chance } = this;
    const by = this.officers[0]!;
    if (!this.on(n, 11)) return;
    Object.assign(this.decision!, { servedOn: this.day, servedBy: 'direct' });
    this.stopClocks('PEN-19');
    this.startClock('PEN-24', file.field);
    const held = this.entitled();
    const receipt = plainForm('送达回证', file, {
      ...{
        送达文书: String(this.decision!.number),
        送达方式: '直接送达',
        受送达人: file.partyName,
        收到日期: this.day,
      },
      送达人: held.list.map((o) => `${o.name}（${o.number}）`).join('、'),
    });
    this.did({
      ...{ act: 'case.serve-decision', by, to: 'served', officers: held.json, occurred: [60, 45] },
      documents: [{ kind: '送达回证', body: receipt }],
      eventDetail: { method: 'direct', receivedOn: this.day, inTime: true },
    });
    if (!this.on(n + 1, 9, 30)) return;
    this.assess(chance.part() < 0.06);
    if (!this.on(n + 3 + chance.below(6), 16)) return;
    this.pay(draft.fineFen, '银行缴款凭证', 'performed');
    this.stopClocks('PEN-24');
    if (!this.on(n + 11, 9)) return;
    this.close();
    this.archive(n + 15);
  }

  private onTheSpot(matter: LoadedMatter): void {
    const { agency, officers } = this;
    const file = (this.file = this.lead(matter));
    const fineFen = 10_000;
    const draft: DecisionDraft = {
      ...{
        kind: 'penalty',
        penalties: ['fine'],
        fineFen,
        confiscatedFen: 0,
        basis: [matter.basis],
        tier: '简易程序',
      },
      ...{ reasons: file.summary, performance: '自收到本决定书之日起十五日内缴纳' },
    };
    const number = this.number('当罚决');
    Object.assign(file, {
      procedure: 'simple',
      number,
      facts: file.summary,
      draft,
      filedOn: this.day,
      defence: 'heard',
    });
    const text = onTheSpotText(number, file, draft, agency.row, this.at, { partySigned: true });
    this.decision = {
      id: this.newId(),
      number,
      text,
      decidedOn: this.day,
      decidedAt: this.at,
      decidedBy: officers[0]!.id,
    };
    Object.assign(this.decision, this.bindings(draft), {
      reviewRequired: 0,
      servedOn: this.day,
      servedBy: 'direct',
    });
    this.published = this.startClock('PUB-01', file.field);
    this.startClock('PEN-24', file.field);
    this.did({
      ...{ act: 'case.decide-on-the-spot', by: officers[0]!, to: 'served', officers: this.entitled().json },
      documents: [{ kind: '当场处罚决定书', title: '当场行政处罚决定书', body: text, number }],
      detail: {
        number,
        penalty: 'fine',
        fineFen,
        collectedFen: 0,
        certificatesShown: true,
        partySigned: true,
      },
    });
    if (!this.on(2, 9, 30)) return;
    this.assess(false);
    if (!this.on(3, 16)) return;
    this.pay(fineFen, '银行缴款凭证', 'performed');
    this.stopClocks('PEN-24');
    if (!this.on(5, 9)) return;
    this.close();
    this.archive(9);
  }

  private now() {
    return { id: this.newId(), at: this.at, day: this.day, entryId: this.entryId };
  }

  /** What is written of the case once, as it stands at the end. */
  private settle(): void {
    const { file, rows, agency, state, decision } = this;
    const json = (value: object | null) => value && JSON.stringify(value);
    const { draft, noticed, party, officerIds, ...columns } = file;
    const found = { ...file, state };
    rows.add('cases', {
      ...{ ...columns, ...FIELD_COLUMNS, state, updatedAt: this.at, version: this.version },
      ...{ party: json(party), officerIds: json(officerIds), draft: json(draft), noticed: json(noticed) },
      ...{ nextDue: this.settleClocks(), searchText: searchTextOf(found) },
    });
    for (const token of caseTokens(found)) rows.addValues('case_tokens', agency.shelf, token, file.no);
    if (!decision) return;
    const { kind, penalties, fineFen, confiscatedFen, basis } = draft!;
    rows.add('case_decisions', {
      ...{ ...decision, agencyId: file.agencyId, caseId: file.id, kind, fineFen, confiscatedFen },
      ...{ penalties: json(penalties), basis: json(basis), textSha256: sha256(String(decision.text)) },
    });
  }
}

function agencyCounts(agency: { cases: number }): void {
  agency.cases += 1;
}

const PROGRAM: Person = { id: '00000000-0000-7000-8000-000000000000', name: '系统' };

const NO_GROUND = { publicInterest: false, socialRisk: false, complex: false, hearingHeld: false } as const;
