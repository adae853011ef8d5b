import { spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { closeSync, mkdtempSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('shim/faults.c', import.meta.url));
/** int32 each: classes, error, after, once, fired (struct control). */
const FIELDS = 5;

export const OPEN = 1;
export const WRITE = 2;
export const SYNC = 4;
export const TRUNCATE = 8;
export const NAME = 16;

/** The shim compiled for this machine; undefined where there is no compiler. */
export const library = ((): string | undefined => {
  const folder = mkdtempSync(join(tmpdir(), 'sanxiang-shim-'));
  process.on('exit', () => spawnSync('rm', ['-rf', folder]));
  const file = join(folder, 'faults.so');
  const done = spawnSync('cc', ['-O1', '-shared', '-fPIC', '-o', file, SOURCE, '-ldl', '-lpthread']);
  return done.status === 0 ? file : undefined;
})();

/** What a program needs in its environment to be under the shim. */
export function shimmed(folder: string, more: { log?: string; control?: string; noSync?: boolean }) {
  return {
    LD_PRELOAD: library!,
    FAULT_FOLDER: folder,
    UV_USE_IO_URING: '0',
    ...(more.log && { FAULT_LOG: more.log }),
    ...(more.control && { FAULT_CONTROL: more.control }),
    ...(more.noSync && { FAULT_NO_SYNC: '1' }),
  };
}

/** Tells a program under the shim, at any moment, which calls fail. */
export class Control {
  private readonly file: number;

  constructor(readonly path: string) {
    writeFileSync(path, Buffer.alloc(4 * FIELDS));
    this.file = openSync(path, 'r+');
  }

  /** From now on, after `after` more calls of these classes, they fail: once, or until `release`. */
  fail(classes: number, error: 'ENOSPC' | 'EIO', { after = 0, once = false } = {}): void {
    const fields = Buffer.alloc(4 * FIELDS);
    [classes, constants.errno[error], after, Number(once), 0].forEach((n, i) =>
      fields.writeInt32LE(n, 4 * i),
    );
    // The classes last: they let it begin.
    writeSync(this.file, fields, 4, 4 * (FIELDS - 1), 4);
    writeSync(this.file, fields, 0, 4, 0);
  }

  release(): void {
    writeSync(this.file, Buffer.alloc(4), 0, 4, 0);
  }

  /** How many calls have failed since `fail`. */
  get fired(): number {
    const field = Buffer.alloc(4);
    readSync(this.file, field, 0, 4, 4 * (FIELDS - 1));
    return field.readInt32LE(0);
  }

  close(): void {
    closeSync(this.file);
  }
}
