import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, In, IsNull, Not } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import { addDays, chinaDay, startOfLegalDay } from '../../kernel/time.js';
import { firstOf } from '../../platform/database/index.js';
import { Clock } from '../../platform/time/index.js';
import { Agencies } from '../agencies/index.js';
import {
  CaseClockRow,
  CaseDecisionRow,
  CaseMeasureRow,
  concernsMinor,
  CaseReader,
  CaseRow,
  FullRecordingRequirements,
  stageIsOver,
} from '../cases/index.js';
import { PublicationTimeliness } from '../disclosure/index.js';
import { EvidenceRow, RecordingFindings } from '../evidence/index.js';
import { ReviewRow } from '../reviews/index.js';
import { Ratios } from './ratios.js';
import { LateOutsideCases } from './late-outside-cases.js';
import { StaffingFindings } from './staffing-findings.js';
import { heatOf } from './rules/heat.rules.js';
import type { FindingView, OverviewView, ShareView } from './supervision.views.js';

/** Findings are looked for in so many cases, the newest; whatever is counted is counted of all. */
const LOOKED_AT = 200;
/** Late recordings of them: a page for people, not an export. */
const MOST = 500;
const PARTY_CLOCKS: readonly string[] = ['PEN-08', 'PEN-10', 'PEN-24'];
const DISCLOSURE_CLOCKS: readonly string[] = ['PUB-01', 'PUB-02', 'PUB-03', 'PUB-03b'];

/** What a supervisor must see over the agencies in sight; every number opens its cases. Changes nothing. */
@Injectable()
export class Overview {
  constructor(
    @InjectDataSource() private readonly reader: DataSource,
    private readonly cases: CaseReader,
    private readonly courses: FullRecordingRequirements,
    private readonly people: StaffingFindings,
    private readonly outside: LateOutsideCases,
    private readonly agencies: Agencies,
    private readonly shares: Ratios,
    private readonly recordings: RecordingFindings,
    private readonly timeliness: PublicationTimeliness,
    private readonly clock: Clock,
  ) {}

  private async publishedInTime(
    agencyIds: readonly string[],
    from: string,
    to: string,
    today: string,
  ): Promise<ShareView> {
    const { all, inTime } = await this.timeliness.of({ agencyIds, from, to, today });
    return { good: inTime, of: all };
  }

  async of(actor: Actor, year: number): Promise<OverviewView> {
    const today = this.clock.today();
    const agencies = [...actor.agencyIds];
    const [first, last] = [`${year}-01-01`, `${year}-12-31`];
    const [from, to] = [startOfLegalDay(first), startOfLegalDay(addDays(last, 1))];
    const total = await this.shares.cases(agencies, from, to);
    const files = await firstOf(this.reader.getRepository(CaseRow), {
      parts: agencies.map((id) => ({ agencyId: id })),
      order: [
        ['createdAt', 'DESC'],
        ['no', 'DESC'],
      ],
      limit: LOOKED_AT,
      where: {
        sql: `"createdAt" >= ? AND "createdAt" < ? AND "state" <> 'withdrawn'`,
        values: [from, to],
      },
    });
    const ids = files.map((file) => file.id);
    const clocks = await this.reader.getRepository(CaseClockRow).findBy({ caseId: In(ids) });
    const decisions = await this.reader.getRepository(CaseDecisionRow).findBy({ caseId: In(ids) });
    const matrices = await this.cases.matrices(files);
    const late = await this.reader
      .getRepository(EvidenceRow)
      .find({ where: { caseId: In(ids), lateByHours: Not(IsNull()) }, take: MOST });
    const pending = await this.reader
      .getRepository(ReviewRow)
      .findBy({ caseId: In(ids), state: In(['submitted', 'taken']) });

    const findings: FindingView[] = [];
    const byId = new Map(files.map((file) => [file.id, file]));
    const find = (
      kind: string,
      ruleId: string,
      caseId: string,
      text: string,
      due?: string,
      done?: string | null,
    ) => {
      const file = byId.get(caseId)!;
      const { number, cause } = file;
      findings.push({
        ...{ kind, ruleId, text, caseId, caseNumber: number, cause, agencyId: file.agencyId },
        ...(due && { due, workingDaysLeft: this.cases.workingDaysLeft(due, done ?? today) }),
      });
    };
    for (const clock of clocks) {
      // The party's own periods are no fault of the agency.
      if (PARTY_CLOCKS.includes(clock.ruleId)) continue;
      const kind = DISCLOSURE_CLOCKS.includes(clock.ruleId) ? 'disclosure-late' : undefined;
      // RED-02: what may not be published is not late.
      if (kind && concernsMinor(byId.get(clock.caseId)!, clock.trigger)) continue;
      if (clock.stoppedOn && clock.stoppedOn > clock.due)
        find(
          kind ?? 'met-late',
          clock.ruleId,
          clock.caseId,
          `${clock.title}：${chinaDay(clock.stoppedOn)}才完成`,
          clock.due,
          clock.stoppedOn,
        );
      // A review that is late is named below, with those not yet accepted.
      if (!clock.stoppedOn && !clock.suspendedOn && clock.due < today && !clock.ruleId.startsWith('REV-'))
        find(kind ?? 'overdue', clock.ruleId, clock.caseId, `${clock.title}：逾期未办`, clock.due);
    }
    for (const [caseId, matrix] of matrices)
      for (const cell of matrix)
        if (cell.status === 'missing')
          find(
            'record-missing',
            cell.text === 0 ? 'REC-01' : 'REC-03',
            caseId,
            `${cell.stageName}环节缺${cell.text === 0 ? '文字' : '音像'}记录`,
          );
    const measured = await this.courses.casesWithAny(this.reader.manager, ids);
    for (const file of files.filter(({ id }) => measured.has(id)))
      for (const { course, gaps } of await this.courses.standing(this.reader.manager, file))
        if (gaps.length > 0 && (course.excusedBecause !== null || stageIsOver(file.state, course.stage)))
          find(
            'course-uncovered',
            'REC-02',
            file.id,
            `${course.title}未全程录像${course.excusedBecause === null ? '' : `（${course.excusedByName}：${course.excusedBecause}）`}`,
          );
    for (const measure of await this.reader
      .getRepository(CaseMeasureRow)
      .findBy({ caseId: In(ids), approvedLate: true }))
      find(
        'measure-unapproved',
        'COE-02',
        measure.caseId,
        `${measure.number}：紧急实施的强制措施未在二十四小时内补办批准${measure.liftedOn === null ? '，尚未解除' : ''}`,
      );
    for (const decision of decisions)
      if (decision.reviewRequired && !decision.reviewOutcomeId)
        find('unreviewed', 'PEN-14', decision.caseId, '应审未审即作出决定');
    for (const review of pending)
      if (review.due < today) find('review-overdue', 'REV-01', review.caseId, '法制审核超期', review.due);
    for (const item of late)
      if (item.lateByHours) find('late-upload', 'REC-06', item.caseId, `音像记录迟传${item.lateByHours}小时`);
    for (const { kind, ruleId, caseId, text, reason } of await this.recordings.ofCases(files))
      // What was explained is off the list; lateness stands there already, by its own name.
      if (reason === null && kind !== 'recording-late') find(kind, ruleId, caseId, text);

    findings.push(...(await this.outside.late(actor)));
    findings.push(...(await this.people.tooFewReviewers(actor)));
    findings.push(...(await this.people.untitled(actor)).filter(({ caseId }) => byId.has(caseId!)));

    const names = new Map((await this.agencies.all()).map((agency) => [agency.id, agency.name]));
    return {
      year,
      cases: total,
      lookedAt: files.length,
      disclosureInTime: await this.publishedInTime(agencies, first, last, today),
      decidedInTime: await this.shares.inTime(agencies, 'PEN-06', first, last, today),
      recorded: {
        good: [...matrices.values()].filter((m) => m.every((cell) => cell.status !== 'missing')).length,
        of: matrices.size,
      },
      reviewed: await this.shares.reviewed(agencies, first, last),
      certificates: await this.people.certificates(actor, today),
      findings: findings.sort((a, b) => (a.workingDaysLeft ?? 0) - (b.workingDaysLeft ?? 0)),
      heat: heatOf(findings, names),
    };
  }
}
