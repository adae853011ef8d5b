import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** How far a check is. */
export interface Progress {
  /** The last item that was read whole; the empty text before the first. */
  readonly after: string;
  readonly items: number;
  readonly bytes: number;
}

const NOTHING: Progress = { after: '', items: 0, bytes: 0 };

/**
 * Where a check goes on after a restart. A file beside the database: it changes with every item, and to lose it costs
 * no more than to read the store from the beginning.
 */
export class CheckCursor {
  constructor(private readonly folder: string) {}

  async read(checkId: string): Promise<Progress> {
    try {
      const { after, items, bytes } = JSON.parse(await readFile(this.pathOf(checkId), 'utf8')) as Progress;
      const whole = Number.isSafeInteger(items) && Number.isSafeInteger(bytes) && typeof after === 'string';
      return whole ? { after, items, bytes } : NOTHING;
    } catch {
      return NOTHING;
    }
  }

  async write(checkId: string, progress: Progress): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const path = this.pathOf(checkId);
    await writeFile(`${path}.part`, JSON.stringify(progress));
    await rename(`${path}.part`, path);
  }

  async forget(checkId: string): Promise<void> {
    await rm(this.pathOf(checkId), { force: true });
  }

  private pathOf(checkId: string): string {
    return join(this.folder, `${checkId}.json`);
  }
}
