/**
 * A thread of `judgedRuns`: reads the pages it is asked for by a connection of its own, one after the other, and
 * answers each with its run of flawless rows, or with nothing.
 */
import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { DataSource } from 'typeorm';
import { validRange } from '../../kernel/ledger/index.js';
import { readerOptions } from '../../platform/database/data-sources.js';
import type { PageRange, LedgerTree } from './verify-ranges.js';
import { rowsBetween } from './ledger-rows.js';

const { databaseUrl, agencyId } = workerData as LedgerTree;
const asked = on(parentPort!, 'message');
const reader = await new DataSource(
  readerOptions(databaseUrl, { entities: [], migrations: [] }),
).initialize();
for await (const [{ from, below }] of asked as AsyncIterable<[PageRange]>)
  parentPort!.postMessage(validRange(await rowsBetween(reader, agencyId, from, below), agencyId));
