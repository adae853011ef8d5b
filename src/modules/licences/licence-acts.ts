import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor, Permission } from '../../kernel/access/index.js';
import type { JsonObject } from '../../kernel/json.js';
import { firstRefusal, ok, refuse, type Result } from '../../kernel/result.js';
import type { LegalDay } from '../../kernel/time.js';
import { LawService } from '../calendar/index.js';
import { partyHolds } from '../cases/index.js';
import { Acts, type Scene } from '../ledger/index.js';
import type { LicenceInput } from './dto/licence.dto.js';
import { LicenceRow } from './licence.entity.js';
import { certificateHolds, daysHold } from './rules/licence.rules.js';

export interface LicenceStep<T> {
  readonly value: T;
  readonly changes: Partial<LicenceRow>;
  readonly detail: JsonObject;
}

type LicenceAct = Extract<Permission, `licence.${string}`>;
type Situated = Pick<LicenceRow, 'areaCode' | 'field' | 'agencyId'>;

/** Every act on a registered licence: the row is loaded in the transaction. */
@Injectable()
export class LicenceActs {
  constructor(
    private readonly acts: Acts,
    private readonly law: LawService,
    @InjectRepository(LicenceRow) private readonly rows: Repository<LicenceRow>,
  ) {}

  /** Refuses `not-found` (missing or another agency's), `access.denied`, and as `work` does. */
  async perform<T>(
    actor: Actor,
    act: LicenceAct,
    id: string,
    work: (scene: Scene, row: LicenceRow) => Promise<Result<LicenceStep<T>>>,
  ): Promise<Result<T>> {
    const known = await this.rows.findOne({ where: { id }, select: { id: true, agencyId: true } });
    if (!known) return refuse('not-found');
    const subject = { agencyId: known.agencyId, type: 'licence', id };
    return this.acts.perform(actor, act, subject, async (scene) => {
      const rows = scene.tx.getRepository(LicenceRow);
      const row = await rows.findOneByOrFail({ id });
      const step = await work(scene, row);
      if (!step.ok) return step;
      await rows.update({ id }, { ...step.value.changes, version: row.version + 1 });
      return ok({ value: step.value.value, detail: { number: row.number, ...step.value.detail } });
    });
  }

  due(
    ruleId: string,
    trigger: LegalDay,
    { areaCode: place, field: domain, agencyId: agency }: Situated,
  ): LegalDay {
    const due = this.law.due(ruleId, trigger, { place, domain, agency });
    if (!due.ok) throw new Error(`cannot count ${ruleId}: ${due.refusal.code}`);
    return due.value.due;
  }

  /** The columns that a person fills in, with the days that follow from them; refuses what cannot be. */
  async columns(
    scene: Scene,
    input: LicenceInput,
    agency: { id: string; areaCode: string },
    own?: string,
  ): Promise<Result<Partial<LicenceRow>>> {
    const { decidedOn, validFrom, validThrough, certificateName, certificateNumber, number, text } = input;
    const may = firstRefusal(
      () => daysHold({ decidedOn, validFrom, validThrough }, scene.today),
      () => certificateHolds(certificateName, certificateNumber),
      () => partyHolds(input.holderKind, input.holder),
    );
    if (!may.ok) return may;
    const twin = await scene.tx.getRepository(LicenceRow).findOneBy({ agencyId: agency.id, number });
    if (twin && twin.id !== own) return refuse('licence.number-taken', { facts: { id: twin.id } });
    const situated = { areaCode: agency.areaCode, field: input.field, agencyId: agency.id };
    return ok({
      ...situated,
      ...{ holderKind: input.holderKind, holderName: input.holder.name, holder: input.holder },
      ...{ documentName: input.documentName, number, kind: input.kind, content: input.content },
      ...{ certificateName: certificateName || null, certificateNumber: certificateNumber || null },
      ...{ decidedOn, validFrom, validThrough: validThrough ?? null },
      ...{ text, textSha256: sha256(text) },
      publishBy: this.due('LIC-10', decidedOn, situated),
      deliverBy: this.due('LIC-05', decidedOn, situated),
    });
  }
}

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
