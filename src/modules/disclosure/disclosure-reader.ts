import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import { eachOf, firstOf } from '../../platform/database/index.js';
import { type Actor, sees } from '../../kernel/access/index.js';
import { compareExceptRemovals } from '../../kernel/redaction/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { legalDayOf } from '../../kernel/time.js';
import { Clock } from '../../platform/time/index.js';
import { CaseFiles, CaseReader } from '../cases/index.js';
import { DisclosureCorrectionRow, DisclosureRow, type DisclosureState } from './disclosure.entities.js';
import type { DisclosureQuery } from './dto/disclosure-inputs.js';
import type {
  BoundFileView,
  CorrectionView,
  DisclosureListView,
  DisclosurePageView,
  DisclosureView,
  RemovalView,
} from './dto/disclosure-views.js';
import { DisclosureFiles } from './files/disclosure-files.js';
import type { Publishable, PublishableClock, PublishableHead } from './publishables/publishable.js';
import { Publishables } from './publishables/publishables.js';
import type { PublishableKind } from './rules/publishable-kinds.js';
import { excerpt, publishedOffset } from './rules/removals.rules.js';
import { filesAsPrepared, type ShownFile } from './rules/shown-files.rules.js';

const PAGE = 100;
/** Waiting for publication although the clock may stand (judged anew after a "no"). */
const WAITING: readonly DisclosureState[] = ['assessed', 'drafted', 'returned'];

/** A matter, by its source. */
interface Named {
  readonly kind: PublishableKind;
  readonly id: string;
}

/** Reads of disclosures for the office: what is due first, and one disclosure with its proof. */
@Injectable()
export class DisclosureReader {
  constructor(
    @InjectRepository(DisclosureRow) private readonly rows: Repository<DisclosureRow>,
    private readonly publishables: Publishables,
    private readonly files: CaseFiles,
    private readonly proving: DisclosureFiles,
    private readonly cases: CaseReader,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, { status = 'due', kind, after }: DisclosureQuery): Promise<DisclosurePageView> {
    if (status === 'due' || status === 'to-withdraw') {
      const all = status === 'due' ? await this.due(actor) : await this.toWithdraw(actor);
      return { disclosures: all.filter((item) => !kind || item.kind === kind) };
    }
    const agencies = [...actor.agencyIds];
    const besides = [...(kind ? [['"kind" = ?', kind]] : []), ...(after ? [['"id" < ?', after]] : [])];
    const rows = await firstOf(this.rows, {
      parts:
        status === 'all' ? agencies.map((agencyId) => ({ agencyId })) : eachOf(agencies, 'state', [status]),
      order: [['id', 'DESC']],
      limit: PAGE,
      ...(besides.length > 0 && {
        where: { sql: besides.map(([sql]) => sql).join(' AND '), values: besides.map(([, value]) => value!) },
      }),
    });
    const items = await this.items(rows.map((row) => ({ kind: row.kind, id: row.decisionId })));
    const disclosures = rows.map((row) => items.find(({ id }) => id === row.id)!);
    return { disclosures, ...(rows.length === PAGE && { next: rows[PAGE - 1]!.id }) };
  }

  async one(actor: Actor, id: string): Promise<Result<DisclosureView>> {
    const row = await this.rows.findOneBy({ id });
    if (!row || !sees(actor, row.agencyId)) return refuse('not-found');
    return this.view(await this.publishables.of(row));
  }

  /** The disclosure of a case's decision, also before it was assessed; refuses `disclosure.no-decision` where nothing is decided. */
  async ofCase(actor: Actor, caseId: string): Promise<Result<DisclosureView>> {
    const seen = await this.files.seen(actor, caseId);
    if (!seen.ok) return seen;
    const matter = await this.publishables.ofCase(caseId);
    return matter.ok ? this.view(matter.value) : matter;
  }

  /** The disclosure of any matter, also before it was assessed. */
  async ofMatter(actor: Actor, { kind, id }: Named): Promise<Result<DisclosureView>> {
    const matter = await this.publishables.get(kind, id);
    return matter.ok && sees(actor, matter.value.agencyId) ? this.view(matter.value) : refuse('not-found');
  }

  /** Decided, not published: the most urgent first. */
  private async due(actor: Actor): Promise<DisclosureListView[]> {
    const waiting = await firstOf(this.rows, {
      parts: eachOf([...actor.agencyIds], 'state', WAITING),
      order: [
        ['due', 'ASC'],
        ['id', 'ASC'],
      ],
      limit: PAGE,
    });
    const named = waiting.map(({ kind, decisionId }): Named => ({ kind, id: decisionId }));
    for (const source of this.publishables.sources) {
      const ids = await source.waiting(actor.agencyIds, PAGE);
      const known = new Set(named.map(({ id }) => id));
      const fresh = ids.filter((id) => !known.has(id));
      named.push(...fresh.map((id) => ({ kind: source.kinds[0]!, id })));
    }
    return byUrgency(await this.items(named));
  }

  /** Published, and set aside since: PUB-03 or PUB-03b runs. */
  private async toWithdraw(actor: Actor): Promise<DisclosureListView[]> {
    const named: Named[] = [];
    for (const source of this.publishables.sources) {
      const ids = await source.toWithdraw(actor.agencyIds, PAGE);
      named.push(...ids.map((id) => ({ kind: source.kinds[0]!, id })));
    }
    const items = await this.items(named);
    return byUrgency(items.filter(({ state }) => state === 'published'));
  }

  private async items(named: readonly Named[]): Promise<DisclosureListView[]> {
    const rows = await this.rows.findBy({ decisionId: In(named.map(({ id }) => id)) });
    const heads: PublishableHead[] = [];
    for (const source of this.publishables.sources) {
      const ids = named.filter(({ kind }) => source.kinds.includes(kind)).map(({ id }) => id);
      if (ids.length > 0) heads.push(...(await source.heads(ids)));
    }
    return heads.map((head) =>
      this.item(
        head,
        rows.find(({ decisionId }) => decisionId === head.id),
      ),
    );
  }

  private item(head: PublishableHead, row: DisclosureRow | undefined): DisclosureListView {
    const doneOn = row?.releasedAt ? legalDayOf(row.releasedAt) : this.clock.today();
    // Until it is published the clock itself tells: it may have been counted anew since the assessment.
    const due = row?.releasedAt ? row.due : head.publishBy || (row?.due ?? '');
    const { caseId, caseNumber, documentNumber, cause, party, decidedOn } = head;
    return {
      ...{ id: row?.id ?? null, kind: head.kind, matterId: head.id, caseId, caseNumber },
      ...{ documentNumber, cause, party, decidedOn },
      state: row?.state ?? 'unassessed',
      socialImpact: row?.socialImpact ?? null,
      due,
      workingDaysLeft: this.cases.workingDaysLeft(due, doneOn),
      withdrawBy: row?.state === 'published' ? head.withdrawBy : null,
      preparedByName: row?.preparedByName ?? null,
      releasedAt: row?.releasedAt ?? null,
      withdrawnAt: row?.withdrawnAt ?? null,
      slug: row?.releasedAt ? row.slug : null,
    };
  }

  private async view(matter: Publishable): Promise<Result<DisclosureView>> {
    const source = this.publishables.source(matter.kind);
    const [head] = await source.heads([matter.id]);
    const row = (await this.rows.findOneBy({ decisionId: matter.id })) ?? undefined;
    const clocks = await source.clocks(matter);
    const objection = row?.publishedText == null ? await this.publishables.read(matter) : ok();
    const removals = row?.removals ?? [];
    return ok({
      ...this.item(head!, row),
      version: row?.version ?? 0,
      impactReason: row?.impactReason ?? null,
      original: matter.text,
      originalSha256: matter.textSha256,
      published: row?.publishedText ?? null,
      publishedSha256: row?.publishedSha256 ?? null,
      removals: removals.map((removal): RemovalView => ({
        ...removal,
        original: excerpt(matter.text, removal),
        publishedStart: publishedOffset(removals, removal.start),
      })),
      kept: (row?.kept ?? []).map((span) => ({ ...span, original: excerpt(matter.text, span) })),
      equalExceptRemovals:
        row?.publishedText == null
          ? null
          : compareExceptRemovals(matter.text, row.publishedText, removals).ok,
      record: row?.record ?? null,
      names: row?.redaction
        ? {
            punished: row.redaction.punishedPersons ?? [],
            others: row.redaction.otherPersons ?? [],
            kept: row.redaction.keepNames ?? [],
          }
        : null,
      files: boundFiles(row?.files),
      filesChanged: row ? await this.filesChanged(row) : false,
      clocks: clocks.map((clock) => this.clockFields(clock)),
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
    const now = await this.proving.shown(row.id);
    return !now.ok || !filesAsPrepared(row.files ?? [], now.value).ok;
  }

  private async corrections(disclosureId: string): Promise<CorrectionView[]> {
    const rows = await this.rows.manager.getRepository(DisclosureCorrectionRow).find({
      where: { disclosureId },
      order: { seq: 'DESC' },
    });
    return rows.map(({ id, state, reason, publishedText: published, record, files, ...row }) => ({
      ...{ id, state, reason, published, record, files: boundFiles(files) },
      preparedByName: row.preparedByName,
      preparedAt: row.preparedAt,
      settledByName: row.settledByName,
      settledAt: row.settledAt,
      dropReason: row.dropReason,
    }));
  }

  private clockFields({ ruleId, due, provisional, stoppedOn }: PublishableClock) {
    const workingDaysLeft = this.cases.workingDaysLeft(due, stoppedOn ?? this.clock.today());
    return { ruleId, due, provisional, stoppedOn, workingDaysLeft };
  }
}

const boundFiles = (files: readonly ShownFile[] | null | undefined): BoundFileView[] =>
  (files ?? []).map(({ n, fileId, title, mediaType, bytes, sha256, pages }) => ({
    ...{ n, fileId, title, mediaType, bytes, sha256, pages },
  }));

function byUrgency(items: readonly DisclosureListView[]): DisclosureListView[] {
  const key = (item: DisclosureListView) => `${item.withdrawBy ?? item.due} ${item.matterId}`;
  return [...items].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
