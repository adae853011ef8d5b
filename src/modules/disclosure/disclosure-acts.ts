import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor, Permission } from '../../kernel/access/index.js';
import type { JsonObject } from '../../kernel/json.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { Acts, type Scene } from '../ledger/index.js';
import { DisclosureRow, type DisclosureState } from './disclosure.entities.js';

export interface DisclosureStep<T> {
  value: T;
  changes: Partial<DisclosureRow>;
  detail?: JsonObject;
}

export type DisclosureAct = Extract<Permission, `disclosure.${string}`>;

/** Files of what is published are changed for a correction; the public reads the released ones until then. */
const WITH_FILES: readonly DisclosureState[] = ['assessed', 'drafted', 'returned', 'published'];

/** From which states each act leads on. */
const FROM: Partial<Record<DisclosureAct, readonly DisclosureState[]>> = {
  'disclosure.prepare': ['assessed', 'drafted', 'returned'],
  'disclosure.add-file': WITH_FILES,
  'disclosure.read-file': WITH_FILES,
  'disclosure.plan-file': WITH_FILES,
  'disclosure.make-file': WITH_FILES,
  'disclosure.remove-file': WITH_FILES,
  'disclosure.release': ['drafted'],
  'disclosure.send-back': ['drafted'],
  'disclosure.withdraw': ['published'],
  'disclosure.prepare-correction': ['published'],
  'disclosure.release-correction': ['published'],
  'disclosure.drop-correction': ['published', 'withdrawn'],
  'disclosure.expire': ['published'],
  'disclosure.stop-early': ['published'],
};

const WORDS: Record<DisclosureState, string> = {
  assessed: '待制作',
  'assessed-private': '评估为不公示',
  drafted: '待复核',
  returned: '已退回',
  published: '已公示',
  withdrawn: '已撤回',
};

/** Every act on a disclosure: the row is loaded in the transaction, its state is judged first. */
@Injectable()
export class DisclosureActs {
  constructor(
    private readonly acts: Acts,
    @InjectRepository(DisclosureRow) private readonly rows: Repository<DisclosureRow>,
  ) {}

  /** Refuses `not-found` (missing or another agency's), `access.denied`, `disclosure.out-of-order`, and as `work` does. */
  async perform<T>(
    actor: Actor,
    act: DisclosureAct,
    id: string,
    work: (scene: Scene, row: DisclosureRow) => Promise<Result<DisclosureStep<T>>>,
  ): Promise<Result<T>> {
    const known = await this.rows.findOne({ where: { id }, select: { id: true, agencyId: true } });
    if (!known) return refuse('not-found');
    return this.acts.perform(
      actor,
      act,
      { agencyId: known.agencyId, type: 'disclosure', id },
      async (scene) => {
        const rows = scene.tx.getRepository(DisclosureRow);
        const row = await rows.findOneByOrFail({ id });
        const may = allowedIn(act, row.state);
        if (!may.ok) return may;
        const step = await work(scene, row);
        if (!step.ok) return step;
        await rows.update({ id }, { ...step.value.changes, version: row.version + 1 });
        return ok({ value: step.value.value, detail: { caseId: row.caseId, ...step.value.detail } });
      },
    );
  }
}

export function allowedIn(act: DisclosureAct, state: DisclosureState): Result<void> {
  if (FROM[act]?.includes(state)) return ok();
  return refuse('disclosure.out-of-order', { detail: `公示现处于“${WORDS[state]}”`, facts: { state } });
}
