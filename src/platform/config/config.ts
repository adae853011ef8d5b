import { mkdirSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

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
  readonly maxUploadBytes: number;
  readonly maxMultipartBytes: number;
  /** Bytes of a file that is put online with a decision: of the original, and of what is made of it. */
  readonly disclosureFileMaxBytes: number;
  readonly disclosureFileMaxPages: number;
  /** Longest life of a link by which one person outside sees one item. */
  readonly shareMaxHours: number;
  readonly publicOrigin: string;
  /** Where other machines on the same database reach this one: uploads begun here are passed on to it. */
  readonly nodeAddress: string | undefined;
  /** On which terms the public may use the open data; told with the data. */
  readonly openDataTerms: string;
  /** Pages and files of the portal that one address may ask for in a minute; 0: without bound. */
  readonly portalPerMinute: number;
  /** Reverse proxies before the program that can be trusted to name the visitor's address. */
  readonly proxyHops: number;
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
    this.maxUploadBytes = whole('MAX_UPLOAD_BYTES', 64 * 2 ** 30, 1, Number.MAX_SAFE_INTEGER);
    this.maxMultipartBytes = whole('MAX_MULTIPART_BYTES', 64 * 2 ** 20, 1, 2 ** 31);
    this.disclosureFileMaxBytes = whole('DISCLOSURE_FILE_MAX_BYTES', 64 * 2 ** 20, 1, 2 ** 29);
    this.disclosureFileMaxPages = whole('DISCLOSURE_FILE_MAX_PAGES', 100, 1, 1000);
    this.shareMaxHours = whole('SHARE_MAX_HOURS', 720, 1, 24 * 366);
    this.publicOrigin = (env.PUBLIC_ORIGIN || `http://localhost:${this.port}`).replace(/\/+$/, '');
    this.nodeAddress = env.NODE_ADDRESS?.replace(/\/+$/, '') || undefined;
    this.openDataTerms = env.OPEN_DATA_TERMS || OPEN_DATA_TERMS;
    this.portalPerMinute = whole('PORTAL_PER_MINUTE', 60_000, 0, 100_000_000);
    this.proxyHops = whole('PROXY_HOPS', 0, 0, 8);
    this.ffmpeg = env.FFMPEG || 'ffmpeg';
    this.watchFolder = env.WATCH_FOLDER ? folder(env.WATCH_FOLDER, '') : undefined;
    this.watchAgency = env.WATCH_AGENCY || undefined;
    if (!/^(sqlite:.+|postgres(ql)?:\/\/.+)$/.test(this.databaseUrl))
      problems.push('DATABASE_URL must start with sqlite: or postgres://');
    if (!/^(file|s3):.+$/.test(this.storageUrl)) problems.push('STORAGE_URL must start with file: or s3:');
    if (this.nodeAddress !== undefined && !isAddress(this.nodeAddress))
      problems.push('NODE_ADDRESS must be an http or https address such as http://10.0.0.5:3000');
    if (problems.length) throw new Error(`Configuration refused:\n- ${problems.join('\n- ')}`);
    mkdirSync(this.dataDir, { recursive: true });
  }
}

/** An http(s) URL without keys, query or fragment that a column of 200 characters holds. */
function isAddress(text: string): boolean {
  if (!URL.canParse(text) || text.length > 200 || /[?#\s]/.test(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return /^https?:$/.test(protocol) && hostname !== '' && username === '' && password === '';
}
