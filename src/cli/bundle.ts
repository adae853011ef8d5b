import { open, rename, rm } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { systemActor } from '../kernel/access/index.js';
import { isUuid } from '../kernel/ids.js';
import { ExportCase } from '../modules/bundle/index.js';
import { CaseRow } from '../modules/cases/index.js';
import type { Command } from './command.js';

export interface BundleOptions {
  /** Id or number of the case. */
  readonly caseName: string;
  readonly file: string;
  readonly reason: string;
  /** Told at most once a second how far the writing is, in bytes. */
  readonly onProgress?: (done: number, size: number) => void;
}

/** `cli bundle CASE FILE [REASON]` */
export const bundle: Command = {
  opens: 'writes',
  understands: ({ args }) => args.length >= 2,
  async run(app, call) {
    const [caseName = '', given = '', reason = '由管理人员在命令行导出'] = call.args;
    const file = call.path(given);
    const onProgress = (done: number, size: number): void =>
      call.error(`${Math.floor((done / size) * 100)} % of ${Math.ceil(size / 2 ** 20)} MiB`);
    await bundleCommand(app, { caseName, file, reason, onProgress });
    call.line(file);
    return 0;
  },
};

const PROGRESS_MS = 1000;

/** Writes a case's bundle; the file has its name only when it is whole and on the disk. */
export async function bundleCommand(app: INestApplicationContext, options: BundleOptions): Promise<void> {
  const { caseName, file, reason, onProgress } = options;
  const row = await find(app, caseName);
  const bundle = await app.get(ExportCase).export(systemActor(row.agencyId, ['officer']), row.id, reason);
  if (!bundle.ok) throw new Error(`not exported: ${bundle.refusal.code}`);
  const { stream, size } = bundle.value;
  const part = `${file}.part`;
  // An earlier bundle is not replaced by a name typed twice.
  await (await open(file, 'wx')).close();
  try {
    const target = await open(part, 'w', 0o600);
    await pipeline(stream, counting(size, onProgress), target.createWriteStream({ flush: true }));
    await rename(part, file);
  } catch (error) {
    await Promise.all([part, file].map((path) => rm(path, { force: true })));
    throw error;
  }
}

async function find(app: INestApplicationContext, caseName: string): Promise<CaseRow> {
  const rows = app.get(DataSource).getRepository(CaseRow);
  const found = await rows.findBy(isUuid(caseName) ? { id: caseName } : { number: caseName });
  if (found.length === 0) throw new Error(`no case ${caseName}`);
  if (found.length > 1) throw new Error(`several agencies have a case ${caseName}; name it by its id`);
  return found[0]!;
}

function counting(size: number, onProgress: BundleOptions['onProgress']): Transform {
  let done = 0;
  let told = 0;
  return new Transform({
    transform(chunk: Buffer, _, next) {
      done += chunk.length;
      const now = performance.now();
      if (onProgress && (now - told >= PROGRESS_MS || done === size)) {
        told = now;
        onProgress(done, size);
      }
      next(null, chunk);
    },
  });
}
