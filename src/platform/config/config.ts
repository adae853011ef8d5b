import { mkdirSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LOG_FORMATS, LOG_LEVELS, type LogFormat, type LogLevel } from '../logs/index.js';

/** The project's root folder; the same from `src/` (tests) and from `dist/` (production). */
export const PROJECT_ROOT = resolve(fileURLToPath(new URL('../../..', import.meta.url)));

/** As the open government data of most places say it. */
const OPEN_DATA_TERMS =
  '可以免费复制、传播和使用，使用时注明来源和获取日期；不得篡改，不得用于识别已依法隐去的个人；以本平台正在公示的内容为准。';

/** Everything the environment may set. Read once at start; nothing else in the program reads `process.env`. */
export class Config {
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly uploadsDir: string;
  readonly databaseUrl: string;
  readonly storageUrl: string;
  /** Where uploads gather before an S3 store has them; a file store gathers them in its own folder. */
  readonly stagingDir: string;
  /** Days between two readings of the whole store against its digests; 0 for never. */
  readonly storeCheckDays: number;
  /** MiB a second that such a reading takes at most; 0 for as fast as it goes. */
  readonly storeCheckMibPerSecond: number;
  /** MiB kept free beside an embedded database: with less, acts are refused (507). */
  readonly diskReserveMib: number;
  readonly ledgerKeyFile: string;
  readonly sessionHours: number;
  /** Months the security log is kept; never less than the law says (SEC-01). */
  readonly securityLogMonths: number;
  /** Minutes without any request after which the session of a browser has ended. */
  readonly sessionIdleMinutes: number;
  /** Hours in which a one-time link sets a password. */
  readonly accountLinkHours: number;
  readonly maxUploadBytes: number;
  /** Bytes of the uploads that one person has begun and not finished, counted by what was declared. */
  readonly uploadQuotaPerson: number;
  /** The same for one case. */
  readonly uploadQuotaCase: number;
  /** Uploads that one person has begun and not finished. */
  readonly uploadsPerPerson: number;
  readonly maxMultipartBytes: number;
  /** Bytes of a file that is put online with a decision: of the original, and of what is made of it. */
  readonly disclosureFileMaxBytes: number;
  readonly disclosureFileMaxPages: number;
  /** Longest life of a link by which one person outside sees one item. */
  readonly shareMaxHours: number;
  readonly publicOrigin: string;
  /** The public origin is this machine's name for itself: on any other device it leads nowhere. */
  readonly publicOriginIsLocal: boolean;
  /** Where other machines on the same database reach this one: uploads begun here are passed on to it. */
  readonly nodeAddress: string | undefined;
  /** On which terms the public may use the open data; told with the data. */
  readonly openDataTerms: string;
  /** Pages and files of the portal that one address may ask for in a minute; 0: without bound. */
  readonly portalPerMinute: number;
  /** Reverse proxies before the program that can be trusted to name the visitor's address. */
  readonly proxyHops: number;
  /** Connections that one address may hold open; not counted behind a reverse proxy. */
  readonly connectionsPerAddress: number;
  /** Connections in all; less where the process may not open so many files. */
  readonly maxConnections: number;
  /** The least important lines that are logged. */
  readonly logLevel: LogLevel;
  readonly logFormat: LogFormat;
  /** `/metrics` answers other machines too; else this machine alone. */
  readonly metricsOpen: boolean;
  /** The program that makes playable copies, or `off`. */
  readonly ffmpeg: string;
  /** Folder a docking station fills, if recordings are to be taken from one. */
  readonly watchFolder: string | undefined;
  /** Id or credit code of the agency whose docking station that is. */
  readonly watchAgency: string | undefined;

  constructor(env: Readonly<Record<string, string | undefined>>) {
    const problems: string[] = [];
    const whole = (name: string, fallback: number, min: number, max: number): number => {
      const text = env[name];
      if (text === undefined || text === '') return fallback;
      const value = Number(text);
      if (Number.isSafeInteger(value) && value >= min && value <= max) return value;
      problems.push(`${name} must be a whole number from ${min} to ${max}, not "${text}"`);
      return fallback;
    };
    const choice = <T extends string>(
      name: string,
      text: string | undefined,
      values: readonly T[],
      fallback: T,
    ): T => {
      if (text === undefined || text === '') return fallback;
      const value = values.find((one) => one === text);
      if (value === undefined) problems.push(`${name} must be one of ${values.join(', ')}, not "${text}"`);
      return value ?? fallback;
    };
    const folder = (text: string | undefined, fallback: string): string =>
      text ? (isAbsolute(text) ? text : resolve(PROJECT_ROOT, text)) : fallback;

    this.production = env.NODE_ENV === 'production';
    this.port = whole('PORT', 3000, 0, 65_535);
    this.host = env.HOST || '127.0.0.1';
    this.dataDir = folder(env.DATA_DIR, join(PROJECT_ROOT, 'data'));
    // DATA_DIR moves both the database and the evidence; without it evidence lies in ./uploads.
    this.uploadsDir = env.DATA_DIR ? join(this.dataDir, 'uploads') : join(PROJECT_ROOT, 'uploads');
    this.databaseUrl = env.DATABASE_URL || `sqlite:${join(this.dataDir, 'sanxiang.db')}`;
    this.storageUrl = env.STORAGE_URL || `file:${this.uploadsDir}`;
    this.stagingDir = folder(env.STAGING_DIR, join(this.dataDir, 'incoming'));
    this.storeCheckDays = whole('STORE_CHECK_DAYS', 7, 0, 365);
    this.storeCheckMibPerSecond = whole('STORE_CHECK_MIB_PER_SECOND', 100, 0, 100_000);
    this.diskReserveMib = whole('DISK_RESERVE_MIB', 16, 1, 1_000_000);
    this.ledgerKeyFile = folder(env.LEDGER_KEY_FILE, join(this.dataDir, 'ledger.key'));
    this.sessionHours = whole('SESSION_HOURS', 12, 1, 72);
    this.securityLogMonths = whole('SECURITY_LOG_MONTHS', 12, 1, 1200);
    this.sessionIdleMinutes = whole('SESSION_IDLE_MINUTES', 30, 5, 720);
    this.accountLinkHours = whole('ACCOUNT_LINK_HOURS', 72, 1, 720);
    this.maxUploadBytes = whole('MAX_UPLOAD_BYTES', 64 * 2 ** 30, 1, Number.MAX_SAFE_INTEGER);
    this.uploadQuotaPerson = whole('UPLOAD_QUOTA_PERSON_GIB', 256, 1, 1_000_000) * 2 ** 30;
    this.uploadQuotaCase = whole('UPLOAD_QUOTA_CASE_GIB', 512, 1, 1_000_000) * 2 ** 30;
    this.uploadsPerPerson = whole('UPLOADS_PER_PERSON', 200, 1, 1_000_000);
    this.maxMultipartBytes = whole('MAX_MULTIPART_BYTES', 64 * 2 ** 20, 1, 2 ** 31);
    this.disclosureFileMaxBytes = whole('DISCLOSURE_FILE_MAX_BYTES', 64 * 2 ** 20, 1, 2 ** 29);
    this.disclosureFileMaxPages = whole('DISCLOSURE_FILE_MAX_PAGES', 100, 1, 1000);
    this.shareMaxHours = whole('SHARE_MAX_HOURS', 720, 1, 24 * 366);
    this.publicOrigin = (env.PUBLIC_ORIGIN || `http://localhost:${this.port}`).replace(/\/+$/, '');
    this.publicOriginIsLocal = isLocal(this.publicOrigin);
    this.nodeAddress = env.NODE_ADDRESS?.replace(/\/+$/, '') || undefined;
    this.openDataTerms = env.OPEN_DATA_TERMS || OPEN_DATA_TERMS;
    this.portalPerMinute = whole('PORTAL_PER_MINUTE', 60_000, 0, 100_000_000);
    this.proxyHops = whole('PROXY_HOPS', 0, 0, 8);
    this.connectionsPerAddress = whole('CONNECTIONS_PER_ADDRESS', 256, 8, 1_000_000);
    this.maxConnections = whole('MAX_CONNECTIONS', 4096, 16, 1_000_000);
    this.logLevel = choice('LOG_LEVEL', env.LOG_LEVEL, LOG_LEVELS, this.production ? 'info' : 'warn');
    this.logFormat = choice('LOG_FORMAT', env.LOG_FORMAT, LOG_FORMATS, this.production ? 'json' : 'text');
    this.metricsOpen = choice('METRICS_OPEN', env.METRICS_OPEN, ['no', 'yes'], 'no') === 'yes';
    this.ffmpeg = env.FFMPEG || 'ffmpeg';
    this.watchFolder = env.WATCH_FOLDER ? folder(env.WATCH_FOLDER, '') : undefined;
    this.watchAgency = env.WATCH_AGENCY || undefined;
    if (!/^(sqlite:.+|postgres(ql)?:\/\/.+)$/.test(this.databaseUrl))
      problems.push('DATABASE_URL must start with sqlite: or postgres://');
    if (!/^(file|s3):.+$/.test(this.storageUrl)) problems.push('STORAGE_URL must start with file: or s3:');
    if (!URL.canParse(this.publicOrigin) || !/^https?:/.test(this.publicOrigin))
      problems.push('PUBLIC_ORIGIN must be an http or https address such as https://sanxiang.example.gov.cn');
    if (this.nodeAddress !== undefined && !isAddress(this.nodeAddress))
      problems.push('NODE_ADDRESS must be an http or https address such as http://10.0.0.5:3000');
    if (problems.length) throw new Error(`Configuration refused:\n- ${problems.join('\n- ')}`);
    mkdirSync(this.dataDir, { recursive: true, mode: 0o700 });
  }
}

/** Whether people reach the program over HTTPS: cookies are then sent over it alone. */
export const isSecure = (config: Pick<Config, 'publicOrigin'>): boolean =>
  config.publicOrigin.startsWith('https:');

/** An http(s) URL without keys, query or fragment that a column of 200 characters holds. */
function isAddress(text: string): boolean {
  if (!URL.canParse(text) || text.length > 200 || /[?#\s]/.test(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return /^https?:$/.test(protocol) && hostname !== '' && username === '' && password === '';
}

const LOCAL_NAMES = /^(localhost|.*\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/;

function isLocal(origin: string): boolean {
  return URL.canParse(origin) && LOCAL_NAMES.test(new URL(origin).hostname);
}
