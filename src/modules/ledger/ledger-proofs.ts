import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import { type Digest, ProofCollector } from '../../kernel/ledger/index.js';
import { type Checkpoint, Checkpoints } from './checkpoints.js';
import { LedgerKey } from './ledger-key.js';
import { LedgerEntryRow } from './ledger.entities.js';

const PAGE = 5000;

/** Entries with their audit paths under one signed checkpoint: what a stranger needs, and no more. */
export interface Proven {
  readonly checkpoint: Checkpoint;
  readonly verifierKey: string;
  /** By `seq`; lowest first (RFC 9162 §2.1.3). */
  readonly proofs: ReadonlyMap<number, readonly Digest[]>;
}

/** What entries are sought by; an entry that fits any of them is found. */
export interface Concerned {
  readonly subjectIds: readonly string[];
  readonly entryIds?: readonly string[];
}

/** Parameters of one statement at most; SQLite and PostgreSQL both allow many more. */
const IDS = 400;

/** Finds entries and proves that they stand in the tree of their agency. */
@Injectable()
export class LedgerProofs {
  constructor(
    @InjectRepository(LedgerEntryRow) private readonly entries: Repository<LedgerEntryRow>,
    private readonly checkpoints: Checkpoints,
    private readonly key: LedgerKey,
  ) {}

  /** Every entry of the agency's tree about these subjects or of these ids, in order. */
  async concerning(agencyId: string, { subjectIds, entryIds = [] }: Concerned): Promise<LedgerEntryRow[]> {
    const found = new Map<number, LedgerEntryRow>();
    const seek = async (column: 'subjectId' | 'id', ids: readonly string[]): Promise<void> => {
      for (let from = 0; from < ids.length; from += IDS) {
        const rows = await this.entries.findBy({ agencyId, [column]: In(ids.slice(from, from + IDS)) });
        for (const row of rows) found.set(row.seq, row);
      }
    };
    await seek('subjectId', subjectIds);
    await seek('id', entryIds);
    return [...found.values()].sort((a, b) => a.seq - b.seq);
  }

  /**
   * Audit paths of the entries at these places under a checkpoint that covers them all; one is cut where none does.
   * Reads the leaves of the whole tree: about a second for a million. Throws when the tree does not give the root
   * that was signed.
   */
  async prove(agencyId: string, seqs: readonly number[]): Promise<Proven> {
    const checkpoint = await this.checkpoints.covering(agencyId, Math.max(0, ...seqs));
    const collector = new ProofCollector(seqs);
    for (let from = 0; from < checkpoint.size; from += PAGE) {
      for (const { leafHash } of await this.leaves(agencyId, from, checkpoint.size)) collector.add(leafHash);
      // SQLite answers at once: without this nobody else would be served until the end.
      await breathe();
    }
    const { root, proofs } = collector.finish();
    if (root !== checkpoint.root) throw new Error(`the tree of ${agencyId} is not the one that was signed`);
    return { checkpoint, proofs, verifierKey: this.key.verifierKey };
  }

  private leaves(agencyId: string, from: number, size: number): Promise<{ leafHash: string }[]> {
    const until = Math.min(from + PAGE, size);
    return this.entries.manager.sql`
      SELECT "leafHash" FROM "ledger_entries"
      WHERE "agencyId" = ${agencyId} AND "seq" >= ${from} AND "seq" < ${until} ORDER BY "seq"`;
  }
}
