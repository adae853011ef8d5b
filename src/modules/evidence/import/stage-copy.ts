import { createHash } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import { refuse, ok, type Result } from '../../../kernel/result.js';
import { append, type StagingArea } from '../../../platform/storage/index.js';

export interface StagedCopy {
  readonly id: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What tells one state of a file from another; a rewriting that keeps size and time still moves `ctime`. */
export const stateOf = ({ size, mtimeMs, ctimeMs, ino }: Stats): string =>
  [size, Math.round(mtimeMs), Math.round(ctimeMs), ino].join(' ');

/**
 * Copies a file of a folder into the staging area, flushed and digested; the file itself is only read. Refuses
 * `import.not-a-file`, `import.empty`, `import.too-large`, and `import.changing` when it was written to meanwhile.
 */
export async function stageCopy(
  source: string,
  staging: StagingArea,
  id: string,
  maxBytes: number,
): Promise<Result<StagedCopy>> {
  const from = await open(source, constants.O_RDONLY | constants.O_NOFOLLOW).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ELOOP' || code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') return undefined;
    throw error;
  });
  if (!from) return refuse('import.not-a-file');
  try {
    const before = await from.stat();
    if (!before.isFile()) return refuse('import.not-a-file');
    if (before.size === 0) return refuse('import.empty');
    if (before.size > maxBytes)
      return refuse('import.too-large', { facts: { bytes: before.size, maxBytes } });
    const to = await staging.create(id);
    const digest = createHash('sha256');
    let whole = false;
    try {
      const bytes = from.createReadStream({ autoClose: false, highWaterMark: 1 << 20 });
      const { end, position } = await append(bytes, to, { position: 0, digest, limit: maxBytes });
      whole = end === 'end' && position === before.size && stateOf(await from.stat()) === stateOf(before);
    } finally {
      await to.close();
      if (!whole) await staging.remove(id);
    }
    if (!whole) return refuse('import.changing', { next: '等文件写完后会再次导入' });
    return ok({ id, path: staging.pathOf(id), bytes: before.size, sha256: digest.digest('hex') });
  } finally {
    await from.close();
  }
}
