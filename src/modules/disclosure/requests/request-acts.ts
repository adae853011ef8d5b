import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor, Permission } from '../../../kernel/access/index.js';
import type { JsonObject } from '../../../kernel/json.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Acts, type Scene } from '../../ledger/index.js';
import { PublicRequestRow, type RequestState } from './request.entities.js';

export interface RequestStep<T> {
  readonly value: T;
  readonly changes: Partial<PublicRequestRow>;
  readonly detail: JsonObject;
}

const WORDS: Record<RequestState, string> = {
  open: '待答复',
  proposed: '待复核停止公示',
  accepted: '已同意',
  refused: '已答复',
};

/** Refuses `request.out-of-order`. */
export function requestIs(state: RequestState, row: PublicRequestRow): Result<void> {
  if (row.state === state) return ok();
  return refuse('request.out-of-order', {
    detail: `申请现处于“${WORDS[row.state]}”`,
    facts: { state: row.state },
  });
}

/** Every act of the office on a request: the row is loaded in the transaction, its state is judged first. */
@Injectable()
export class RequestActs {
  constructor(
    private readonly acts: Acts,
    @InjectRepository(PublicRequestRow) private readonly rows: Repository<PublicRequestRow>,
  ) {}

  /** Refuses `not-found`, `access.denied`, `request.out-of-order`, and as `work` does. */
  async perform<T>(
    actor: Actor,
    act: Extract<Permission, `request.${string}`>,
    id: string,
    from: RequestState,
    work: (scene: Scene, row: PublicRequestRow) => Promise<Result<RequestStep<T>>>,
  ): Promise<Result<T>> {
    const known = await this.rows.findOneBy({ id });
    if (!known) return refuse('not-found');
    const subject = { agencyId: known.agencyId, type: 'request', id };
    return this.acts.perform(actor, act, subject, async (scene) => {
      const rows = scene.tx.getRepository(PublicRequestRow);
      const row = await rows.findOneByOrFail({ id });
      const may = requestIs(from, row);
      if (!may.ok) return may;
      const step = await work(scene, row);
      if (!step.ok) return step;
      await rows.update({ id }, { ...step.value.changes, version: row.version + 1 });
      return ok({ value: step.value.value, detail: step.value.detail });
    });
  }
}
