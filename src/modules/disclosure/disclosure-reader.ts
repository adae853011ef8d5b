import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type FindOptionsWhere, In, IsNull, LessThan, type Repository } from 'typeorm';
import { type Actor, sees } from '../../kernel/access/index.js';
import { compareExceptRemovals } from '../../kernel/redaction/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { legalDayOf } from '../../kernel/time.js';
import { Clock } from '../../platform/time/index.js';
import { CaseClockRow, CaseDecisionRow, CaseReader, CaseRow } from '../cases/index.js';
import { DisclosureMatter } from './disclosure-matter.js';
import { DisclosureCorrectionRow, DisclosureRow, type DisclosureState } from './disclosure.entities.js';
import type { DisclosureList } from './dto/disclosure-inputs.js';
import type {
  CorrectionView,
  DisclosureListView,
  DisclosurePageView,
  DisclosureView,
  RemovalView,
} from './dto/disclosure-views.js';
import { DisclosureFiles } from './files/disclosure-files.js';
import { excerpt, publishedOffset } from './rules/removals.rules.js';
import { filesAsPrepared } from './rules/shown-files.rules.js';

const PAGE = 100;
/** Waiting for publication although the clock may stand (judged anew after a "no"). */
const WAITING: readonly DisclosureState[] = ['assessed', 'drafted', 'returned'];

interface Case {
  file: CaseRow;
  decision: CaseDecisionRow | undefined;
  row: DisclosureRow | undefined;
  withdrawBy: string | undefined;
}

/** Reads of disclosures for the office: what is due first, and one disclosure with its proof. */
@Injectable()
export class DisclosureReader {
  constructor(
    @InjectRepository(DisclosureRow) private readonly rows: Repository<DisclosureRow>,
    private readonly matter: DisclosureMatter,
    private readonly files: DisclosureFiles,
    private readonly cases: CaseReader,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, status: DisclosureList, after?: string): Promise<DisclosurePageView> {
    if (status === 'due') return { disclosures: await this.due(actor) };
    if (status === 'to-withdraw') return { disclosures: await this.toWithdraw(actor) };
    const where: FindOptionsWhere<DisclosureRow> = {
      agencyId: In([...actor.agencyIds]),
      ...(status !== 'all' && { state: status }),
      ...(after && { id: LessThan(after) }),
    };
    const rows = await this.rows.find({ where, order: { id: 'DESC' }, take: PAGE });
    const views = await this.views(rows.map((row) => row.caseId));
    const disclosures = rows.map((row) => this.item(views.get(row.caseId)!));
    return { disclosures, ...(rows.length === PAGE && { next: rows[PAGE - 1]!.id }) };
  }

  async one(actor: Actor, id: string): Promise<Result<DisclosureView>> {
    const row = await this.rows.findOneBy({ id });
    return row && sees(actor, row.agencyId) ? this.view(row.caseId) : refuse('not-found');
  }

  /** The disclosure of a case, also before it was assessed; refuses `disclosure.no-decision` where nothing is decided. */
  async ofCase(actor: Actor, caseId: string): Promise<Result<DisclosureView>> {
    const file = await this.repository(CaseRow).findOne({
      where: { id: caseId },
      select: { id: true, agencyId: true },
    });
    return file && sees(actor, file.agencyId) ? this.view(caseId) : refuse('not-found');
  }

  /** Decided, not published: the most urgent first. */
  private async due(actor: Actor): Promise<DisclosureListView[]> {
    const agencyId = In([...actor.agencyIds]);
    const clocks = await this.repository(CaseClockRow).find({
      where: { agencyId, ruleId: 'PUB-01', stoppedOn: IsNull() },
      order: { due: 'ASC' },
      take: PAGE,
    });
    const waiting = await this.rows.find({
      where: { agencyId, state: In([...WAITING]) },
      order: { due: 'ASC' },
      take: PAGE,
      select: { id: true, caseId: true },
    });
    const ids = new Set([...clocks.map((clock) => clock.caseId), ...waiting.map((row) => row.caseId)]);
    return this.byUrgency([...ids]);
  }

  /** Published, and annulled since: PUB-03 runs. */
  private async toWithdraw(actor: Actor): Promise<DisclosureListView[]> {
    const clocks = await this.repository(CaseClockRow).find({
      where: { agencyId: In([...actor.agencyIds]), ruleId: 'PUB-03', stoppedOn: IsNull() },
      order: { due: 'ASC' },
      take: PAGE,
    });
    const published = await this.rows.find({
      where: { caseId: In(clocks.map((clock) => clock.caseId)), state: 'published' },
      select: { id: true, caseId: true },
    });
    return this.byUrgency(published.map((row) => row.caseId));
  }

  private async byUrgency(caseIds: readonly string[]): Promise<DisclosureListView[]> {
    const items = [...(await this.views(caseIds)).values()].map((view) => this.item(view));
    const key = (item: DisclosureListView) => item.withdrawBy ?? item.due;
    return items.sort((a, b) =>
      key(a) === key(b) ? (a.caseId < b.caseId ? -1 : 1) : key(a) < key(b) ? -1 : 1,
    );
  }

  private async views(caseIds: readonly string[]): Promise<Map<string, Case & { due: string }>> {
    const caseId = In([...caseIds]);
    const files = await this.repository(CaseRow).findBy({ id: caseId });
    const decisions = await this.repository(CaseDecisionRow).findBy({ caseId });
    const rows = await this.rows.findBy({ caseId });
    const clocks = await this.repository(CaseClockRow).findBy({ caseId, ruleId: In(['PUB-01', 'PUB-03']) });
    const of = <T extends { caseId: string }>(list: readonly T[], id: string) =>
      list.find((one) => one.caseId === id);
    return new Map(
      files.map((file) => {
        const row = of(rows, file.id);
        const own = clocks.filter((clock) => clock.caseId === file.id);
        const due = row?.due ?? own.find((clock) => clock.ruleId === 'PUB-01')?.due ?? '';
        const open = own.find((clock) => clock.ruleId === 'PUB-03' && !clock.stoppedOn);
        const withdrawBy = row?.state === 'published' ? open?.due : undefined;
        return [file.id, { file, decision: of(decisions, file.id), row, withdrawBy, due }];
      }),
    );
  }

  private item({ file, decision, row, withdrawBy, due }: Case & { due: string }): DisclosureListView {
    const doneOn = row?.releasedAt ? legalDayOf(row.releasedAt) : this.clock.today();
    return {
      id: row?.id ?? null,
      caseId: file.id,
      caseNumber: file.number,
      documentNumber: decision?.number ?? null,
      cause: file.cause,
      party: file.partyName,
      decidedOn: decision?.decidedOn ?? null,
      state: row?.state ?? 'unassessed',
      socialImpact: row?.socialImpact ?? null,
      due,
      workingDaysLeft: this.cases.workingDaysLeft(due, doneOn),
      withdrawBy: withdrawBy ?? null,
      preparedByName: row?.preparedByName ?? null,
      releasedAt: row?.releasedAt ?? null,
      withdrawnAt: row?.withdrawnAt ?? null,
      slug: row?.releasedAt ? row.slug : null,
    };
  }

  private async view(caseId: string): Promise<Result<DisclosureView>> {
    const decided = await this.matter.decided(caseId);
    if (!decided.ok) return decided;
    const { decision } = decided.value;
    const view = (await this.views([caseId])).get(caseId)!;
    const { row } = view;
    const clocks = await this.repository(CaseClockRow).findBy({ caseId, ruleId: In(['PUB-01', 'PUB-03']) });
    const objection = row?.publishedText == null ? await this.matter.read(decided.value) : ok();
    const removals = row?.removals ?? [];
    return ok({
      ...this.item(view),
      impactReason: row?.impactReason ?? null,
      original: decision.text,
      originalSha256: decision.textSha256,
      published: row?.publishedText ?? null,
      publishedSha256: row?.publishedSha256 ?? null,
      removals: removals.map((removal): RemovalView => ({
        ...removal,
        original: excerpt(decision.text, removal),
        publishedStart: publishedOffset(removals, removal.start),
      })),
      kept: (row?.kept ?? []).map((span) => ({ ...span, original: excerpt(decision.text, span) })),
      equalExceptRemovals:
        row?.publishedText == null
          ? null
          : compareExceptRemovals(decision.text, row.publishedText, removals).ok,
      record: row?.record ?? null,
      names: row?.redaction
        ? {
            punished: row.redaction.punishedPersons ?? [],
            others: row.redaction.otherPersons ?? [],
            kept: row.redaction.keepNames ?? [],
          }
        : null,
      filesChanged: row ? await this.filesChanged(row) : false,
      clocks: clocks.map((clock) => this.cases.clockView(clock, this.clock.today())).map(clockFields),
      assessedByName: row?.assessedByName ?? null,
      preparedAt: row?.preparedAt ?? null,
      returnReason: row?.returnReason ?? null,
      releasedByName: row?.releasedByName ?? null,
      withdrawnByName: row?.withdrawnByName ?? null,
      publicReason: row?.publicReason ?? null,
      displayRule: row?.displayRule ?? null,
      showThrough: row?.showThrough ?? null,
      endedBy: row?.endedBy ?? null,
      corrections: row ? await this.corrections(row.id) : [],
      publicPath: row?.releasedAt ? `/portal/disclosures/${row.slug}` : null,
      objection: objection.ok ? null : objection.refusal,
    });
  }

  private async filesChanged(row: DisclosureRow): Promise<boolean> {
    const now = await this.files.shown(row.id);
    return !now.ok || !filesAsPrepared(row.files ?? [], now.value).ok;
  }

  private async corrections(disclosureId: string): Promise<CorrectionView[]> {
    const rows = await this.repository(DisclosureCorrectionRow).find({
      where: { disclosureId },
      order: { seq: 'DESC' },
    });
    return rows.map(({ id, state, reason, publishedText: published, ...row }) => ({
      ...{ id, state, reason, published },
      preparedByName: row.preparedByName,
      preparedAt: row.preparedAt,
      settledByName: row.settledByName,
      settledAt: row.settledAt,
      dropReason: row.dropReason,
    }));
  }

  /** Reading repositories of the cases module's exported rows. */
  private repository<T extends object>(entity: new () => T): Repository<T> {
    return this.rows.manager.getRepository(entity);
  }
}

function clockFields(clock: ReturnType<CaseReader['clockView']>) {
  const { ruleId, due, provisional, stoppedOn, workingDaysLeft } = clock;
  return { ruleId, due, provisional, stoppedOn, workingDaysLeft };
}
