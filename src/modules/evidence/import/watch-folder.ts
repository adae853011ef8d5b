import { lstat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Config } from '../../../platform/config/index.js';
import { Jobs } from '../../../platform/jobs/index.js';
import { type FoundFile, ImportFolder } from './import-folder.js';
import { ImportPlaces } from './import-places.js';
import { sidecarFor } from './rules/recording-files.rules.js';
import { stateOf } from './stage-copy.js';

const LOOK_EVERY_MS = 5_000;

/** Takes over what a docking station leaves in the watched folder, once a file has not changed from one look to the next. */
@Injectable()
export class WatchFolder implements BeforeApplicationShutdown {
  private readonly logger = new Logger('watch folder');
  private readonly seen = new Map<string, string>();
  private looking: Promise<void> | undefined;
  private stopped = false;
  private complaint = '';

  constructor(
    private readonly importing: ImportFolder,
    private readonly places: ImportPlaces,
    private readonly config: Config,
    jobs: Jobs,
  ) {
    if (config.watchFolder === undefined) return;
    // Each process watches the folder its own settings name; what two of them see is received once (`evidence.duplicate`).
    jobs.register({ name: 'watch-folder', everyMs: LOOK_EVERY_MS, alone: false, run: () => this.look() });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.looking;
  }

  /** One look; a look that is asked for while another goes on is that one. */
  look(): Promise<void> {
    this.looking ??= this.through()
      .catch((error: unknown) => this.complain(String(error)))
      .finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async through(): Promise<void> {
    const { watchFolder: folder, watchAgency } = this.config;
    if (folder === undefined) return;
    const agencyId = watchAgency === undefined ? undefined : await this.places.agency(watchAgency);
    if (watchAgency !== undefined && agencyId === undefined)
      return this.complain(`WATCH_AGENCY names no agency: ${watchAgency}`);
    const { recordings } = await this.importing.found(folder);
    const here = new Set(recordings.map(({ path }) => path));
    for (const path of this.seen.keys()) if (!here.has(path)) this.seen.delete(path);
    for (const file of recordings) {
      if (this.stopped) return;
      await this.consider(file, agencyId);
    }
    this.complaint = '';
  }

  private async consider(file: FoundFile, agencyId: string | undefined): Promise<void> {
    const { path, others } = file;
    const own = stateOf(await lstat(path));
    const sidecar = sidecarFor(basename(path), others)?.name;
    const state = sidecar ? `${own} ${stateOf(await lstat(join(dirname(path), sidecar)))}` : own;
    const unchanged = this.seen.get(path) === state;
    this.seen.set(path, state);
    if (!unchanged || (await this.importing.journal.of(path, own))) return;
    const { outcome, code, detail } = await this.importing.one(file, { agencyId });
    if (outcome === 'refused') this.logger.warn(`${basename(path)}: ${code ?? ''} ${detail ?? ''}`);
  }

  /** The same trouble every five seconds is said once. */
  private complain(text: string): void {
    if (text !== this.complaint) this.logger.error(text);
    this.complaint = text;
  }
}
