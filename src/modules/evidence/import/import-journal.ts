import { appendFile, readFile } from 'node:fs/promises';
import type { ImportOutcome } from './import-recording.js';

interface Line {
  readonly path: string;
  /** Size, times and inode, as `stateOf` has them. */
  readonly state: string;
  readonly outcome: ImportOutcome;
  readonly id?: string;
}

/**
 * Which files were looked at, so that a folder that keeps its files is not read through again each time. It is only a
 * memory: whether a recording is there is asked of the database, and a lost line costs one more reading.
 */
export class ImportJournal {
  private lines: Map<string, Line> | undefined;

  constructor(private readonly file: string) {}

  /** What became of a file in exactly this state. */
  async of(path: string, state: string): Promise<Line | undefined> {
    const line = (await this.loaded()).get(path);
    return line?.state === state ? line : undefined;
  }

  async note(line: Line): Promise<void> {
    (await this.loaded()).set(line.path, line);
    await appendFile(this.file, `${JSON.stringify(line)}\n`, { mode: 0o640 });
  }

  private async loaded(): Promise<Map<string, Line>> {
    if (this.lines) return this.lines;
    const text = await readFile(this.file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    const lines = new Map<string, Line>();
    for (const row of text.split('\n')) {
      try {
        const line = JSON.parse(row) as Line;
        lines.set(line.path, line);
      } catch {
        // The last line of a crash.
      }
    }
    return (this.lines ??= lines);
  }
}
