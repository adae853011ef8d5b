import { Injectable } from '@nestjs/common';
import { ok, refuse, type Result } from '../../kernel/result.js';
import type { CaseContext } from './case-acts.js';
import { CaseItems } from './case-items.js';
import { Clocks, REVIEW_CLOCKS } from './clocks.js';
import { FullRecordingRequirements } from './full-recording-requirements.js';
import { deciderIsNotOfficer } from './rules/decision.rules.js';

/** What the ways have in common by which a case ends before its decision: dropped, transferred. */
@Injectable()
export class EndWithoutDecision {
  constructor(
    private readonly clocks: Clocks,
    private readonly items: CaseItems,
    private readonly courses: FullRecordingRequirements,
  ) {}

  /**
   * Ends the clocks of the investigation. Refuses an officer of the case as the one who approves, records that are not
   * whole (REC-02), a seizure that stands (COE-07), and preserved things that were not dealt with (PEN-05).
   */
  async may(context: CaseContext): Promise<Result<void>> {
    const { file, tx, actor, today } = context;
    const mayApprove = deciderIsNotOfficer(file.officerIds, actor.officerId);
    if (!mayApprove.ok) return mayApprove;
    const whole = await this.courses.hold(tx, file);
    if (!whole.ok) return whole;
    if (await this.clocks.open(tx, file.id, 'COE-05'))
      return refuse('case.seizure-open', {
        ruleId: 'COE-07',
        basis: '行政强制法第28条',
        next: '先解除查封、扣押，或者随案移送后登记',
      });
    if ((await this.items.held(tx, file.id, 'preserved')).length > 0)
      return refuse('case.preservation-open', {
        ruleId: 'PEN-05',
        basis: '行政处罚法第56条',
        next: '先对登记保存的物品作出处理决定',
      });
    const ended = ['PEN-06', 'PEN-08', 'PEN-10', ...REVIEW_CLOCKS];
    await this.clocks.stop(context, file.id, ended, today);
    return ok();
  }
}
