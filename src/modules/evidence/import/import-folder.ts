import { link, lstat, mkdir, opendir, unlink } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { Config } from '../../../platform/config/index.js';
import { EvidenceRow } from '../evidence.entity.js';
import { PendingRecordingRow } from './import.entities.js';
import { ImportJournal } from './import-journal.js';
import {
  type Imported,
  type ImportOptions,
  type ImportOutcome,
  ImportRecording,
} from './import-recording.js';
import { claimedTypeOf, sidecarFor } from './rules/recording-files.rules.js';
import { stateOf } from './stage-copy.js';

/** One recording of a folder, and what became of it. */
export interface FolderLine extends Imported {
  /** Its path within the folder. */
  readonly file: string;
}

export interface FolderReport {
  readonly folder: string;
  readonly counts: Readonly<Record<ImportOutcome, number>>;
  /** Files that are neither recordings nor speak of one. */
  readonly ignored: readonly string[];
  readonly files: readonly FolderLine[];
}

export interface FolderOptions extends ImportOptions {
  /** Received files are moved there, with their sidecars; without it the folder is left as it is. */
  readonly moveTo?: string | undefined;
  readonly onFile?: ((line: FolderLine) => void) | undefined;
}

/** A recording of a folder, with the names of the files beside it. */
export interface FoundFile {
  readonly path: string;
  readonly others: readonly string[];
}

const DEEPEST = 16;

/**
 * Takes over what a docking station left in a folder, file after file. Run again it takes nothing twice; interrupted
 * it goes on where it was. Nothing is deleted.
 */
@Injectable()
export class ImportFolder {
  readonly journal: ImportJournal;

  constructor(
    private readonly importing: ImportRecording,
    @InjectRepository(EvidenceRow) private readonly rows: Repository<EvidenceRow>,
    config: Config,
  ) {
    this.journal = new ImportJournal(join(config.dataDir, 'imports.jsonl'));
  }

  async run(folder: string, options: FolderOptions = {}): Promise<FolderReport> {
    const { recordings, ignored } = await this.found(folder);
    const files: FolderLine[] = [];
    const counts: Record<ImportOutcome, number> = { taken: 0, waiting: 0, duplicate: 0, refused: 0 };
    for (const found of recordings) {
      const line = { file: relative(folder, found.path), ...(await this.one(found, options)) };
      const moved =
        options.moveTo === undefined ? line : await this.moved(folder, found, line, options.moveTo);
      files.push(moved);
      counts[moved.outcome] += 1;
      options.onFile?.(moved);
    }
    return { folder, counts, ignored: ignored.map((path) => relative(folder, path)), files };
  }

  /** Recordings and other files of a folder and of those in it, by name. Links are not followed. */
  async found(folder: string): Promise<{ recordings: FoundFile[]; ignored: string[] }> {
    const recordings: FoundFile[] = [];
    const ignored: string[] = [];
    const walk = async (path: string, depth: number): Promise<void> => {
      const names: string[] = [];
      const folders: string[] = [];
      for await (const entry of await opendir(path)) {
        if (entry.isDirectory() && depth < DEEPEST) folders.push(entry.name);
        if (entry.isFile()) names.push(entry.name);
      }
      names.sort();
      const taken = names.filter((name) => claimedTypeOf(name) !== undefined);
      const beside = new Set(taken.map((name) => sidecarFor(name, names)?.name));
      recordings.push(...taken.map((name) => ({ path: join(path, name), others: names })));
      ignored.push(
        ...names.filter((name) => !taken.includes(name) && !beside.has(name)).map((name) => join(path, name)),
      );
      for (const name of folders.sort()) await walk(join(path, name), depth + 1);
    };
    await walk(folder, 0);
    return { recordings, ignored };
  }

  /** One file; what was received in this very state before is not read again. */
  async one({ path, others }: FoundFile, options: ImportOptions): Promise<Imported> {
    const state = stateOf(await lstat(path));
    const known = await this.journal.of(path, state);
    if (known?.id !== undefined && (await this.has(known.id)))
      return { outcome: 'duplicate', id: known.id, detail: '此前已接收', notes: [] };
    const done = await this.importing.import(path, others, options);
    await this.journal.note({ path, state, outcome: done.outcome, ...(done.id && { id: done.id }) });
    return done;
  }

  private async has(id: string): Promise<boolean> {
    return (
      (await this.rows.existsBy({ id })) ||
      (await this.rows.manager.getRepository(PendingRecordingRow).existsBy({ id }))
    );
  }

  private async moved(
    folder: string,
    { path, others }: FoundFile,
    line: FolderLine,
    moveTo: string,
  ): Promise<FolderLine> {
    if (line.outcome === 'refused') return line;
    const target = join(moveTo, relative(folder, dirname(path)));
    const sidecar = sidecarFor(basename(path), others)?.name;
    try {
      await mkdir(target, { recursive: true });
      for (const name of [basename(path), sidecar]) {
        if (name === undefined) continue;
        // A second name and the end of the first: nothing that is there already is overwritten.
        await link(join(dirname(path), name), join(target, name));
        await unlink(join(dirname(path), name));
      }
      return line;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      return { ...line, notes: [...line.notes, `已接收，未能移走（${code ?? '错误'}）`] };
    }
  }
}
