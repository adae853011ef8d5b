import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Config, RunMode } from '../config/index.js';

/** How often a follower tries to lead and a leader looks at its connection; each pause is up to a quarter shorter. */
export const LEADERSHIP_EVERY_MS = 2_000;
const CONNECT_WITHIN_MS = 5_000;
const ANSWER_WITHIN_MS = 5_000;

/** Key of the advisory lock; PostgreSQL keeps advisory locks apart by database. The number spells "SXJB". */
const LOCK_KEY = [0x53_58_4a_42, 1] as const;

/**
 * Settings of the session, so that the server too gives up a leader that is no longer there and frees the lock: a
 * network that is dead after about 20 s, a process that does not run (it asks every 2 s) after 30 s.
 */
const SESSION_SETTINGS = `
  SELECT set_config('tcp_keepalives_idle', '5', false),
         set_config('tcp_keepalives_interval', '5', false),
         set_config('tcp_keepalives_count', '3', false)`;
const IDLE_LIMIT = `
  SELECT set_config('idle_session_timeout', '30s', false)
  WHERE current_setting('server_version_num')::int >= 140000`;

/**
 * Which of the server processes on one database does what must be done by one process alone. On SQLite a server
 * process always leads: a second server on the same folder does not start. On PostgreSQL the leader is the process
 * whose session holds an advisory lock; when that session ends, for whatever reason, another process gets the lock.
 *
 * The lock needs a session of its own on the server: a connection pooler that gives a session to several clients
 * (transaction pooling) must not stand between.
 */
@Injectable()
export class Leadership implements OnApplicationShutdown {
  private readonly logger = new Logger('leadership');
  private readonly gainedListeners: (() => void)[] = [];
  private readonly lostListeners: (() => void)[] = [];
  private readonly needsLock: boolean;
  private session: pg.Client | undefined;
  private leading = false;
  private started = false;
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private complaint = '';

  constructor(
    private readonly config: Config,
    private readonly mode: RunMode,
  ) {
    this.needsLock = !config.databaseUrl.startsWith('sqlite:');
  }

  /** Whether this process may do now what one process does alone. Never true in a command. */
  get leads(): boolean {
    return this.leading;
  }

  /** Called each time this process begins to lead. */
  onGained(listener: () => void): void {
    this.gainedListeners.push(listener);
  }

  /** Called each time this process no longer leads. */
  onLost(listener: () => void): void {
    this.lostListeners.push(listener);
  }

  /** Resolves after the first attempt, whatever came of it. Does nothing unless this process is a server. */
  async start(): Promise<void> {
    if (!this.mode.runsJobs || this.started) return;
    this.started = true;
    if (this.needsLock) await this.look();
    else this.gain();
  }

  /** The last thing of a shutdown: jobs have ended by now, and another process may lead at once. */
  async onApplicationShutdown(): Promise<void> {
    if (this.stopped) return;
    this.stopped = true;
    clearTimeout(this.timer);
    await this.looking;
    const { session } = this;
    this.session = undefined;
    this.lose();
    if (!session) return;
    try {
      await session.query('SELECT pg_advisory_unlock_all()');
      await session.end();
    } catch {
      // The end of the session frees the lock just as well.
      void session.end().catch(() => undefined);
    }
  }

  private look(): Promise<void> {
    this.looking = this.attempt().finally(() => {
      if (this.stopped) return;
      const wait = LEADERSHIP_EVERY_MS * (1 - Math.random() / 4);
      this.timer = setTimeout(() => void this.look(), wait).unref();
    });
    return this.looking;
  }

  private async attempt(): Promise<void> {
    try {
      const session = (this.session ??= await this.open());
      if (this.leading) {
        await session.query('SELECT 1');
        return;
      }
      const { rows } = await session.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS got', [
        ...LOCK_KEY,
      ]);
      this.complaint = '';
      // The session may have ended between the answer and this line.
      if (rows[0]?.got && this.session === session && !this.stopped) this.gain();
    } catch (error) {
      this.complain(String(error));
      this.drop(this.session);
    }
  }

  private async open(): Promise<pg.Client> {
    const session = new pg.Client({
      connectionString: this.config.databaseUrl,
      application_name: 'sanxiang leadership',
      keepAlive: true,
      keepAliveInitialDelayMillis: 5_000,
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
      query_timeout: ANSWER_WITHIN_MS,
    });
    session.on('error', () => this.drop(session));
    session.on('end', () => this.drop(session));
    try {
      await session.connect();
      await session.query(SESSION_SETTINGS);
      await session.query(IDLE_LIMIT);
      return session;
    } catch (error) {
      void session.end().catch(() => undefined);
      throw error;
    }
  }

  /** A session that failed is not asked again: the next attempt opens another. */
  private drop(session: pg.Client | undefined): void {
    if (!session || session !== this.session) return;
    this.session = undefined;
    this.lose();
    void session.end().catch(() => undefined);
  }

  private gain(): void {
    this.leading = true;
    if (this.needsLock) this.logger.log('this process leads: it does the jobs that run in one process alone');
    for (const listener of this.gainedListeners) listener();
  }

  private lose(): void {
    if (!this.leading) return;
    this.leading = false;
    if (!this.stopped) this.logger.warn('this process does not lead any more');
    for (const listener of this.lostListeners) listener();
  }

  /** The same trouble every two seconds is said once. */
  private complain(text: string): void {
    if (text !== this.complaint) this.logger.error(text);
    this.complaint = text;
  }
}
