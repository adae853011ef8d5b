import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Instant } from '../../kernel/time.js';
import { StoreIdentityRow } from '../../platform/database/index.js';
import type { ObjectStore } from '../../platform/storage/index.js';
import { StartRefused } from '../../platform/start-refused.js';
import { LedgerHeadRow } from '../ledger/index.js';
import { EvidenceRow } from './evidence.entity.js';

/** Newest items that are looked for in a store that has no id yet. */
const ASKED = 20;

/**
 * Refuses to work with an evidence store that is not the database's. Both know the id of the store; a store of an
 * earlier version, which has none, is known by the newest items lying in it, and gets its id now.
 */
export async function checkStore(source: DataSource, objects: ObjectStore, now: Instant): Promise<void> {
  const rows = source.getRepository(StoreIdentityRow);
  const [inDatabase, inStore] = [(await rows.find())[0]?.id, await objects.identity()];
  if (inDatabase !== undefined && inDatabase === inStore) return;
  const differ = inDatabase !== undefined && inStore !== undefined;
  if (differ || !(await belongs(source, objects)))
    throw new StartRefused(
      `The evidence store is not the one of this database (the database knows ${inDatabase ?? 'no id'}, the store is ${inStore ?? 'without an id'}). Set STORAGE_URL, or DATA_DIR, to the store that belongs to it.\n` +
        `证据存储与数据库不相符（数据库登记 ${inDatabase ?? '无'}，存储标识 ${inStore ?? '无'}）。请把 STORAGE_URL 或者 DATA_DIR 指向本数据库的存储。`,
    );
  const id = inDatabase ?? inStore ?? randomUUID();
  await objects.identify(id);
  if (inDatabase === undefined) await rows.insert({ id, createdAt: now });
}

/** For a process that only reads: refuses two ids that differ, and writes none. */
export async function compareStore(source: DataSource, objects: ObjectStore): Promise<void> {
  const inDatabase = (await source.getRepository(StoreIdentityRow).find())[0]?.id;
  const inStore = await objects.identity();
  if (inDatabase !== undefined && inStore !== undefined && inDatabase !== inStore)
    throw new StartRefused(
      `The evidence store ${inStore} is not the one of this database (${inDatabase}). Set STORAGE_URL, or DATA_DIR.\n` +
        `证据存储 ${inStore} 与数据库（${inDatabase}）不相符。请检查 STORAGE_URL 或者 DATA_DIR。`,
    );
}

async function belongs(source: DataSource, objects: ObjectStore): Promise<boolean> {
  const newest = await source
    .getRepository(EvidenceRow)
    .find({ select: { id: true }, order: { id: 'DESC' }, take: ASKED });
  for (const { id } of newest) if (await objects.stat(id)) return true;
  if (newest.length > 0) return false;
  if ((await source.getRepository(LedgerHeadRow).find({ take: 1 })).length > 0) return true;
  // An empty database beside a store that holds objects was meant for another one.
  for await (const object of objects.list()) return object === undefined;
  return true;
}
