import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/access/index.js';
import { ok } from '../../../kernel/result.js';
import { nothingLeft, tookPlace } from '../../../platform/jobs/index.js';
import { Acts } from '../../ledger/index.js';
import type { Progress } from './check-cursor.js';
import { StoreCheckRow } from './store-check.entities.js';

/** Enters how much was read and what was found. */
@Injectable()
export class FinishStoreCheck {
  constructor(private readonly acts: Acts) {}

  async finish({ id, agencyId }: StoreCheckRow, { items, bytes }: Progress): Promise<void> {
    const subject = { agencyId, type: 'agency', id: agencyId };
    const program = systemActor(agencyId, ['supervisor']);
    const finished = await this.acts.perform(program, 'store.finish', subject, async (scene) => {
      const checks = scene.tx.getRepository(StoreCheckRow);
      const { findings, state } = await checks.findOneByOrFail({ id });
      // Another process took the check over and came to its end first.
      if (state !== 'running') return nothingLeft();
      await checks.update(
        { id },
        { state: 'done', finishedAt: scene.now, itemsRead: items, bytesRead: bytes },
      );
      return ok({ value: undefined, detail: { checkId: id, items, bytes, findings } });
    });
    tookPlace(finished, `the check ${id} was not finished`);
  }
}
