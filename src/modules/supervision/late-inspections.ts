import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/index.js';
import { Clock } from '../../platform/time/index.js';
import { CaseReader } from '../cases/index.js';
import { InspectionFiles, type InspectionRow } from '../inspections/index.js';
import type { FindingView } from './supervision.views.js';

const MOST = 1000;

/** Inspections whose result was not published or withdrawn by its day, and urgent ones nobody approved afterwards. */
@Injectable()
export class LateInspections {
  constructor(
    private readonly inspections: InspectionFiles,
    private readonly cases: CaseReader,
    private readonly clock: Clock,
  ) {}

  async late(actor: Actor): Promise<FindingView[]> {
    const today = this.clock.today();
    const rows = await this.inspections.late(actor.agencyIds, today, MOST);
    return rows.flatMap((row) => this.ofOne(row, today));
  }

  private ofOne(row: InspectionRow, today: string): FindingView[] {
    const { agencyId, number, companyName, itemName: cause } = row;
    const { resultDue, settledOn, publishedOn, withdrawBy, withdrawnOn, enteredAt, approval } = row;
    const find = (kind: string, ruleId: string, words: string, due?: string): FindingView => ({
      ...{ kind, ruleId, agencyId, caseNumber: null, cause, text: `${number}（${companyName}）${words}` },
      ...(due && { due, workingDaysLeft: this.cases.workingDaysLeft(due, today) }),
    });
    const late = (due: string | null): due is string => due !== null && due < today;
    return [
      ...(settledOn === null && late(resultDue)
        ? [find('disclosure-late', 'INS-13', '检查结果逾期未公示', resultDue)]
        : []),
      ...(publishedOn !== null && withdrawnOn === null && late(withdrawBy)
        ? [find('disclosure-late', 'PUB-03b', '检查结果已撤销，公示信息逾期未撤回', withdrawBy)]
        : []),
      ...(enteredAt !== null && approval !== 'approved'
        ? [find('inspection-unapproved', 'INS-08', '紧急检查后未补办审批')]
        : []),
    ];
  }
}
