import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type FindOptionsWhere, IsNull, LessThan, type Repository } from 'typeorm';
import type { LegalDay } from '../../kernel/time.js';
import { PublicationFiles } from '../publication/index.js';
import { LicenceRow } from './licence.entity.js';

/** What other modules may read of a licence (LIC-10), and the facts they write down into it. */
@Injectable()
export class LicenceFiles extends PublicationFiles<LicenceRow> {
  constructor(@InjectRepository(LicenceRow) rows: Repository<LicenceRow>) {
    super(rows, { due: 'publishBy', counted: 'decidedOn' });
  }

  /** LIC-05: not delivered in time. */
  protected lateBesides(today: LegalDay): { which: FindOptionsWhere<LicenceRow>; by: 'deliverBy' }[] {
    return [
      { which: { deliveredOn: IsNull(), ending: IsNull(), deliverBy: LessThan(today) }, by: 'deliverBy' },
    ];
  }
}
