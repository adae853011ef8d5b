import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { StoreCheckRow } from './store-check.entities.js';

/** Whether the last readings of the store found it whole. */
@Injectable()
export class StoreHealth {
  constructor(@InjectRepository(StoreCheckRow) private readonly checks: Repository<StoreCheckRow>) {}

  /** False from the first finding of a check until a later one of that agency has ended without any. */
  async isWhole(): Promise<boolean> {
    const open = await this.checks.manager.sql<{ id: string }[]>`
      SELECT c."id" FROM "store_checks" c WHERE c."findings" > 0 AND NOT EXISTS (
        SELECT 1 FROM "store_checks" later WHERE later."agencyId" = c."agencyId" AND later."state" = 'done'
        AND later."findings" = 0 AND later."startedAt" > c."startedAt") LIMIT 1`;
    return open.length === 0;
  }
}
