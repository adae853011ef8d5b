import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/index.js';
import { Clock } from '../../platform/time/index.js';
import { CaseReader } from '../cases/index.js';
import { LicenceFiles, type LicenceRow } from '../licences/index.js';
import type { FindingView } from './supervision.views.js';

const MOST = 1000;

/** Licences that were not published, delivered or withdrawn by their day; they stand in no case. */
@Injectable()
export class LateLicences {
  constructor(
    private readonly licences: LicenceFiles,
    private readonly cases: CaseReader,
    private readonly clock: Clock,
  ) {}

  async late(actor: Actor): Promise<FindingView[]> {
    const today = this.clock.today();
    const rows = await this.licences.late(actor.agencyIds, today, MOST);
    return rows.flatMap((row) => this.ofOne(row, today));
  }

  private ofOne(row: LicenceRow, today: string): FindingView[] {
    const { agencyId, number, holderName, documentName } = row;
    const find = (kind: string, ruleId: string, due: string, words: string): FindingView => ({
      ...{
        kind,
        ruleId,
        due,
        agencyId,
        caseNumber: null,
        cause: documentName,
        text: `${number}（${holderName}）${words}`,
      },
      workingDaysLeft: this.cases.workingDaysLeft(due, today),
    });
    const late = (due: string | null): due is string => due !== null && due < today;
    const { publishBy, settledOn, publishedOn, deliverBy, deliveredOn, ending, withdrawBy, withdrawnOn } =
      row;
    return [
      ...(settledOn === null && late(publishBy)
        ? [find('disclosure-late', 'LIC-10', publishBy, '许可决定逾期未公示')]
        : []),
      ...(deliveredOn === null && ending === null && late(deliverBy)
        ? [find('overdue', 'LIC-05', deliverBy, '许可证件逾期未送达')]
        : []),
      ...(publishedOn !== null && withdrawnOn === null && late(withdrawBy)
        ? [find('disclosure-late', 'PUB-03b', withdrawBy, '许可已撤销，公示信息逾期未撤回')]
        : []),
    ];
  }
}
