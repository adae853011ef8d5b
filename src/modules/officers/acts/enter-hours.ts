import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { LegalDay } from '../../../kernel/time.js';
import { Acts } from '../../ledger/index.js';
import { OfficerRow } from '../officer.entities.js';
import { OfficerRecords } from '../officer-records.js';
import { OfficerHoursRow, type TrainingKind } from '../record.entities.js';

export interface OutsideTraining {
  kind: TrainingKind;
  minutes: number;
  on: LegalDay;
  title: string;
}

/** Training had elsewhere, entered by hand; and what is taken back of an entry, with its reason. */
@Injectable()
export class EnterHours {
  constructor(
    @InjectRepository(OfficerRow) private readonly officers: Repository<OfficerRow>,
    @InjectRepository(OfficerHoursRow) private readonly hours: Repository<OfficerHoursRow>,
    private readonly records: OfficerRecords,
    private readonly acts: Acts,
  ) {}

  async enter(actor: Actor, officerId: string, training: OutsideTraining): Promise<Result<void>> {
    const officer = await this.officers.findOneBy({ id: officerId });
    if (!officer) return refuse('not-found');
    const subject = { agencyId: officer.agencyId, type: 'officer', id: officerId };
    return this.acts.perform(actor, 'officer.enter-hours', subject, async (scene) => {
      if (training.on > scene.today) return refuse('officer.last-day', { detail: '日期不得晚于今日' });
      const { kind, minutes, on, title } = training;
      const sourceId = scene.entryId;
      await this.records.recordHours(scene, { officerId, kind, minutes, on, title, sourceId });
      return ok({ value: undefined, detail: { kind, minutes, on, title } });
    });
  }

  /** Takes minutes back from an entry; never more than are left of it (`officer.hours-left`). */
  async correct(actor: Actor, entryId: string, minutes: number, reason: string): Promise<Result<void>> {
    const entry = await this.hours.findOneBy({ id: entryId });
    const officer = entry && (await this.officers.findOneBy({ id: entry.officerId }));
    if (!entry || !officer) return refuse('not-found');
    const subject = { agencyId: officer.agencyId, type: 'officer', id: officer.id };
    return this.acts.perform(actor, 'officer.correct-hours', subject, async (scene) => {
      const rows = scene.tx.getRepository(OfficerHoursRow);
      const own = await rows.findBy([{ id: entryId }, { correctsId: entryId }]);
      const left = own.reduce((sum, row) => sum + row.minutes, 0);
      if (entry.correctsId !== null || minutes > left)
        return refuse('officer.hours-left', { detail: `该条尚余${left}分钟`, facts: { left } });
      const { officerId, kind, on, title } = entry;
      const id = scene.newId();
      await rows.insert({
        ...{ id, officerId, kind, minutes: -minutes, on, title, sourceId: id, correctsId: entryId, reason },
        ...{ recordedBy: actor.userId, recordedAt: scene.now },
      });
      return ok({ value: undefined, detail: { correctsId: entryId, minutes: -minutes, reason } });
    });
  }
}
