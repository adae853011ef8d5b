import Database from 'better-sqlite3';
import pg from 'pg';

/** What a call to a driver does. `pragma`: SQLite's settings of a connection that was just opened. */
export type CallKind = 'prepare' | 'step' | 'begin' | 'commit' | 'rollback' | 'connect' | 'pragma';

export interface DriverFault {
  readonly name: string;
  /** Which calls count; `any`: every one of an open connection. */
  readonly at: CallKind | 'any';
  /** The code of the error; `cut`: the connection breaks (PostgreSQL). */
  readonly code: string;
  /** The call takes effect, and its caller is told otherwise. */
  readonly after?: boolean;
  /** SQLite rolls the transaction back by itself, as it may on these errors. */
  readonly rollsBack?: boolean;
  /** The next call of this kind fails as well. */
  readonly then?: CallKind;
}

const kindOf = (sql: string): CallKind => {
  if (/^\s*(BEGIN|START)\b/i.test(sql)) return 'begin';
  if (/^\s*(COMMIT|END)\b/i.test(sql)) return 'commit';
  return /^\s*ROLLBACK\b(?!\s+TO)/i.test(sql) ? 'rollback' : 'step';
};

/** Counts the calls on the writing connection and says which of them fails; one for each driver. */
class Trigger {
  readonly counts = new Map<CallKind, number>();
  private armed: { fault: DriverFault; left: number } | undefined;
  private next: { fault: DriverFault; kind: CallKind } | undefined;
  fired = 0;

  arm(fault: DriverFault, n: number): void {
    this.armed = { fault, left: n };
    this.next = undefined;
    this.fired = 0;
  }

  /** Whether it fired. */
  disarm(): boolean {
    this.armed = this.next = undefined;
    return this.fired > 0;
  }

  hit(kind: CallKind): DriverFault | undefined {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
    if (this.next?.kind === kind) return this.fire(this.next.fault, undefined);
    const { armed } = this;
    const counted = armed && (armed.fault.at === kind || (armed.fault.at === 'any' && kind !== 'connect'));
    if (!counted || (armed.left -= 1) > 0) return undefined;
    return this.fire(armed.fault, armed.fault.then);
  }

  private fire(fault: DriverFault, then: CallKind | undefined): DriverFault {
    this.fired += 1;
    this.armed = undefined;
    this.next = then && { fault: { ...fault, after: false }, kind: then };
    return fault;
  }
}

export interface DriverFaults {
  readonly faults: readonly DriverFault[];
  readonly counts: Map<CallKind, number>;
  arm(fault: DriverFault, n: number): void;
  disarm(): boolean;
  /** How many writing connections have a transaction open although no act is going on. */
  open(): Promise<number>;
  /** Takes the patches away. */
  restore(): void;
}

const SQLITE_CODES = ['SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_BUSY', 'SQLITE_INTERRUPT', 'SQLITE_NOMEM'];
const SQLITE_FAULTS: readonly DriverFault[] = [
  ...SQLITE_CODES.flatMap((code) => [
    { name: `${code}, rolled back by itself`, at: 'any' as const, code, rollsBack: true },
    { name: code, at: 'any' as const, code },
  ]),
  { name: 'SQLITE_FULL at COMMIT, rolled back', at: 'commit', code: 'SQLITE_FULL', rollsBack: true },
  { name: 'SQLITE_BUSY at COMMIT', at: 'commit', code: 'SQLITE_BUSY' },
  { name: 'SQLITE_IOERR after COMMIT', at: 'commit', code: 'SQLITE_IOERR', after: true },
  { name: 'SQLITE_IOERR, then at ROLLBACK', at: 'any', code: 'SQLITE_IOERR', then: 'rollback' },
  { name: 'SQLITE_IOERR at ROLLBACK', at: 'rollback', code: 'SQLITE_IOERR' },
  { name: 'SQLITE_BUSY at BEGIN', at: 'begin', code: 'SQLITE_BUSY' },
  {
    ...{ name: 'SQLITE_FULL, rolled back, then at opening', at: 'any' as const, code: 'SQLITE_FULL' },
    ...{ rollsBack: true, then: 'pragma' as const },
  },
];

type Method = (this: unknown, ...args: unknown[]) => unknown;
type Methods = Record<string, Method>;

/** Puts faults into better-sqlite3 for every connection that may write. */
export function sqliteFaults(): DriverFaults {
  const trigger = new Trigger();
  const writers = new Set<Database.Database>();
  const database = Database.prototype as unknown as Methods;
  const { prepare, exec, pragma } = database as { prepare: Method; exec: Method; pragma: Method };
  const probe = new Database(':memory:');
  const statement = Object.getPrototypeOf(probe.prepare('SELECT 1')) as Methods;
  probe.close();
  const steps = ['run', 'get', 'all', 'iterate'].map((name) => [name, statement[name]!] as const);

  const through = (db: Database.Database, kind: CallKind, call: () => unknown): unknown => {
    if (db.readonly) return call();
    writers.add(db);
    const fault = trigger.hit(kind);
    if (!fault) return call();
    if (fault.after) call();
    if (fault.rollsBack && db.inTransaction) exec.call(db, 'ROLLBACK');
    throw new Database.SqliteError(`injected: ${fault.name}`, fault.code);
  };
  database.prepare = function (...args) {
    return through(this as Database.Database, 'prepare', () => prepare.apply(this, args));
  };
  database.exec = function (...args) {
    return through(this as Database.Database, kindOf(String(args[0])), () => exec.apply(this, args));
  };
  database.pragma = function (...args) {
    return through(this as Database.Database, 'pragma', () => pragma.apply(this, args));
  };
  for (const [name, step] of steps)
    statement[name] = function (...args) {
      const { database: db, source } = this as Database.Statement;
      return through(db, kindOf(source), () => step.apply(this, args));
    };

  return {
    faults: SQLITE_FAULTS,
    counts: trigger.counts,
    arm: (fault, n) => trigger.arm(fault, n),
    disarm: () => trigger.disarm(),
    open: async () => [...writers].filter((db) => db.open && db.inTransaction).length,
    restore: () => {
      Object.assign(database, { prepare, exec, pragma });
      for (const [name, step] of steps) statement[name] = step;
    },
  };
}

const PG_CODES: readonly (readonly [string, string])[] = [
  ['53100', 'disk full'],
  ['57014', 'cancelled'],
  ['40001', 'serialization'],
  ['53200', 'out of memory'],
];
const PG_FAULTS: readonly DriverFault[] = [
  ...PG_CODES.map(([code, said]) => ({ name: `${code} ${said}`, at: 'any' as const, code })),
  { name: 'cut before the statement', at: 'any', code: 'cut' },
  { name: 'cut after the statement', at: 'any', code: 'cut', after: true },
  { name: '53100 disk full at COMMIT', at: 'commit', code: '53100' },
  { name: '40001 serialization at COMMIT', at: 'commit', code: '40001' },
  { name: 'cut before COMMIT', at: 'commit', code: 'cut' },
  { name: 'cut after COMMIT', at: 'commit', code: 'cut', after: true },
  { name: 'cut after COMMIT, then no connection', at: 'commit', code: 'cut', after: true, then: 'connect' },
  { name: 'cut before BEGIN', at: 'begin', code: 'cut' },
  { name: 'cut at ROLLBACK', at: 'rollback', code: 'cut' },
  { name: 'cut, then no connection', at: 'any', code: 'cut', then: 'connect' },
];

interface PgClient {
  readonly connection: { readonly stream: { destroy(error: Error): void } };
  readonly connectionParameters: { readonly options?: string };
}
type Asked = string | { readonly text?: string };

const reset = (): Error => Object.assign(new Error('injected: read ECONNRESET'), { code: 'ECONNRESET' });
const raise = (code: string): string =>
  `DO $$ BEGIN RAISE EXCEPTION 'injected' USING ERRCODE = '${code}'; END $$`;
const writes = (client: unknown): boolean =>
  !(client as PgClient).connectionParameters.options?.includes('default_transaction_read_only=on');

/** Puts faults into pg for every connection that may write; `url` is that of the database under test. */
export function postgresFaults(idleInTransaction: () => Promise<number>): DriverFaults {
  const trigger = new Trigger();
  const client = pg.Client.prototype as unknown as Methods;
  const { query, connect } = client as { query: Method; connect: Method };

  client.query = function (...args) {
    const [asked] = args as [Asked];
    const sql = typeof asked === 'string' ? asked : (asked?.text ?? '');
    // Calls with a callback are the pool's own.
    if (!writes(this) || typeof args.at(-1) === 'function') return query.apply(this, args);
    const kind = kindOf(sql);
    const fault = trigger.hit(kind);
    if (!fault) return query.apply(this, args);
    return failing(this as PgClient, kind, fault, () => query.apply(this, args) as Promise<unknown>);
  };
  const failing = async (
    it: PgClient,
    kind: CallKind,
    fault: DriverFault,
    call: () => Promise<unknown>,
  ): Promise<unknown> => {
    if (fault.code !== 'cut') {
      // The server itself refuses, so the transaction is in the state such an error leaves behind.
      if (kind === 'commit' || kind === 'rollback') await query.call(it, 'ROLLBACK');
      return query.call(it, raise(fault.code));
    }
    if (fault.after) {
      await call();
      it.connection.stream.destroy(reset());
      throw reset();
    }
    it.connection.stream.destroy(reset());
    return call();
  };
  client.connect = function (...args) {
    const fault = writes(this) ? trigger.hit('connect') : undefined;
    if (!fault) return connect.apply(this, args);
    const refused = Object.assign(new Error('injected: connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const [done] = args as [((error: Error) => void)?];
    if (!done) return Promise.reject(refused);
    setImmediate(() => done(refused));
    return undefined;
  };

  return {
    faults: PG_FAULTS,
    counts: trigger.counts,
    arm: (fault, n) => trigger.arm(fault, n),
    disarm: () => trigger.disarm(),
    open: idleInTransaction,
    restore: () => void Object.assign(client, { query, connect }),
  };
}
