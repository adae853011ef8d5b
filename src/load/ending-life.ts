import { chinaDay } from '../kernel/time.js';
import {
  bindingsOf,
  type DecisionDraft,
  noticeText,
  type Party,
  type PartyKind,
  plainForm,
  type ReviewScope,
  suspensionForm,
} from '../modules/cases/index.js';
import type { LoadedEvidence } from './evidence.js';
import { sha256 } from './life.js';
import { ReviewedLife } from './review-life.js';
import type { Person } from './world.js';

/** A case while it is played: the columns that its acts change. */
export interface LoadedCase {
  readonly id: string;
  readonly agencyId: string;
  readonly areaCode: string;
  readonly no: number;
  number: string | null;
  procedure: string;
  resumeTo: string | null;
  readonly cause: string;
  readonly field: string;
  readonly place: string;
  readonly source: string;
  readonly partyKind: PartyKind;
  readonly partyName: string;
  readonly party: Party;
  readonly actEndedOn: string;
  readonly discoveredOn: string;
  readonly summary: string;
  readonly officerIds: string[];
  facts: string;
  draft: DecisionDraft | null;
  noticed: object | null;
  noticedOn: string | null;
  hearingOffered: number;
  defence: string;
  discussedOn: string | null;
  filedOn: string | null;
  closedOn: string | null;
  archiveNumber: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** From the notice to the archive: what the parties are told, what is paid, what is kept private, what is bound. */
export abstract class EndingLife extends ReviewedLife {
  protected file!: LoadedCase;
  protected officers: readonly (Person & { officerId: string })[] = [];
  protected readonly evidence: LoadedEvidence[] = [];
  protected decision: Record<string, string | number | null> | undefined;
  /** Last day of the publication. */
  protected published = '';

  protected notice(draft: DecisionDraft, heavy: boolean): void {
    const { file, officers, agency } = this;
    const due = this.startClock('PEN-08', file.field);
    const hearing = heavy ? this.startClock('PEN-10', file.field) : undefined;
    const number = this.number(heavy ? '听告' : '罚告');
    const kind = heavy ? '行政处罚听证告知书' : '行政处罚事先告知书';
    const { penalties, fineFen, confiscatedFen } = draft;
    Object.assign(file, { noticed: { penalties, fineFen, confiscatedFen }, noticedOn: this.day });
    file.hearingOffered = Number(heavy);
    this.did({
      ...{ act: 'case.give-notice', by: officers[0]!, to: 'notified', officers: this.entitled().json },
      occurred: [60, 40],
      documents: [{ kind, body: noticeText(kind, number, file, draft, agency.row, due, hearing), number }],
      eventDetail: { method: 'direct', receivedOn: this.day, hearingOffered: heavy, fineFen },
    });
  }

  protected waiveHearing(by: Person): void {
    this.stopClocks('PEN-10');
    const title = '放弃听证声明';
    const said = plainForm(title, this.file, {
      日期: chinaDay(this.day),
      内容: '当事人书面声明不要求听证。',
    });
    this.did({
      act: 'case.waive-hearing',
      by,
      documents: [{ kind: title, body: said }],
      eventDetail: { on: this.day },
    });
  }

  protected discuss(): void {
    const { file, agency } = this;
    const participants = [agency.leader.name, '副职甲', '副职乙'];
    const minutes = '承办人汇报案情，与会人员一致同意处理意见。';
    const conclusion = '同意拟处罚意见';
    const people = JSON.stringify(participants);
    this.rows.addValues(
      'case_discussions',
      this.entryId,
      this.caseId,
      0,
      this.day,
      null,
      people,
      '[]',
      1,
      minutes,
      conclusion,
      this.at,
    );
    file.discussedOn = this.day;
    const kind = '重大案件集体讨论笔录';
    const body = plainForm(kind, file, {
      日期: this.day,
      参加人: participants.join('、'),
      讨论: minutes,
      结论: conclusion,
    });
    const detail = { on: this.day, present: participants.length };
    this.did({ act: 'case.discuss', by: agency.leader, documents: [{ kind, body }], eventDetail: detail });
  }

  /** PUB-04: most decisions of a street are of no social impact; the others wait for their publication. */
  protected assess(socialImpact: boolean): void {
    const { agency, decision } = this;
    const id = this.newId();
    const reason = socialImpact ? '辖区群众关注，具有一定社会影响' : '影响限于当事人，无社会影响';
    const state = socialImpact ? 'assessed' : 'assessed-private';
    const originalSha256 = sha256(String(decision!.text));
    if (!socialImpact) this.stopClocks('PUB-01');
    const { discloser } = agency;
    this.rows.addValues(
      'disclosures',
      ...[id, agency.row.id, 'penalty', this.caseId, decision!.id!, id.replaceAll('-', '').slice(8), state],
      ...[
        Number(socialImpact),
        reason,
        discloser.id,
        discloser.name,
        this.at,
        this.published,
        originalSha256,
        1,
      ],
    );
    this.entered(
      'disclosure.assess',
      discloser,
      { type: 'case', id: this.caseId },
      {
        ...{ disclosureId: id, socialImpact, reason, state, due: this.published, originalSha256 },
      },
    );
  }

  protected pay(amountFen: number, receipt: string, to: string): void {
    this.rows.addValues('case_payments', this.newId(), this.caseId, this.day, amountFen, receipt);
    const body = plainForm('缴款凭证', this.file, {
      ...{ 缴款日期: this.day, 金额: `${amountFen / 100}元`, 票据号: receipt, 尚欠: '0元' },
    });
    this.did({
      ...{ act: 'case.record-payment', by: this.officers[0]!, to, documents: [{ kind: '缴款凭证', body }] },
      eventDetail: { paidOn: this.day, amountFen, owedFen: 0, surchargeFen: 0 },
    });
  }

  protected leave(way: keyof typeof LEFT): void {
    if (!this.on(9, 14)) return;
    const { act, form, reason } = LEFT[way];
    const by = this.agency.leader;
    if (way === 'suspended') return this.suspend(reason);
    const body = plainForm(form, this.file, { 理由: reason, 审批人: by.name });
    this.stopClocks('PEN-06');
    this.did({ act, by, to: way, documents: [{ kind: form, body }], detail: { reason } });
    this.archive(14);
  }

  /** 行政处罚法 60 leaves no time out for it. */
  private suspend(reason: string): void {
    const by = this.agency.leader;
    const body = suspensionForm(this.file, { ground: 'preliminary-question', reason, approver: by.name });
    this.file.resumeTo = this.state;
    const detail = { ground: 'preliminary-question', reason, suspended: [] };
    this.did({ act: 'case.suspend', by, to: 'suspended', documents: [{ kind: '中止审批表', body }], detail });
  }

  protected archive(n: number): void {
    if (!this.on(n, 9)) return;
    const { file } = this;
    const year = (file.filedOn ?? this.day).slice(0, 4);
    file.archiveNumber = `${year}${String(this.serial('归档', year)).padStart(4, '0')}`;
    const contents = [
      ...this.documents.map((d) => `${d.title}${d.number ? `（${d.number}）` : ''} ${d.sha256.slice(0, 16)}`),
      ...this.evidence.map((e) => `${e.filename} ${e.sha256.slice(0, 16)}`),
    ].map((line, i) => `${i + 1}. ${line}`);
    this.stopClocks('PEN-34');
    const { archiveNumber } = file;
    const body = plainForm('卷内目录', file, { 归档号: archiveNumber, 目录: `\n${contents.join('\n')}` });
    this.did({
      ...{ act: 'case.archive', by: this.officers[0]!, to: 'archived', detail: { archiveNumber } },
      documents: [{ kind: '卷内目录', body }],
    });
  }

  protected entitled() {
    return this.world.entitled(this.agency, this.file.officerIds, this.file.field, this.day);
  }

  protected bindings(draft: DecisionDraft) {
    const { cause, field, place, party, partyKind, actEndedOn, facts } = this.file;
    const plain = { publicInterest: false, complex: false, grave: false };
    return bindingsOf(
      {
        facts: { cause, field, place, party, partyKind, actEndedOn, facts, ...plain },
        draft,
        evidence: this.evidence.map(({ id, sha256: digest }) => ({
          ...{ id, sha256: digest, stage: 'investigation', excludedBecause: null },
        })),
        lawVersion: this.world.lawVersion(this.agency.row),
      },
      sha256,
    );
  }

  /** 应否法制审核: the answer beside the digests of what it was judged on. */
  protected answer(seq: number, act: string, scope: ReviewScope): void {
    const { factsDigest, draftDigest } = this.bindings(this.file.draft!);
    const grounds = JSON.stringify(scope.grounds);
    this.rows.addValues(
      'case_review_answers',
      ...[this.entryId, this.caseId, seq, act, this.at, Number(scope.required), scope.because, grounds],
      ...[factsDigest, draftDigest],
    );
  }

  protected close(): void {
    const { file, agency } = this;
    this.startClock('PEN-34', file.field);
    file.closedOn = this.day;
    const reason = '处罚决定已执行完毕';
    const body = plainForm('结案审批表', file, { 结案说明: reason, 审批人: agency.leader.name });
    this.did({
      ...{ act: 'case.close', by: agency.leader, to: 'closed', detail: { reason } },
      documents: [{ kind: '结案审批表', body }],
    });
  }
}

const LEFT = {
  dropped: { act: 'case.drop', form: '撤案审批表', reason: '经查，违法事实不成立' },
  transferred: { act: 'case.transfer', form: '移送函', reason: '经查属其他机关管辖，移送处理' },
  suspended: { act: 'case.suspend', form: '中止审批表', reason: '等待有关部门出具认定意见' },
} as const;
