import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { StorageEngine } from 'multer';
import { append } from './append.js';
import type { StagingArea } from './staging-area.js';

/** What the engine adds to multer's file: the staging id, its path, and what was counted while it passed. */
export interface StagedPart {
  readonly stagingId: string;
  readonly path: string;
  readonly size: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

export interface MultipartStagingOptions {
  readonly staging: StagingArea;
  /** A fresh UUID for each part; the client's file name never reaches the disk. */
  readonly newId: () => string;
  /** Bytes of one part at most; give multer the same number as `limits.fileSize`. */
  readonly maxBytes: number;
}

type Handled = Parameters<StorageEngine['_handleFile']>[2];

/** Multer's storage for small files: streamed into the staging area, digested on the way, flushed to disk. */
export class MultipartStaging implements StorageEngine {
  constructor(private readonly options: MultipartStagingOptions) {}

  _handleFile(_req: Request, file: Express.Multer.File, done: Handled): void {
    this.receive(file).then(
      (part) => done(null, part as Partial<Express.Multer.File>),
      (error: unknown) => done(error),
    );
  }

  _removeFile(_req: Request, file: Express.Multer.File, done: (error: Error | null) => void): void {
    const { stagingId } = file as Partial<StagedPart>;
    const removed = stagingId ? this.options.staging.remove(stagingId) : Promise.resolve(false);
    removed.then(() => done(null), done);
  }

  private async receive(part: Express.Multer.File): Promise<StagedPart> {
    const { staging, newId, maxBytes } = this.options;
    const stagingId = newId();
    // A part that breaks while the file is being made must not become an unhandled error.
    part.stream.on('error', () => undefined);
    const file = await staging.create(stagingId);
    try {
      const digest = createHash('sha256');
      const { end, position } = await append(part.stream, file, { position: 0, digest, limit: maxBytes });
      // Busboy ends a part that is over its limit as if it were whole, and only marks it.
      const truncated = 'truncated' in part.stream && part.stream.truncated === true;
      if (end !== 'end' || truncated) {
        part.stream.resume();
        throw new Error(`the part was not received whole: ${truncated ? 'overflow' : end}`);
      }
      return { stagingId, path: staging.pathOf(stagingId), size: position, sha256: digest.digest('hex') };
    } catch (error) {
      await staging.remove(stagingId);
      throw error;
    } finally {
      await file.close();
    }
  }
}
