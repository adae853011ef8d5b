import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/index.js';
import { Clock } from '../../platform/time/index.js';
import { CaseReader } from '../cases/index.js';
import { InspectionFiles, type InspectionRow } from '../inspections/index.js';
import { LicenceFiles, type LicenceRow } from '../licences/index.js';
import type { PublicationColumns } from '../publication/index.js';
import type { FindingView } from './supervision.views.js';

const MOST = 1000;

/** A duty of a row: late when it is open after its day, or from the beginning where it has none. */
interface Duty {
  kind: string;
  ruleId: string;
  words: string;
  open: boolean;
  /** Null: not yet due. */
  due?: string | null;
}

interface Matter {
  row: PublicationColumns;
  /** Number and party, as a supervisor finds it. */
  name: string;
  cause: string;
  duties: Duty[];
}

/** What was not done by its day and stands in no case: licences (LIC-10, LIC-05), inspections (INS-13, INS-08), PUB-03b. */
@Injectable()
export class LateOutsideCases {
  constructor(
    private readonly licences: LicenceFiles,
    private readonly inspections: InspectionFiles,
    private readonly cases: CaseReader,
    private readonly clock: Clock,
  ) {}

  async late(actor: Actor): Promise<FindingView[]> {
    const today = this.clock.today();
    const licences = await this.licences.late(actor.agencyIds, today, MOST);
    const inspections = await this.inspections.late(actor.agencyIds, today, MOST);
    const matters = [...licences.map(ofLicence), ...inspections.map(ofInspection)];
    return matters.flatMap((matter) => this.findings(matter, today));
  }

  private findings({ row, name, cause, duties }: Matter, today: string): FindingView[] {
    return duties
      .filter(({ open, due }) => open && (due === undefined || (due !== null && due < today)))
      .map(({ kind, ruleId, words, due }) => ({
        ...{ kind, ruleId, agencyId: row.agencyId, caseNumber: null, cause, text: `${name}${words}` },
        ...(due && { due, workingDaysLeft: this.cases.workingDaysLeft(due, today) }),
      }));
  }
}

function ofLicence(row: LicenceRow): Matter {
  const undelivered = row.deliveredOn === null && row.ending === null;
  return {
    ...{ row, name: `${row.number}（${row.holderName}）`, cause: row.documentName },
    duties: [
      unpublished(row, 'LIC-10', row.publishBy, '许可决定逾期未公示'),
      {
        kind: 'overdue',
        ruleId: 'LIC-05',
        words: '许可证件逾期未送达',
        open: undelivered,
        due: row.deliverBy,
      },
      unwithdrawn(row, '许可已撤销，公示信息逾期未撤回'),
    ],
  };
}

function ofInspection(row: InspectionRow): Matter {
  const unapproved = row.enteredAt !== null && row.approval !== 'approved';
  return {
    ...{ row, name: `${row.number}（${row.companyName}）`, cause: row.itemName },
    duties: [
      unpublished(row, 'INS-13', row.resultDue, '检查结果逾期未公示'),
      unwithdrawn(row, '检查结果已撤销，公示信息逾期未撤回'),
      { kind: 'inspection-unapproved', ruleId: 'INS-08', words: '紧急检查后未补办审批', open: unapproved },
    ],
  };
}

const unpublished = (row: PublicationColumns, ruleId: string, due: string | null, words: string): Duty => ({
  ...{ kind: 'disclosure-late', ruleId, words, due },
  open: row.settledOn === null,
});

const unwithdrawn = (row: PublicationColumns, words: string): Duty => ({
  ...{ kind: 'disclosure-late', ruleId: 'PUB-03b', words, due: row.withdrawBy },
  open: row.publishedOn !== null && row.withdrawnOn === null,
});
