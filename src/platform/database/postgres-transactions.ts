import type { PoolClient } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { asDatabaseError, DatabaseError } from './database-error.js';
import type { OpenTransaction, Transactions } from './transaction.js';

/** Connections that one pool holds at most; a server has one pool for its acts and one for its readings. */
export const POSTGRES_CONNECTIONS = 8;

/** The status byte of the server's ReadyForQuery: idle, in a transaction, in a failed transaction. */
type Status = 'I' | 'T' | 'E' | null;
type Client = PoolClient & { getTransactionStatus(): Status };

interface Borrowed {
  readonly runner: QueryRunner;
  readonly client: Client;
}

/**
 * Transactions on connections of a pool. BEGIN, COMMIT and ROLLBACK are issued here; what the server answers (the tag of
 * COMMIT, which is ROLLBACK where the transaction had failed, and its transaction status) is what counts.
 */
export class PostgresTransactions implements Transactions {
  readonly serial = false;
  readonly locksRows = true;

  constructor(private readonly source: DataSource) {}

  async begin(): Promise<OpenTransaction> {
    const borrowed = await this.borrow();
    const { runner, client } = borrowed;
    let lost = false;
    const onEnd = (): void => void (lost = true);
    client.once('end', onEnd);
    client.once('error', onEnd);
    const releaseOnce = async (): Promise<void> => {
      client.off('end', onEnd);
      client.off('error', onEnd);
      await releaseConnection(borrowed);
    };
    // The mapper must not begin a transaction of its own inside (`save` would).
    Object.assign(runner, { isTransactionActive: true });
    return {
      manager: runner.manager,
      get canCommit() {
        return !lost && client.getTransactionStatus() === 'T';
      },
      get lost() {
        return lost;
      },
      commit: async () => {
        const { command } = await client.query('COMMIT');
        if (command !== 'COMMIT') throw new DatabaseError('unavailable', `COMMIT was answered ${command}`);
        await releaseOnce();
      },
      rollback: async () => {
        try {
          if (client.getTransactionStatus() !== 'I') await client.query('ROLLBACK');
        } catch {
          // Told below: a connection that is not idle is not used again.
        }
        await releaseOnce();
      },
    };
  }

  async probe(): Promise<void> {
    const open = await this.begin();
    try {
      // Only a server that takes writes gives a transaction a number.
      await open.manager.query('SELECT pg_current_xact_id()');
      await open.commit();
    } catch (error) {
      await open.rollback();
      throw asDatabaseError(error, 'unavailable');
    }
  }

  /**
   * A connection on which a transaction was begun. Connections that were cut while they rested in the pool are replaced,
   * all of them if need be (a restart of the server cuts every one); that no new one can be opened is told at once.
   */
  private async borrow(): Promise<Borrowed> {
    for (let tries = 1; ; tries++) {
      const runner = this.source.createQueryRunner();
      let client: Client | undefined;
      try {
        client = (await runner.connect()) as Client;
        if (client.getTransactionStatus() === 'I') {
          await client.query('BEGIN');
          if (client.getTransactionStatus() === 'T') return { runner, client };
        }
        throw new DatabaseError('unavailable', 'the connection was not idle');
      } catch (error) {
        if (client) await discard({ runner, client });
        else await runner.release();
        if (tries > 1 && (!client || tries > POSTGRES_CONNECTIONS))
          throw asDatabaseError(error, 'unavailable');
      }
    }
  }
}

async function releaseConnection(borrowed: Borrowed): Promise<void> {
  const { runner, client } = borrowed;
  Object.assign(runner, { isTransactionActive: false });
  if (client.getTransactionStatus() !== 'I') return discard(borrowed);
  await runner.release();
}

/** Ends the connection before the pool has it back: the pool drops a client that is ending, and lends any other again. */
async function discard({ runner, client }: Borrowed): Promise<void> {
  Object.assign(runner, { isTransactionActive: false });
  const connection = client as unknown as { end(): Promise<void> };
  connection.end().catch(() => undefined);
  await runner.release();
}
