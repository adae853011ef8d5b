import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, type Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { type LegalDay, legalDayOf } from '../../../kernel/time.js';
import { Acts } from '../../ledger/index.js';
import { OfficerRecords, Officers } from '../../officers/index.js';
import { ExamBatchRow, ExamBlueprintRow, ExamRegistrationRow, WITHOUT_POOL } from '../batch.entities.js';
import { ExamLaw } from '../exam-law.js';
import { mayRegister } from '../rules/eligibility.rules.js';
import { ExamResultRow, ExamSittingRow } from '../attempt.entities.js';

/** 报名. Refuses `not-found` outside the audience, and what `mayRegister` refuses. */
@Injectable()
export class RegisterForExam {
  constructor(
    @InjectRepository(ExamBatchRow) private readonly batches: Repository<ExamBatchRow>,
    @InjectRepository(ExamBlueprintRow) private readonly blueprints: Repository<ExamBlueprintRow>,
    private readonly acts: Acts,
    private readonly officers: Officers,
    private readonly records: OfficerRecords,
    private readonly law: ExamLaw,
  ) {}

  async register(actor: Actor, batchId: string, id: string): Promise<Result<{ id: string }>> {
    const batch = await this.batches.findOne({ select: WITHOUT_POOL, where: { id: batchId } });
    if (!batch?.agencyIds.includes(actor.agencyId)) return refuse('not-found');
    const blueprint = await this.blueprints.findOneByOrFail({ id: batch.blueprintId });
    if (batch.audience === 'officers' && !actor.officerId) return refuse('exam.no-officer-record');
    const officerId = actor.officerId ?? null;
    const { agencyId, userId, name } = actor;
    const subject = { agencyId, type: 'exam-registration', id };
    return this.acts.perform(actor, 'exam.register', subject, async ({ tx, now, today }) => {
      const law = await this.law.rules(batch.agencyId, today);
      const officer = officerId ? await this.officers.get(officerId, tx) : null;
      const registrations = tx.getRepository(ExamRegistrationRow);
      const registered = await registrations.existsBy([
        { batchId, userId },
        ...(officerId ? [{ batchId, officerId }] : []),
      ]);
      const failedOn = officerId ? await this.lastFailure(tx, officerId, blueprint) : undefined;
      const may = mayRegister(
        {
          ...{ subject: blueprint.subject, field: blueprint.field, closesAt: batch.closesAt, registered },
          officer: officer ? { status: officer.status } : undefined,
          passes: officerId ? await this.records.passesOf(officerId, tx) : [],
          retakeFrom: failedOn && (await this.law.retakeFrom(batch.agencyId, failedOn)),
          trainedMinutes:
            officerId && law.initialTrainingMinutes > 0
              ? (await this.records.minutesBetween([officerId], '1990-01-01', today, tx)).get(officerId)
              : undefined,
        },
        law,
        now,
        today,
      );
      if (!may.ok) return may;
      await registrations.insert({
        ...{ id, agencyId, batchId, userId, officerId, name },
        ...{ extraSeconds: 0, extraReason: null, registeredAt: now },
      });
      return ok({ value: { id }, detail: { batchId, subject: blueprint.subject } });
    });
  }

  /** The day of the last failed attempt of the same subject and field; undefined when it was passed since. */
  private async lastFailure(
    tx: EntityManager,
    officerId: string,
    { subject, field }: ExamBlueprintRow,
  ): Promise<LegalDay | undefined> {
    const own = await tx.getRepository(ExamRegistrationRow).findBy({ officerId });
    const results = await tx
      .getRepository(ExamResultRow)
      .findBy({ registrationId: In(own.map((row) => row.id)) });
    if (results.length === 0) return undefined;
    const batches = await tx.getRepository(ExamBatchRow).find({
      where: { id: In(results.map((row) => row.batchId)) },
      select: { id: true, blueprintId: true },
    });
    const blueprints = await tx
      .getRepository(ExamBlueprintRow)
      .findBy({ id: In(batches.map((row) => row.blueprintId)) });
    const same = new Set(
      blueprints.filter((b) => b.subject === subject && b.field === field).map((b) => b.id),
    );
    const ids = new Set(batches.filter((row) => same.has(row.blueprintId)).map((row) => row.id));
    const passed = new Set(results.filter((row) => row.passed).map((row) => row.sittingId));
    const sat = results.filter((row) => ids.has(row.batchId)).map((row) => row.sittingId);
    if (sat.length === 0) return undefined;
    const attempts = await tx
      .getRepository(ExamSittingRow)
      .find({ where: { id: In(sat) }, order: { startedAt: 'DESC' }, take: 1 });
    const last = attempts[0]!;
    return passed.has(last.id) ? undefined : legalDayOf(last.startedAt);
  }
}
