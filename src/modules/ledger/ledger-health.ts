import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { MoreThan, type Repository } from 'typeorm';
import { originOf, verifyHead } from '../../kernel/ledger/index.js';
import { type DatabaseFault, faultOf } from '../../platform/database/index.js';
import { UnitOfWork } from '../../platform/database/databases.js';
import { LedgerKey } from './ledger-key.js';
import { LedgerCheckpointRow, LedgerHeadRow } from './ledger.entities.js';

/** A checkpoint is cut daily by an hourly job: later than this it is late. */
const CHECKPOINT_LATE_MS = 26 * 3_600_000;

/** Whether acts can be written, and whether what was written is signed. */
@Injectable()
export class LedgerHealth {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly key: LedgerKey,
    @InjectRepository(LedgerHeadRow) private readonly heads: Repository<LedgerHeadRow>,
    @InjectRepository(LedgerCheckpointRow) private readonly checkpoints: Repository<LedgerCheckpointRow>,
  ) {}

  /** Null when the database takes writes now, shown by committing something that changes nothing; else why not. */
  async writeFault(): Promise<DatabaseFault | null> {
    try {
      await this.unitOfWork.probe();
      return null;
    } catch (error) {
      return faultOf(error) ?? 'unavailable';
    }
  }

  /** The newest head bears the signature of this machine's key, and the newest checkpoint is not much older than it. */
  async signed(): Promise<{ signed: boolean; checkpointLate: boolean }> {
    const [head] = await this.heads.find({ where: { size: MoreThan(0) }, order: { at: 'DESC' }, take: 1 });
    if (!head) return { signed: true, checkpointLate: false };
    const origin = originOf(this.key.name, head.agencyId);
    const signed = verifyHead({ ...head, origin }, head.signature, this.key.verifierKey);
    const [last] = await this.checkpoints.find({ order: { at: 'DESC' }, take: 1 });
    const age = last ? Date.parse(head.at) - Date.parse(last.at) : 0;
    return { signed, checkpointLate: age > CHECKPOINT_LATE_MS };
  }

  /** Transactions of this process that run or wait for their turn. */
  writesWaiting(): number {
    return this.unitOfWork.waiting;
  }

  /** How many entries the ledgers of all agencies have, and when the newest checkpoint was cut. */
  async height(): Promise<{ entries: number; checkpointAt: string | null }> {
    const entries = (await this.heads.sum('size')) ?? 0;
    const [last] = await this.checkpoints.find({ order: { at: 'DESC' }, take: 1 });
    return { entries: Number(entries), checkpointAt: last?.at ?? null };
  }
}
