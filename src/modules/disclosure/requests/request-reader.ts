import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import { eachOf, type FirstOf, firstOf } from '../../../platform/database/index.js';
import { type Actor, sees } from '../../../kernel/access/index.js';
import { ok, type Refusal, refuse, type Result } from '../../../kernel/result.js';
import { Clock } from '../../../platform/time/index.js';
import { CaseReader } from '../../cases/index.js';
import { sha256 } from '../digest.js';
import { DisclosureRow, PublicRecordRow } from '../disclosure.entities.js';
import type { RequestList } from '../dto/request-inputs.js';
import type { RequestListView, RequestPageView, RequestView } from '../dto/request-views.js';
import { Publishables } from '../publishables/publishables.js';
import { GROUNDS } from '../rules/early-stop.rules.js';
import { readReceipt } from '../rules/request.rules.js';
import { EarlyStops } from './early-stop.js';
import { PublicRequestRow } from './request.entities.js';

const PAGE = 100;
const EXCERPT = 60;
const WAITING = ['open', 'proposed'];
const SETTLED = ['accepted', 'refused'];

type About = Pick<RequestListView, 'caseId' | 'matterKind' | 'matterId'>;
const NOTHING: About = { caseId: null, matterKind: null, matterId: null };

/** Requests of the public: for the office by agency, for the applicant by the receipt. */
@Injectable()
export class RequestReader {
  constructor(
    @InjectRepository(PublicRequestRow) private readonly rows: Repository<PublicRequestRow>,
    @InjectRepository(DisclosureRow) private readonly disclosures: Repository<DisclosureRow>,
    private readonly publishables: Publishables,
    private readonly early: EarlyStops,
    private readonly cases: CaseReader,
    private readonly clock: Clock,
  ) {}

  /** What waits: the most urgent first; the rest: the newest first. */
  async list(actor: Actor, status: RequestList, after?: string): Promise<RequestPageView> {
    const last = after ? await this.rows.findOneBy({ id: after, agencyId: In([...actor.agencyIds]) }) : null;
    const rows = await firstOf(this.rows, {
      ...this.asked([...actor.agencyIds], status, last),
      limit: PAGE + 1,
    });
    const shown = rows.slice(0, PAGE);
    const about = await this.about(shown);
    return {
      requests: shown.map((row) => this.item(row, about)),
      ...(rows.length > PAGE && { next: shown.at(-1)!.id }),
    };
  }

  async one(actor: Actor, id: string): Promise<Result<RequestView>> {
    const row = await this.rows.findOneBy({ id });
    if (!row || !sees(actor, row.agencyId)) return refuse('not-found');
    const { name, contact, text, claims, findings, receivedAt } = row;
    const { answer, answeredByName, settledByName, returnReason } = row;
    return ok({
      ...this.item(row, await this.about([row])),
      ...{ version: row.version, name, contact, text, claims, findings, receivedAt },
      ...{ answer, answeredByName, settledByName, returnReason },
      objection: await this.objection(row),
    });
  }

  /** What who holds the receipt may know; undefined where there is none. */
  async byReceipt(text: string): Promise<PublicRequestRow | undefined> {
    const receipt = readReceipt(text);
    if (!receipt) return undefined;
    return (await this.rows.findOneBy({ receiptSha256: sha256(receipt) })) ?? undefined;
  }

  private asked(
    agencyIds: readonly string[],
    status: RequestList,
    last: PublicRequestRow | null,
  ): Omit<FirstOf, 'limit'> {
    const before = last && { where: { sql: '"id" < ?', values: [last.id] } };
    if (status === 'all')
      return { parts: agencyIds.map((agencyId) => ({ agencyId })), order: [['id', 'DESC']], ...before };
    if (status === 'settled')
      return { parts: eachOf(agencyIds, 'state', SETTLED), order: [['id', 'DESC']], ...before };
    const today = this.clock.today();
    const conditions = [
      ...(status === 'overdue' ? [{ sql: '"due" < ?', values: [today] }] : []),
      ...(last ? [{ sql: '("due", "id") > (?, ?)', values: [last.due, last.id] }] : []),
    ];
    return {
      parts: eachOf(agencyIds, 'state', status === 'proposed' ? ['proposed'] : WAITING),
      order: [
        ['due', 'ASC'],
        ['id', 'ASC'],
      ],
      ...(conditions.length > 0 && {
        where: {
          sql: conditions.map(({ sql }) => sql).join(' AND '),
          values: conditions.flatMap(({ values }) => values),
        },
      }),
    };
  }

  private item(row: PublicRequestRow, about: ReadonlyMap<string, About>): RequestListView {
    const { id, agencyId, kind, state, receivedOn, due, dueRule, slug, settledOn } = row;
    const until = settledOn ?? this.clock.today();
    return {
      ...{ id, agencyId, kind, state, receivedOn, due, dueRule, settledOn },
      overdue: until > due,
      workingDaysLeft: this.cases.workingDaysLeft(due, until),
      excerpt: [...row.text].slice(0, EXCERPT).join(''),
      publicPath: slug && `/portal/disclosures/${slug}`,
      ...(about.get(row.disclosureId ?? '') ?? NOTHING),
    };
  }

  /** The matters of the records that these are about. */
  private async about(rows: readonly PublicRequestRow[]): Promise<Map<string, About>> {
    const ids = rows.flatMap(({ disclosureId }) => disclosureId ?? []);
    if (ids.length === 0) return new Map();
    const found = await this.disclosures.find({
      where: { id: In([...new Set(ids)]) },
      select: { id: true, caseId: true, kind: true, decisionId: true },
    });
    return new Map(
      found.map(({ id, caseId, kind, decisionId }) => [
        id,
        { caseId, matterKind: kind, matterId: decisionId },
      ]),
    );
  }

  /** What PUB-14 says even where every condition was found. */
  private async objection(row: PublicRequestRow): Promise<Refusal | null> {
    if (row.kind !== 'early-stop' || !WAITING.includes(row.state) || !row.disclosureId) return null;
    const disclosure = await this.disclosures.findOneByOrFail({ id: row.disclosureId });
    const record = await this.rows.manager
      .getRepository(PublicRecordRow)
      .findOneBy({ slug: disclosure.slug });
    if (!record?.publishedOn) return refuse('request.not-shown').refusal;
    const matter = await this.publishables.of(disclosure);
    const found = GROUNDS.filter((ground) => ground !== 'safety');
    const may = this.early.judge(matter, record.publishedOn, this.clock.today(), found);
    return may.ok ? null : may.refusal;
  }
}
