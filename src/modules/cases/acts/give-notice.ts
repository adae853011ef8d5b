import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseActs } from '../case-acts.js';
import { Clocks } from '../clocks.js';
import type { NoticeInput } from '../dto/case-inputs.js';
import { Guards } from '../guards.js';
import { Matter } from '../matter.js';
import { notInFuture, spanHolds } from '../rules/dates.rules.js';
import { nextNumber } from '../numbers.js';
import { noticeText } from '../texts.js';

/** 事先告知: what is intended, why, on what basis, and the right to answer and, where due, to a hearing. */
@Injectable()
export class GiveNotice {
  constructor(
    private readonly cases: CaseActs,
    private readonly guards: Guards,
    private readonly clocks: Clocks,
    private readonly matter: Matter,
  ) {}

  give(
    actor: Actor,
    caseId: string,
    input: NoticeInput,
  ): Promise<Result<{ hearingOffered: boolean; defenceDue: string }>> {
    return this.cases.perform(actor, 'case.give-notice', caseId, async (scene) => {
      const { file } = scene;
      const { draft } = file;
      if (!draft) return refuse('case.no-draft', { next: '先拟定处罚决定' });
      const may = firstRefusal(
        () => spanHolds(input, scene.now),
        () => notInFuture(input.receivedOn, scene.today),
      );
      if (!may.ok) return may;
      const officers = await this.guards.entitled(scene, file, input.officerIds, input);
      if (!officers.ok) return officers;
      const hearingOffered = this.matter.hearingDue(file, draft, input.receivedOn);
      // A new notice replaces the earlier one; its periods begin anew.
      await this.clocks.stop(scene, caseId, ['PEN-08', 'PEN-10'], scene.today);
      const defence = await this.clocks.start(scene, file, 'PEN-08', input.receivedOn);
      const hearing = hearingOffered
        ? await this.clocks.start(scene, file, 'PEN-10', input.receivedOn)
        : undefined;
      const agency = await this.guards.agency(scene, file.agencyId);
      const number = await nextNumber(scene, agency, hearingOffered ? '听告' : '罚告');
      const kind = hearingOffered ? '行政处罚听证告知书' : '行政处罚事先告知书';
      const body = noticeText(kind, number, file, draft, agency, defence.due, hearing?.due);
      return ok({
        value: { hearingOffered, defenceDue: defence.due },
        changes: {
          noticed: {
            penalties: draft.penalties,
            fineFen: draft.fineFen,
            confiscatedFen: draft.confiscatedFen,
          },
          noticedOn: input.receivedOn,
          hearingOffered,
          defence: 'none' as const,
        },
        officers: officers.value,
        occurred: { from: new Date(input.from).toISOString(), to: new Date(input.to).toISOString() },
        documents: [{ kind, title: kind, body, number }],
        detail: {
          method: input.method,
          receivedOn: input.receivedOn,
          hearingOffered,
          fineFen: draft.fineFen,
        },
      });
    });
  }
}
