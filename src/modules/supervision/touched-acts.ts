import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, In, LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import { addDays, chinaDay, legalDayOf, startOfLegalDay } from '../../kernel/time.js';
import { CaseEventRow, CaseHearingRow, CaseRow, transitions } from '../cases/index.js';
import {
  CertificateEventRow,
  type CertificateHistory,
  CertificateRow,
  entitles,
  OfficerRow,
  Officers,
  STATE_WORDS,
  stateOn,
} from '../officers/index.js';
import type { TouchedActView } from './supervision.views.js';

/** Bounded on purpose: the latest changes of certificates, and of each the first acts it touches. */
const CHANGES = 500;
const EACH = 100;

/**
 * PEN-02, CERT-05: acts that were entered before a revocation, suspension, loss or cancellation which covers their
 * day was. They were good by what was known then; by what is known now somebody in them was not entitled. An act
 * entered afterwards cannot be among them, it is refused.
 */
@Injectable()
export class TouchedActs {
  constructor(
    @InjectDataSource() private readonly reader: DataSource,
    private readonly officers: Officers,
  ) {}

  /** Over the agencies in sight; of one certificate or one officer where asked. */
  async of(
    actor: Actor,
    only: { certificateId?: string; officerId?: string } = {},
  ): Promise<TouchedActView[]> {
    const manager = this.reader.manager;
    const events = await manager
      .getRepository(CertificateEventRow)
      .createQueryBuilder('e')
      .innerJoin(CertificateRow, 'c', 'c.id = e.certificateId')
      .where({ ...(only.certificateId && { certificateId: only.certificateId }) })
      .andWhere('c.agencyId IN (:...agencies)', { agencies: [...actor.agencyIds] })
      .andWhere(only.officerId ? 'c.officerId = :officer' : '1 = 1', { officer: only.officerId })
      .orderBy('e.recordedAt', 'DESC')
      .limit(CHANGES)
      .getMany();
    // Only what was entered after its first day can touch an act that was entered before it.
    const late = events.filter(({ from, recordedAt }) => startOfLegalDay(from) < recordedAt);
    const cards = await manager
      .getRepository(CertificateRow)
      .findBy({ id: In(late.map(({ certificateId }) => certificateId)) });
    const histories = await this.officers.histories([...new Set(cards.map(({ officerId }) => officerId))]);
    const names = await this.names(cards);
    const found: TouchedActView[] = [];
    for (const event of late) {
      const card = cards.find(({ id }) => id === event.certificateId)!;
      const cause = { event, card, officerName: names.get(card.officerId) ?? '' };
      const held = histories.get(card.officerId) ?? [];
      found.push(
        ...(card.kind === 'hearing-presider'
          ? await this.hearings(cause, held, actor)
          : await this.acts(cause, held, actor)),
      );
    }
    // Two changes of one card may touch one act: it is listed once, by the change that was entered first.
    const once = new Map(found.reverse().map((act) => [`${act.eventId}.${act.certificateId}`, act]));
    return [...once.values()].sort((a, b) => (a.occurredOn < b.occurredOn ? 1 : -1));
  }

  private async acts(cause: Cause, held: CertificateHistory[], actor: Actor): Promise<TouchedActView[]> {
    const { event, card } = cause;
    // The snapshots are kept as JSON text; a number has no quotes and no wildcards in it.
    const query = this.reader
      .getRepository(CaseEventRow)
      .createQueryBuilder('e')
      .where('e.occurredTo >= :begin AND e.at <= :entered', {
        begin: startOfLegalDay(event.from),
        entered: event.recordedAt,
      })
      .andWhere('e.officers LIKE :held', { held: `%"number":"${card.number}"%` });
    if (event.to) query.andWhere('e.occurredFrom < :end', { end: startOfLegalDay(addDays(event.to, 1)) });
    const rows = await query.orderBy('e.at', 'ASC').limit(EACH).getMany();
    const cases = await this.cases(
      rows.map(({ caseId }) => caseId),
      actor,
    );
    return rows.flatMap((row) => {
      const file = cases.get(row.caseId);
      if (!file) return [];
      const days = [legalDayOf(row.occurredFrom), legalDayOf(row.occurredTo)];
      const bad = days.find((day) => !held.some((c) => c.kind === card.kind && entitles(c, file, day).ok));
      // Another card of his may have been good on that day.
      return bad === undefined ? [] : [viewOf(cause, file, row.id, bad, actTitle(row.act))];
    });
  }

  private async hearings(cause: Cause, held: CertificateHistory[], actor: Actor): Promise<TouchedActView[]> {
    const { event, card } = cause;
    const rows = await this.reader.getRepository(CaseHearingRow).find({
      where: {
        presiderOfficerId: card.officerId,
        heldOn: MoreThanOrEqual(event.from),
        recordedAt: LessThanOrEqual(event.recordedAt),
      },
      take: EACH,
    });
    const cases = await this.cases(
      rows.map(({ caseId }) => caseId),
      actor,
    );
    return rows.flatMap((row) => {
      const file = cases.get(row.caseId);
      const day = row.heldOn!;
      const good = held.some((c) => c.kind === card.kind && stateOn(c, day) === 'valid');
      if (!file || good || (event.to && day > event.to)) return [];
      return [viewOf(cause, file, row.id, day, '听证')];
    });
  }

  private async cases(ids: string[], actor: Actor): Promise<Map<string, CaseRow>> {
    const rows = await this.reader
      .getRepository(CaseRow)
      .findBy({ id: In([...new Set(ids)]), agencyId: In([...actor.agencyIds]) });
    return new Map(rows.map((row) => [row.id, row]));
  }

  private async names(cards: readonly CertificateRow[]): Promise<Map<string, string>> {
    const ids = [...new Set(cards.map(({ officerId }) => officerId))];
    const rows = await this.reader.getRepository(OfficerRow).findBy({ id: In(ids) });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

const actTitle = (act: string): string =>
  transitions().find((transition) => transition.act === act)?.title ?? act;

interface Cause {
  readonly event: CertificateEventRow;
  readonly card: CertificateRow;
  readonly officerName: string;
}

function viewOf(
  { event, card, officerName }: Cause,
  file: CaseRow,
  eventId: string,
  occurredOn: string,
  actName: string,
): TouchedActView {
  const span = event.to ? `${chinaDay(event.from)}至${chinaDay(event.to)}` : `${chinaDay(event.from)}起`;
  const what = `${officerName}的证件${card.number}${span}${STATE_WORDS[event.kind]}`;
  return {
    ...{ eventId, caseId: file.id, caseNumber: file.number, cause: file.cause, agencyId: file.agencyId },
    ...{ officerId: card.officerId, officerName, certificateId: card.id, certificateNumber: card.number },
    ...{ occurredOn, actName, document: event.document },
    text: `${chinaDay(occurredOn)}的“${actName}”：${what}（${event.document}，${chinaDay(legalDayOf(event.recordedAt))}登记）`,
  };
}
