import { existsSync } from 'node:fs';
import { type DataSource, MoreThan } from 'typeorm';
import { originOf, verifyCheckpoint, verifyHead } from '../../kernel/ledger/index.js';
import { chinaMoment, type Instant } from '../../kernel/time.js';
import type { Config } from '../../platform/config/index.js';
import { StartRefused } from '../../platform/start-refused.js';
import { LedgerKey } from './ledger-key.js';
import { LedgerCheckpointRow, LedgerHeadRow } from './ledger.entities.js';

/** Newest heads, and newest checkpoints, that are asked whether they bear the signature of this machine's key. */
const ASKED = 16;
/** So far the clock may be behind the newest entry: less than a forgotten time zone. */
const BEHIND_MS = 3_600_000;

/**
 * Refuses to write on under another key than the ledger was signed with, without a key although there are heads, and
 * with a clock that is more than an hour behind the newest entry. A single head that was tampered with does not keep an
 * office closed: `verify` names it.
 */
export async function checkHeads(source: DataSource, config: Config, now: Instant): Promise<void> {
  const heads = await source.getRepository(LedgerHeadRow).find({
    where: { size: MoreThan(0) },
    order: { at: 'DESC' },
    take: ASKED,
  });
  const newest = heads[0];
  if (!newest) return;
  if (!existsSync(config.ledgerKeyFile))
    throw new StartRefused(
      `The ledger is signed, but its key ${config.ledgerKeyFile} is missing. Put the key file back (from the backup, or from the other machine), or name it in LEDGER_KEY_FILE.\n` +
        `账本已有签名，但找不到签名密钥 ${config.ledgerKeyFile}。请从备份或者原机器取回密钥文件，或者用 LEDGER_KEY_FILE 指明。`,
    );
  const key = new LedgerKey(config);
  const signed = heads.some((head) =>
    verifyHead({ ...head, origin: originOf(key.name, head.agencyId) }, head.signature, key.verifierKey),
  );
  if (!signed && !(await checkpointIsSigned(source, key)))
    throw new StartRefused(
      `The ledger was signed by another key than ${config.ledgerKeyFile}. Give this machine the key file of the one that wrote the ledger (LEDGER_KEY_FILE).\n` +
        `账本不是用 ${config.ledgerKeyFile} 签名的。请把写入账本的那台机器的密钥文件放到本机（LEDGER_KEY_FILE）。`,
    );
  if (Date.parse(newest.at) - Date.parse(now) > BEHIND_MS)
    throw new StartRefused(
      `The clock of this machine says ${now}, but the ledger was written at ${newest.at}. Set the clock, then start again.\n` +
        `本机时钟为${chinaMoment(now)}，而账本最新一笔写于${chinaMoment(newest.at)}。请校准时钟后再启动。`,
    );
}

/** Heads that were all tampered with are not the sign of another key while a checkpoint is signed by this one. */
async function checkpointIsSigned(source: DataSource, key: LedgerKey): Promise<boolean> {
  const newest = await source
    .getRepository(LedgerCheckpointRow)
    .find({ order: { at: 'DESC', size: 'DESC' }, take: ASKED });
  return newest.some(({ note }) => verifyCheckpoint(note, key.verifierKey).ok);
}
