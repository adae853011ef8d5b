import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { AgencyRow } from './agency.entity.js';

/** Reads of the agencies' tree. */
@Injectable()
export class Agencies {
  constructor(@InjectRepository(AgencyRow) private readonly rows: Repository<AgencyRow>) {}

  get(id: string, tx?: EntityManager): Promise<AgencyRow | null> {
    return (tx ? tx.getRepository(AgencyRow) : this.rows).findOneBy({ id });
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
