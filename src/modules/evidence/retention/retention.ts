import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, type Repository } from 'typeorm';
import { legalDayOf, type LegalDay } from '../../../kernel/time.js';
import { LawService } from '../../calendar/index.js';
import { CaseEvidenceRow, CaseFiles, type CaseRow } from '../../cases/index.js';
import { EvidenceRow } from '../evidence.entity.js';
import { EvidenceClassRow, EvidenceDisposalRow, EvidenceHoldRow } from './retention.entities.js';
import {
  AS_EVIDENCE,
  type Retention as Kept,
  type RetentionLaw,
  type RetentionPeriod,
  retentionOf,
} from './retention.rules.js';

/** How long an item must be kept, by law, hold and the state of its case; judged anew each time it is asked. */
@Injectable()
export class Retention {
  constructor(
    @InjectRepository(EvidenceRow) private readonly rows: Repository<EvidenceRow>,
    private readonly cases: CaseFiles,
    private readonly law: LawService,
  ) {}

  async of(row: EvidenceRow, today: LegalDay, tx: EntityManager = this.rows.manager): Promise<Kept> {
    const file = await this.cases.get(row.caseId, tx);
    if (!file) throw new Error('the case of an item is gone');
    const archivedOn = await this.cases.archivedOn(tx, file.id);
    const listed = await tx.getRepository(CaseEvidenceRow).findOneByOrFail({ id: row.id });
    const classes = await tx.getRepository(EvidenceClassRow).findBy({ evidenceId: row.id });
    return retentionOf(
      {
        medium: row.medium,
        sealed: row.state === 'sealed',
        excluded: listed.excludedBecause !== null,
        case: {
          filed: file.filedOn !== null,
          archived: archivedOn !== undefined,
          important: file.grave || file.complex || file.publicInterest,
        },
        classes: [...new Set(classes.map((found) => found.category))],
        heldUntil: await this.heldUntil(tx, row),
      },
      this.lawOf(file, row, archivedOn ?? today),
    );
  }

  /** Last day of the longest hold that reaches the item; undefined when none ever did. */
  async heldUntil(tx: EntityManager, item: { id?: string; caseId: string }): Promise<LegalDay | undefined> {
    const holds = await tx.getRepository(EvidenceHoldRow).findBy({ caseId: item.caseId });
    return holds
      .filter(({ evidenceId }) => evidenceId === null || evidenceId === item.id)
      .map((hold) => hold.until)
      .sort()
      .at(-1);
  }

  /** The categories of REC-07 that a person may find; "evidence of a case" is found by the program itself. */
  classes(file: CaseRow, on: LegalDay): string[] {
    const row = this.law.book.rule('REC-07', { on, ...situation(file) });
    if (!row.ok) throw new Error(`the law packs lack REC-07 on ${on}`);
    const { permanentWhen } = row.value.row.params as { permanentWhen?: string[] };
    return (permanentWhen ?? []).filter((category) => category !== AS_EVIDENCE);
  }

  /** Ids of items whose bytes are gone, or may be going at this moment. */
  async disposed(
    ids: readonly string[],
    tx: EntityManager = this.rows.manager,
  ): Promise<Map<string, EvidenceDisposalRow>> {
    const rows = await tx
      .getRepository(EvidenceDisposalRow)
      .findBy({ evidenceId: In([...ids]), state: In(['approved', 'disposed']) });
    return new Map(rows.map((row) => [row.evidenceId, row]));
  }

  private lawOf(file: CaseRow, row: EvidenceRow, archivedOn: LegalDay): RetentionLaw {
    const period = (ruleId: string, from: LegalDay): RetentionPeriod => {
      const due = this.law.due(ruleId, from, situation(file));
      if (!due.ok) throw new Error(`cannot count ${ruleId}: ${due.refusal.code}`);
      return { ruleId, basis: due.value.basis, until: due.value.due };
    };
    const recordedOn = legalDayOf(row.capturedTo ?? row.receivedAt);
    const footage = period('REC-07', recordedOn);
    const ordinaryFile = period('ARC-02b', archivedOn);
    return {
      footage,
      ordinaryFile,
      footageAsEvidence: { ruleId: 'REC-07', basis: footage.basis },
      importantFile: { ruleId: 'ARC-02', basis: ordinaryFile.basis },
    };
  }
}

const situation = (file: CaseRow) => ({ place: file.areaCode, domain: file.field, agency: file.agencyId });
