import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, type Repository } from 'typeorm';
import { Clock } from '../../platform/time/index.js';
import type { OpennessView } from './dto/proactive-disclosure.dto.js';
import { OpennessChangeRow, OpennessTextRow } from './proactive-disclosure.entities.js';
import { standingOf } from './rules/completeness.rules.js';
import { PROACTIVE_DISCLOSURE_ITEMS } from './rules/items.js';

/** What an agency has told in advance, and what it still owes. */
@Injectable()
export class ProactiveDisclosure {
  constructor(
    @InjectRepository(OpennessTextRow) private readonly texts: Repository<OpennessTextRow>,
    @InjectRepository(OpennessChangeRow) private readonly changes: Repository<OpennessChangeRow>,
    private readonly clock: Clock,
  ) {}

  /** The newest text of each item. */
  async told(agencyId: string): Promise<OpennessTextRow[]> {
    const rows = await this.texts.find({ where: { agencyId }, order: { item: 'ASC', seq: 'ASC' } });
    return [...new Map(rows.map((row) => [row.item, row])).values()];
  }

  async of(agencyId: string): Promise<OpennessView> {
    const told = await this.told(agencyId);
    const open = await this.changes.find({
      where: { agencyId, settledOn: IsNull() },
      order: { due: 'ASC', id: 'ASC' },
    });
    const items = standingOf(told, open, this.clock.today()).map(({ item, standing, due }) => {
      const row = told.find((one) => one.item === item);
      const { title, rule } = PROACTIVE_DISCLOSURE_ITEMS[item];
      return {
        ...{ item, title, rule, standing },
        ...(due && { due }),
        ...(row && { text: row.text, publishedOn: row.publishedOn }),
        changes: open
          .filter((change) => change.item === item)
          .map(({ happenedOn, what }) => `${happenedOn} ${what}`),
      };
    });
    return {
      items,
      present: items.filter(({ standing }) => standing !== 'missing').length,
      all: items.length,
    };
  }
}
