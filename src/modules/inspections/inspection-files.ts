import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type FindOptionsWhere, In, Not, type Repository } from 'typeorm';
import { PublicationFiles } from '../publication/index.js';
import { InspectionRow } from './inspection.entities.js';

/** What other modules may read of an inspection's result (INS-13), and the facts they write down into it. */
@Injectable()
export class InspectionFiles extends PublicationFiles<InspectionRow> {
  constructor(@InjectRepository(InspectionRow) rows: Repository<InspectionRow>) {
    super(rows, { due: 'resultDue', ripe: { state: 'finished' }, listedBy: 'first' });
  }

  /** INS-08: urgent ones that nobody approved afterwards. */
  protected lateBesides(): FindOptionsWhere<InspectionRow> {
    return { state: In(['entered', 'finished']), approval: Not('approved') };
  }
}
