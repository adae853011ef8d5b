import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadStore } from '../load/load-store.js';
import { Config } from '../platform/config/index.js';
import type { Command } from './command.js';

const MOST_CASES = 10_000_000;
const MOST_AGENCIES = 900;

export interface LoadArguments {
  readonly folder: string;
  readonly cases: number;
  readonly agencies: number;
  readonly seed: number;
}

/** Undefined where the arguments are not understood. */
export function loadArguments(args: readonly string[]): LoadArguments | undefined {
  const option = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { cases: option, agencies: option, seed: option },
    });
    const [folder, ...more] = positionals;
    const cases = whole(values.cases, 1, MOST_CASES);
    const agencies = whole(values.agencies ?? '1', 1, MOST_AGENCIES);
    const seed = whole(values.seed ?? '1', 0, Number.MAX_SAFE_INTEGER);
    if (folder === undefined || more.length > 0) return undefined;
    if (cases === undefined || agencies === undefined || seed === undefined) return undefined;
    return { folder, cases, agencies, seed };
  } catch {
    return undefined;
  }
}

function whole(text: string | undefined, least: number, most: number): number | undefined {
  const n = text !== undefined && /^\d{1,16}$/.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(n) && n >= least && n <= most ? n : undefined;
}

/**
 * `cli load --cases N [--agencies M] [--seed S] DIR`: a whole store in an empty folder, for measurements. The store is
 * demo data: production refuses it. `DIR/data` is the DATA_DIR of a server on it; a DATABASE_URL is heeded, so that the
 * cases may be loaded into an empty PostgreSQL as well.
 */
export const load: Command = {
  opens: 'nothing',
  async run(call) {
    const asked = loadArguments(call.args);
    if (!asked) return 'usage';
    if (process.env.NODE_ENV === 'production') {
      call.error('演示数据不得用于生产环境 / demo data refuses NODE_ENV=production');
      return 1;
    }
    const folder = call.path(asked.folder);
    if (existsSync(folder) && readdirSync(folder).length > 0) {
      call.error(`${folder} 不是空文件夹 / is not an empty folder`);
      return 1;
    }
    const [data, uploads] = [join(folder, 'data'), join(folder, 'uploads')];
    for (const made of [data, uploads]) mkdirSync(made, { recursive: true, mode: 0o700 });
    // A server finds the evidence beside its database.
    symlinkSync('../uploads', join(data, 'uploads'));
    const password = process.env.DEMO_PASSWORD || randomBytes(9).toString('base64url');
    const config = new Config({ ...process.env, DATA_DIR: data, STORAGE_URL: '', LEDGER_KEY_FILE: '' });
    const report = await loadStore(config, { ...asked, password });
    const perSecond = Math.round(report.cases / (report.casesMs / 1000));
    call.line(
      `${report.cases} cases, ${report.rows} rows, ${report.entries} ledger entries in ${seconds(report.casesMs)} s: ${perSecond} cases a second; ${asked.agencies} agencies and accounts in ${seconds(report.officeMs)} s`,
    );
    call.line(`DATA_DIR=${data}`);
    if (!process.env.DEMO_PASSWORD) call.line(`密码（只显示这一次）/ password (shown once): ${password}`);
    return 0;
  },
};

const seconds = (ms: number): string => (ms / 1000).toFixed(1);
