import type { INestApplicationContext } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { ok } from '../kernel/result.js';
import { ActorOf } from '../modules/accounts/index.js';
import { CaseFiles, CaseReader } from '../modules/cases/index.js';
import { Acts } from '../modules/ledger/index.js';
import { Clock } from '../platform/time/index.js';
import { must } from './office.js';
import type { ScriptExtras } from './script.js';

/** What the demo's cases need from the modules above them: recordings and publication. */
export class DemoExtras implements ScriptExtras {
  private constructor(private readonly app: INestApplicationContext) {}

  static async open(app: INestApplicationContext): Promise<DemoExtras> {
    return new DemoExtras(app);
  }

  async film(
    username: string,
    caseId: string,
    stage: 'investigation' | 'service',
    span: { from: string; to: string },
    videos: number,
  ): Promise<void> {
    const me = (await this.app.get(ActorOf).username(username))!;
    const file = (await this.app.get(CaseFiles).get(caseId))!;
    for (let i = 0; i < videos; i++) {
      const id = this.app.get(Clock).newId();
      must(
        await this.app
          .get(Acts)
          .perform(
            me,
            'evidence.receive',
            { agencyId: file.agencyId, type: 'evidence', id },
            async (scene) => {
              await this.app.get(CaseFiles).recordEvidence(scene, {
                id,
                caseId,
                stage,
                medium: 'video',
                title: `${span.from}.mp4`,
                sha256: createHash('sha256').update(id).digest('hex'),
              });
              return ok({ value: undefined });
            },
          ),
      );
    }
  }

  disclose(): void {}
  withdraw(): void {}

  async owed(caseId: string): Promise<number> {
    const me = (await this.app.get(ActorOf).username('leader1'))!;
    return must(await this.app.get(CaseReader).file(me, caseId)).account?.owedFen ?? 0;
  }
}
