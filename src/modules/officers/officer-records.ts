import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Between, type EntityManager, In, type Repository } from 'typeorm';
import type { LegalDay } from '../../kernel/time.js';
import type { ActContext } from '../ledger/index.js';
import { OfficerRow } from './officer.entities.js';
import { type ExamSubject, OfficerHoursRow, OfficerPassRow, type TrainingKind } from './record.entities.js';

export interface NewPass {
  officerId: string;
  subject: ExamSubject;
  /** Code of the enforcement field, or null. */
  field: string | null;
  /** In hundredths of a point. */
  score: number;
  fullMarks: number;
  passedOn: LegalDay;
  /** The exam result; a second entry of one result is refused by the database. */
  sourceId: string;
}

export interface NewHours {
  officerId: string;
  kind: TrainingKind;
  /** Minutes of training; how many make one 学时 is a row of the law packs (CERT-10). */
  minutes: number;
  on: LegalDay;
  title: string;
  /** Unique for each officer. */
  sourceId: string;
}

export interface Pass {
  readonly subject: ExamSubject;
  readonly field: string | null;
  readonly score: number;
  readonly fullMarks: number;
  readonly passedOn: LegalDay;
  readonly sourceId: string;
}

/**
 * What exams and training write down of an officer, inside their own acts. The facts lie here because the right to
 * act rests on them; the rows are written once.
 */
@Injectable()
export class OfficerRecords {
  constructor(@InjectRepository(OfficerRow) private readonly officers: Repository<OfficerRow>) {}

  /** Throws for an unknown officer, a score outside 0…fullMarks, or a result already written down. */
  async recordPass({ tx, now, newId }: ActContext, pass: NewPass): Promise<void> {
    await this.known(tx, pass.officerId);
    const { officerId, subject, field, score, fullMarks, passedOn, sourceId } = pass;
    await tx.getRepository(OfficerPassRow).insert({
      id: newId(),
      officerId,
      subject,
      field,
      score,
      fullMarks,
      passedOn,
      sourceId,
      recordedAt: now,
    });
  }

  /** Throws for an unknown officer, minutes that are not a positive whole number, or a source already entered for him. */
  async recordHours({ tx, actor, now, newId }: ActContext, hours: NewHours): Promise<void> {
    await this.known(tx, hours.officerId);
    const { officerId, kind, minutes, on, title, sourceId } = hours;
    await tx.getRepository(OfficerHoursRow).insert({
      id: newId(),
      officerId,
      kind,
      minutes,
      on,
      title,
      sourceId,
      correctsId: null,
      reason: null,
      recordedBy: actor.userId,
      recordedAt: now,
    });
  }

  /** Which subjects he passed, when, in which field; the earliest first. */
  passesOf(officerId: string, tx?: EntityManager): Promise<Pass[]> {
    return this.manager(tx)
      .getRepository(OfficerPassRow)
      .find({ where: { officerId }, order: { passedOn: 'ASC', id: 'ASC' }, take: 500 });
  }

  /** Minutes of training in the days from…to (both included), corrections counted, for each officer of the list. */
  async minutesBetween(
    officerIds: readonly string[],
    from: LegalDay,
    to: LegalDay,
    tx?: EntityManager,
  ): Promise<Map<string, number>> {
    const sums = new Map<string, number>(officerIds.map((id) => [id, 0]));
    if (officerIds.length === 0) return sums;
    const rows = await this.manager(tx)
      .getRepository(OfficerHoursRow)
      .createQueryBuilder('h')
      .select('h.officerId', 'officerId')
      .addSelect('SUM(h.minutes)', 'minutes')
      .where({ officerId: In([...officerIds]), on: Between(from, to) })
      .groupBy('h.officerId')
      .getRawMany<{ officerId: string; minutes: number | string }>();
    for (const { officerId, minutes } of rows) sums.set(officerId, Number(minutes));
    return sums;
  }

  /** Minutes of training of one calendar year. */
  async minutesOfYear(officerId: string, year: number, tx?: EntityManager): Promise<number> {
    const sums = await this.minutesBetween([officerId], `${year}-01-01`, `${year}-12-31`, tx);
    return sums.get(officerId) ?? 0;
  }

  /** Entries of the ledger of hours, the latest first; at most 200. */
  hoursOf(officerId: string, tx?: EntityManager): Promise<OfficerHoursRow[]> {
    return this.manager(tx)
      .getRepository(OfficerHoursRow)
      .find({ where: { officerId }, order: { on: 'DESC', id: 'DESC' }, take: 200 });
  }

  private manager(tx?: EntityManager): EntityManager {
    return tx ?? this.officers.manager;
  }

  private async known(tx: EntityManager, officerId: string): Promise<void> {
    if (!(await tx.getRepository(OfficerRow).existsBy({ id: officerId })))
      throw new Error(`no officer ${officerId}`);
  }
}
