import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { LEAVE_AS_IT_WAS } from '../../kernel/acts/index.js';
import { ask } from '../../platform/database/index.js';
import { LedgerEntryRow } from './ledger.entities.js';

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

/** The version of each subject: how many entries have changed it. Acts of modules that declare nothing count too. */
export async function versionsOf(
  manager: EntityManager,
  type: string,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const counted = await ask<{ subjectId: string; n: number | string }>(
    manager,
    `SELECT "subjectId", COUNT(*) AS "n" FROM "ledger_entries"
     WHERE "subjectType" = ? AND "subjectId" IN (${marks(ids)}) AND "act" NOT IN (${marks(LEAVE_AS_IT_WAS)})
     GROUP BY "subjectId"`,
    [type, ...ids, ...LEAVE_AS_IT_WAS],
  );
  return new Map(counted.map(({ subjectId, n }) => [subjectId, Number(n)]));
}

/**
 * Versions of what views show. They are asked for before the rows: a change between the two then makes a version that
 * is too old, and the person reads once more; the other way round it would be overwritten without a word.
 */
@Injectable()
export class SubjectVersions {
  constructor(@InjectRepository(LedgerEntryRow) private readonly entries: Repository<LedgerEntryRow>) {}

  /** Of one subject; 0 where nothing was entered of it. */
  async of(type: string, id: string): Promise<number> {
    return (await this.ofAll(type, [id]))(id);
  }

  async ofAll(type: string, ids: readonly string[]): Promise<(id: string) => number> {
    const versions = await versionsOf(this.entries.manager, type, ids);
    return (id) => versions.get(id) ?? 0;
  }
}
