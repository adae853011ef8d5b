import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Between, In, type Repository } from 'typeorm';
import { eachOf, firstOf } from '../../platform/database/index.js';
import { type Actor, sees } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { Clock } from '../../platform/time/index.js';
import { Agencies } from '../agencies/index.js';
import { LawService } from '../calendar/index.js';
import { CaseReader } from '../cases/index.js';
import { LegalityItemRow } from './legality.entity.js';
import type {
  LegalityCountsView,
  LegalityItemView,
  LegalityKindView,
  LegalityListView,
} from './legality.views.js';
import { LEGALITY_KINDS, LEGALITY_RULES, lawOf } from './rules/legality-law.rules.js';

const MOST = 200;

/** Reads of the register of legality reviews. */
@Injectable()
export class LegalityRegister {
  constructor(
    @InjectRepository(LegalityItemRow) private readonly rows: Repository<LegalityItemRow>,
    private readonly cases: CaseReader,
    private readonly law: LawService,
    private readonly agencies: Agencies,
    private readonly clock: Clock,
  ) {}

  /** What waits for an opinion, most urgent first; or everything, newest first. */
  async list(actor: Actor, status: 'pending' | 'all'): Promise<LegalityListView[]> {
    const agencies = [...actor.agencyIds];
    const rows =
      status === 'pending'
        ? await firstOf(this.rows, {
            parts: eachOf(agencies, 'state', ['submitted']),
            order: [
              ['due', 'ASC'],
              ['id', 'ASC'],
            ],
            limit: MOST,
          })
        : await firstOf(this.rows, {
            parts: agencies.map((agencyId) => ({ agencyId })),
            order: [['id', 'DESC']],
            limit: MOST,
          });
    return rows.map((row) => this.item(row));
  }

  async one(actor: Actor, id: string): Promise<Result<LegalityItemView>> {
    const row = await this.seen(actor, id);
    if (!row) return refuse('not-found');
    const { text, fileName, fileSha256, statement, materials, heads, lawVersion, checklist } = row;
    const { opinionText, letter, letterSha256, opinedAt, opinedByName } = row;
    return ok({
      ...this.item(row),
      ...{ text, fileName, fileSha256, statement, materials, heads, lawVersion, checklist },
      ...{ opinionText, letter, letterSha256, opinedAt, opinedByName },
    });
  }

  /** The letter as DOCX; `not-found` before the opinion. */
  async letter(actor: Actor, id: string): Promise<Result<Buffer>> {
    const row = await this.seen(actor, id);
    if (!row?.letter) return refuse('not-found');
    // The writer of Word documents is loaded by the first who asks for one.
    const { legalityDocument } = await import('./legality-document.js');
    return ok(await legalityDocument(row.letter));
  }

  /** What each kind asks for today, for the form. */
  async kinds(actor: Actor): Promise<LegalityKindView[]> {
    const agency = await this.agencies.get(actor.agencyId);
    const ask = { on: this.clock.today(), agency: actor.agencyId, ...(agency && { place: agency.areaCode }) };
    return LEGALITY_KINDS.flatMap((kind) => {
      const ruleId = LEGALITY_RULES[kind];
      const rule = this.law.book.rule(ruleId, ask);
      if (!rule.ok) return [];
      const { materials, heads } = lawOf(rule.value.row.params);
      return [{ kind, ruleId, materials: [...materials], heads: [...heads] }];
    });
  }

  /** The year's figures: submissions by the day they came, letters by the day they were signed. */
  async counts(actor: Actor, year: number): Promise<LegalityCountsView> {
    const agencyId = In([...actor.agencyIds]);
    const during = Between(`${year}-01-01`, `${year}-12-31`);
    const kinds = await Promise.all(
      LEGALITY_KINDS.map(async (kind) => ({
        kind,
        submitted: await this.rows.countBy({ agencyId, kind, submittedOn: during }),
        opinions: await this.rows.countBy({ agencyId, kind, opinedOn: during }),
        problems: await this.rows.countBy({ agencyId, kind, opinedOn: during, opinion: 'problems' }),
      })),
    );
    return { year, opinions: kinds.reduce((sum, { opinions }) => sum + opinions, 0), kinds };
  }

  private async seen(actor: Actor, id: string): Promise<LegalityItemRow | null> {
    const row = await this.rows.findOneBy({ id });
    return row && sees(actor, row.agencyId) ? row : null;
  }

  private item(row: LegalityItemRow): LegalityListView {
    const { id, kind, title, department, state, submittedOn, submittedByName, due, opinion, opinionNumber } =
      row;
    return {
      ...{ id, kind, title, department, state, submittedOn, submittedByName, due, opinion, opinionNumber },
      workingDaysLeft: this.cases.workingDaysLeft(due, row.opinedOn ?? this.clock.today()),
    };
  }
}
