import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type FindOptionsWhere, In, type Repository } from 'typeorm';
import { PublicationFiles } from '../publication/index.js';
import { InspectionRow } from './inspection.entities.js';
import { APPROVALS } from './rules/words.js';

/** Whatever an approval can be but given. */
const UNAPPROVED = APPROVALS.filter((approval) => approval !== 'approved');

/** What other modules may read of an inspection's result (INS-13), and the facts they write down into it. */
@Injectable()
export class InspectionFiles extends PublicationFiles<InspectionRow> {
  constructor(@InjectRepository(InspectionRow) rows: Repository<InspectionRow>) {
    super(rows, { due: 'resultDue', counted: 'resultDue', ripe: { state: 'finished' } });
  }

  /** INS-08: urgent ones that nobody approved afterwards. */
  protected lateBesides(): { which: FindOptionsWhere<InspectionRow>; by: 'first' }[] {
    return UNAPPROVED.map((approval) => ({
      which: { approval, state: In(['entered', 'finished']) },
      by: 'first' as const,
    }));
  }
}
