import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, IsNull, LessThanOrEqual, MoreThanOrEqual, Not, type Repository } from 'typeorm';
import { instantOf } from '../../../kernel/time.js';
import { Clock } from '../../../platform/time/index.js';
import { LawService } from '../../calendar/index.js';
import { CaseEvidenceRow, type CaseRow } from '../../cases/index.js';
import { EvidenceRow } from '../evidence.entity.js';
import { RecordingReasonRow } from './media.entities.js';
import { type Known, RecordingFacts } from './recording-facts.js';
import { recordingFindings, type RecordingFinding, type Tolerances } from './rules/findings.rules.js';

/** A finding with what a person said of it, if someone did. */
export interface JudgedFinding extends RecordingFinding {
  readonly reason: string | null;
  readonly reasonBy: string | null;
  readonly reasonAt: string | null;
}

export type CaseOfFindings = Pick<CaseRow, 'id' | 'agencyId' | 'areaCode' | 'field'>;

const DAY_MS = 86_400_000;
/** Bounded on purpose: recordings of other cases that may meet those asked for. */
const MOST = 5000;
const AT_ONCE = 500;

/** What is to be asked about the recordings of cases (REC-06, REC-09, REC-11). Changes nothing. */
@Injectable()
export class RecordingFindings {
  constructor(
    @InjectRepository(EvidenceRow) private readonly rows: Repository<EvidenceRow>,
    private readonly facts: RecordingFacts,
    private readonly law: LawService,
    private readonly clock: Clock,
  ) {}

  /** Findings of the cases by their items; what was excluded (行政处罚法 第46条) is no longer asked about. */
  async ofCases(cases: readonly CaseOfFindings[]): Promise<JudgedFinding[]> {
    const own = await this.rowsOf(cases.map((file) => file.id));
    if (own.length === 0) return [];
    const known = await this.facts.of([...own, ...(await this.neighbours(own))]);
    const findings = this.judge(cases, known);
    return this.withReasons(findings.filter(({ caseId }) => cases.some((file) => file.id === caseId)));
  }

  /** By the tolerances of each case's own place, field and agency. */
  private judge(cases: readonly CaseOfFindings[], known: readonly Known[]): RecordingFinding[] {
    const groups = new Map<string, CaseOfFindings[]>();
    for (const file of cases) {
      const key = `${file.agencyId} ${file.areaCode} ${file.field}`;
      groups.set(key, [...(groups.get(key) ?? []), file]);
    }
    const facts = known.map(({ fact }) => fact);
    return [...groups.values()].flatMap((group) => {
      const ids = new Set(group.map((file) => file.id));
      return recordingFindings(facts, this.tolerances(group[0]!)).filter(({ caseId }) => ids.has(caseId));
    });
  }

  private tolerances({ agencyId: agency, areaCode: place, field: domain }: CaseOfFindings): Tolerances {
    const rule = this.law.book.rule('REC-11', { on: this.clock.today(), place, domain, agency });
    if (!rule.ok) throw new Error('the law packs have no REC-11');
    return rule.value.row.params as unknown as Tolerances;
  }

  private async rowsOf(caseIds: readonly string[]): Promise<EvidenceRow[]> {
    const found: EvidenceRow[] = [];
    for (let i = 0; i < caseIds.length; i += AT_ONCE) {
      const caseId = In(caseIds.slice(i, i + AT_ONCE));
      const rows = await this.rows.find({ where: { caseId }, order: { id: 'ASC' } });
      const excluded = await this.rows.manager
        .getRepository(CaseEvidenceRow)
        .find({ where: { caseId, excludedBecause: Not(IsNull()) }, select: { id: true } });
      const out = new Set(excluded.map((item) => item.id));
      found.push(...rows.filter((row) => !out.has(row.id)));
    }
    return found;
  }

  /** Recordings of other cases of the same agencies about the same time. */
  private async neighbours(own: readonly EvidenceRow[]): Promise<EvidenceRow[]> {
    const timed = own.filter((row) => row.capturedFrom !== null && row.capturedTo !== null);
    if (timed.length === 0) return [];
    const first = Math.min(...timed.map((row) => Date.parse(row.capturedFrom!))) - DAY_MS;
    const last = Math.max(...timed.map((row) => Date.parse(row.capturedTo!))) + DAY_MS;
    const near = await this.rows.find({
      where: {
        agencyId: In([...new Set(timed.map((row) => row.agencyId))]),
        capturedFrom: LessThanOrEqual(instantOf(new Date(last))),
        capturedTo: MoreThanOrEqual(instantOf(new Date(first))),
      },
      order: { id: 'DESC' },
      take: MOST,
    });
    const ids = new Set(own.map((row) => row.id));
    return near.filter((row) => !ids.has(row.id));
  }

  private async withReasons(findings: readonly RecordingFinding[]): Promise<JudgedFinding[]> {
    const said = new Map<string, RecordingReasonRow>();
    const ids = [...new Set(findings.map((finding) => finding.evidenceId))];
    for (let i = 0; i < ids.length; i += AT_ONCE)
      for (const row of await this.rows.manager.getRepository(RecordingReasonRow).find({
        where: { evidenceId: In(ids.slice(i, i + AT_ONCE)) },
        order: { id: 'ASC' },
      }))
        said.set(`${row.evidenceId} ${row.kind}`, row);
    return findings.map((finding) => {
      const reason = said.get(`${finding.evidenceId} ${finding.kind}`);
      return {
        ...finding,
        reason: reason?.reason ?? null,
        reasonBy: reason?.byName ?? null,
        reasonAt: reason?.at ?? null,
      };
    });
  }
}
