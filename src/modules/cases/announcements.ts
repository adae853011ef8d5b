import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { chinaDay, type LegalDay } from '../../kernel/time.js';
import type { CaseContext } from './case-acts.js';
import { type CaseClockRow, CaseEventRow } from './case.entities.js';
import { Clocks } from './clocks.js';
import { notInFuture } from './rules/dates.rules.js';
import type { ServiceMethod } from './rules/vocabulary.js';

interface Received {
  readonly method: ServiceMethod;
  /** Day of receipt, as it was typed. */
  readonly receivedOn: LegalDay;
}

/** 公告送达: which announcement runs, and the day on which it serves (PEN-19b). */
@Injectable()
export class Announcements {
  constructor(private readonly clocks: Clocks) {}

  /** The period of the announcement that has not yet been followed by the service. */
  running(tx: EntityManager, caseId: string): Promise<CaseClockRow | null> {
    return this.clocks.open(tx, caseId, 'PEN-19b');
  }

  /**
   * Refuses a day of receipt in the future, and for 公告送达 what is not the last day of an announcement of this paper
   * that is over (民事诉讼法 第95条). The period of the announcement ends with the service it led to.
   */
  async received(
    context: CaseContext,
    paper: 'notice' | 'decision',
    { method, receivedOn }: Received,
  ): Promise<Result<void>> {
    if (method !== 'announcement') return notInFuture(receivedOn, context.today);
    const { tx, id: caseId, today } = context;
    const period = await this.running(tx, caseId);
    if (!period || (await this.paperOf(tx, caseId)) !== paper)
      return refuse('case.announcement-missing', {
        ...BASIS,
        next: '先登记公告送达：公告的内容、地点和日期',
      });
    if (today <= period.due)
      return refuse('case.announcement-running', {
        ...BASIS,
        detail: `公告期至${chinaDay(period.due)}届满，届满后视为送达`,
        next: `${chinaDay(period.due)}之后登记送达`,
        facts: { due: period.due },
      });
    if (receivedOn !== period.due)
      return refuse('case.announcement-day', {
        ...BASIS,
        detail: `公告期满之日即视为送达之日：${chinaDay(period.due)}`,
        next: '送达日填写公告期满之日',
        facts: { due: period.due },
      });
    await this.clocks.stop(context, caseId, ['PEN-19b'], period.due);
    return ok();
  }

  private async paperOf(tx: EntityManager, caseId: string): Promise<unknown> {
    const event = await tx
      .getRepository(CaseEventRow)
      .findOne({ where: { caseId, act: 'case.announce-service' }, order: { seq: 'DESC' } });
    return event?.detail.paper;
  }
}

const BASIS = { ruleId: 'PEN-19b', basis: '行政处罚法第61条，民事诉讼法第95条' };
