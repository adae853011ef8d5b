import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/access/index.js';
import { ok } from '../../../kernel/result.js';
import { nothingLeft, tookPlace } from '../../../platform/jobs/index.js';
import { Acts } from '../../ledger/index.js';
import type { EvidenceRow } from '../evidence.entity.js';
import { type CheckFinding, StoreCheckFindingRow, StoreCheckRow } from './store-check.entities.js';

/** Writes down that an item's bytes are not those received; it stands in the item's own history. */
@Injectable()
export class RaiseStoreAlarm {
  constructor(private readonly acts: Acts) {}

  async raise(checkId: string, item: EvidenceRow, kind: CheckFinding, about: string): Promise<void> {
    const { agencyId, id: evidenceId } = item;
    const subject = { agencyId, type: 'evidence', id: evidenceId };
    const program = systemActor(agencyId, ['supervisor']);
    const raised = await this.acts.perform(program, 'store.alarm', subject, async (scene) => {
      const findings = scene.tx.getRepository(StoreCheckFindingRow);
      // A check that was cut off reads its last item again, and one taken over by another process reads every item again.
      if (await findings.existsBy({ checkId, evidenceId })) return nothingLeft();
      const running = { id: checkId, state: 'running' as const };
      if (!(await scene.tx.getRepository(StoreCheckRow).existsBy(running))) return nothingLeft();
      await findings.insert({ id: scene.newId(), checkId, evidenceId, kind, about, at: scene.now });
      await scene.tx.getRepository(StoreCheckRow).increment({ id: checkId }, 'findings', 1);
      return ok({ value: undefined, detail: { checkId, kind, about } });
    });
    tookPlace(raised, `the alarm about ${evidenceId} was not entered`);
  }
}
