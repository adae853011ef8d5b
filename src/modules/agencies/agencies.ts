import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, type Repository } from 'typeorm';
import { rowsBy } from '../../platform/database/index.js';
import { AgencyRow } from './agency.entity.js';

/** Reads of the agencies' tree. */
@Injectable()
export class Agencies {
  constructor(@InjectRepository(AgencyRow) private readonly rows: Repository<AgencyRow>) {}

  async get(id: string, tx: EntityManager = this.rows.manager): Promise<AgencyRow | null> {
    const [agency] = await rowsBy(tx, AgencyRow, { id });
    return agency ?? null;
  }

  /** The agency that another row names by its id. */
  async existing(id: string, tx?: EntityManager): Promise<AgencyRow> {
    const agency = await this.get(id, tx);
    if (!agency) throw new Error(`no agency ${id}`);
    return agency;
  }

  /** Those of a list of ids, by id. */
  async byId(ids: readonly string[], tx: EntityManager = this.rows.manager): Promise<Map<string, AgencyRow>> {
    const found = await tx.getRepository(AgencyRow).findBy({ id: In([...new Set(ids)]) });
    return new Map(found.map((agency) => [agency.id, agency]));
  }

  all(): Promise<AgencyRow[]> {
    return this.rows.find({ order: { areaCode: 'ASC', name: 'ASC' } });
  }

  /** Every agency above this one, the nearest first. */
  async above(id: string): Promise<string[]> {
    const parents = new Map((await this.all()).map((agency) => [agency.id, agency.parentId]));
    const found: string[] = [];
    for (let at = parents.get(id); at && !found.includes(at); at = parents.get(at)) found.push(at);
    return found;
  }

  /** The agency and every one below it. */
  async subtree(id: string): Promise<string[]> {
    const all = await this.all();
    const found = [id];
    for (let i = 0; i < found.length; i++)
      found.push(...all.filter((a) => a.parentId === found[i]).map((a) => a.id));
    return found;
  }
}
