import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, LessThanOrEqual, type Repository } from 'typeorm';
import type { LegalDay } from '../../../kernel/time.js';
import { Agencies } from '../../agencies/index.js';
import { CatalogueRow } from './catalogue.entity.js';
import { inForceOn } from './catalogue.rules.js';

const ORDER = { agencyId: 'ASC', effectiveFrom: 'ASC', document: 'ASC', item: 'ASC' } as const;

/** Reads of the catalogues: what is in force for an agency on a day, and what the public may read. */
@Injectable()
export class Catalogue {
  constructor(
    @InjectRepository(CatalogueRow) private readonly rows: Repository<CatalogueRow>,
    private readonly agencies: Agencies,
  ) {}

  /** Entries of the agency and of those above it that are in force on the day, in their order. */
  async inForce(tx: EntityManager, agencyId: string, on: LegalDay): Promise<CatalogueRow[]> {
    const rows = await tx.getRepository(CatalogueRow).find({
      where: { agencyId: In(await this.upwards(tx, agencyId)), effectiveFrom: LessThanOrEqual(on) },
      order: ORDER,
    });
    return rows.filter((row) => inForceOn(row, on));
  }

  ofAgencies(agencyIds: readonly string[]): Promise<CatalogueRow[]> {
    return this.rows.find({ where: { agencyId: In([...agencyIds]) }, order: ORDER, take: 500 });
  }

  /** What every agency has published and what is, or will be, in force: for the portal. */
  async published(today: LegalDay): Promise<CatalogueRow[]> {
    const rows = await this.rows.find({
      where: { publishedOn: LessThanOrEqual(today) },
      order: ORDER,
      take: 500,
    });
    const over = (day: string | null, last: boolean) => day !== null && (last ? day < today : day <= today);
    return rows.filter((row) => !over(row.effectiveTo, true) && !over(row.repealedFrom, false));
  }

  private async upwards(tx: EntityManager, agencyId: string): Promise<string[]> {
    const line: string[] = [];
    for (let id: string | null = agencyId; id !== null && !line.includes(id);) {
      line.push(id);
      const agency = await this.agencies.get(id, tx);
      id = agency?.parentId ?? null;
    }
    return line;
  }
}
