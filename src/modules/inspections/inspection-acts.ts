import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor, Permission } from '../../kernel/access/index.js';
import type { JsonObject } from '../../kernel/json.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import type { LegalDay } from '../../kernel/time.js';
import { LawService } from '../calendar/index.js';
import { Acts, type Scene } from '../ledger/index.js';
import { type CertificateSnapshot, enoughEntitledOfficers, Officers } from '../officers/index.js';
import { InspectionRow } from './inspection.entities.js';

export interface InspectionStep<T> {
  readonly value: T;
  readonly changes: Partial<InspectionRow>;
  readonly detail?: JsonObject;
}

type Situated = Pick<InspectionRow, 'agencyId' | 'areaCode' | 'field'>;

/** Every act on an inspection: the row is loaded in the transaction, changed and entered there. */
@Injectable()
export class InspectionActs {
  constructor(
    private readonly acts: Acts,
    private readonly officers: Officers,
    private readonly law: LawService,
    @InjectRepository(InspectionRow) private readonly rows: Repository<InspectionRow>,
  ) {}

  /** Refuses `not-found` (missing or another agency's), `access.denied`, and as `work` does. */
  async perform<T>(
    actor: Actor,
    act: Extract<Permission, `inspection.${string}`>,
    id: string,
    work: (scene: Scene, row: InspectionRow) => Promise<Result<InspectionStep<T>>>,
  ): Promise<Result<T>> {
    const known = await this.rows.findOne({ where: { id }, select: { id: true, agencyId: true } });
    if (!known) return refuse('not-found');
    const subject = { agencyId: known.agencyId, type: 'inspection', id };
    return this.acts.perform(actor, act, subject, async (scene) => {
      const repository = scene.tx.getRepository(InspectionRow);
      const step = await work(scene, await repository.findOneByOrFail({ id }));
      if (!step.ok) return step;
      await repository.update({ id }, step.value.changes as never);
      return ok({ value: step.value.value, detail: step.value.detail });
    });
  }

  /** The parameters of a rule as of a day for the inspection's place and field. Throws when no pack has it. */
  params(ruleId: string, at: Situated, on: LegalDay): Record<string, unknown> {
    const found = this.law.book.rule(ruleId, {
      on,
      place: at.areaCode,
      domain: at.field,
      agency: at.agencyId,
    });
    if (!found.ok) throw new Error(`the law packs lack ${ruleId} on ${on}`);
    return found.value.row.params ?? {};
  }

  /** INS-11: two officers, each with a certificate valid on that day, in the field and area. */
  async entitled(
    scene: Scene,
    at: Situated,
    officerIds: readonly string[],
    day: LegalDay,
  ): Promise<Result<CertificateSnapshot[]>> {
    const ids = [...new Set(officerIds)];
    const onDuty = await this.officers.onDuty(at.agencyId, ids, scene.tx);
    if (onDuty.length < ids.length) return refuse('inspection.unknown-officer');
    const minimum = Number(this.params('INS-11', at, day).minimumOfficers);
    const found = enoughEntitledOfficers(onDuty, at, day, minimum);
    if (found.ok) return found;
    const { detail, next, facts } = found.refusal;
    return refuse('inspection.two-officers', {
      ...{ detail, next, facts },
      ruleId: 'INS-11',
      basis: '国办发〔2024〕54号检查人员、《行政处罚法》第四十二条',
    });
  }
}
