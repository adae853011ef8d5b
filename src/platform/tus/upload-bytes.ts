import { createHash, type Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { refuse, ok, type Refusal, type Result } from '../../kernel/result.js';
import { append, type AppendEnd, type StagingArea } from '../storage/index.js';
import { PrefixDigests } from './prefix-digests.js';
import type { Checksum } from './protocol.js';
import type { UploadRecord } from './upload-registry.js';

export interface ChunkOptions {
  readonly checksum: Checksum | undefined;
  readonly signal: AbortSignal;
  readonly stallMs: number;
  readonly acknowledgeEvery: number;
  /** Makes the offset the registry's truth; called only for bytes on stable storage. */
  readonly acknowledge: (offset: number) => Promise<void>;
}

/** Where the upload stands after a chunk, and why the chunk was not taken whole, if so. */
export interface ChunkTaken {
  readonly offset: number;
  readonly refusal?: Refusal;
}

const REFUSALS: Record<Exclude<AppendEnd, 'end' | 'cut'>, Refusal> = {
  stalled: { code: 'upload.stalled' },
  aborted: { code: 'upload.superseded' },
  overflow: { code: 'upload.beyond-length' },
};

/** The staging files of unfinished uploads and their running digests. The caller holds the upload's turn. */
export class UploadBytes {
  private readonly prefixes = new PrefixDigests();

  constructor(private readonly staging: StagingArea) {}

  /** Makes the empty file of a new upload. */
  async create(id: string): Promise<void> {
    await (await this.staging.create(id)).close();
  }

  /**
   * The offset that file and registry agree on: bytes on disk beyond the acknowledged offset are cut off, for
   * nobody promised them; acknowledged bytes that the disk lost are not claimed.
   */
  async reconcile({ id, offset }: UploadRecord): Promise<number> {
    const size = await this.staging.size(id);
    if (size === undefined) await this.create(id);
    else if (size > offset) await this.using(id, (file) => file.truncate(offset));
    return Math.min(offset, size ?? 0);
  }

  /** Takes one request body at the upload's offset. Throws on I/O errors, with the file back at the offset. */
  async take(upload: UploadRecord, body: IncomingMessage, options: ChunkOptions): Promise<ChunkTaken> {
    const { id, length } = upload;
    const { checksum } = options;
    const digest = await this.prefixes.at(id, upload.offset, this.staging.pathOf(id));
    const chunkDigest = checksum && createHash(checksum.algorithm);
    let offset = upload.offset;
    const acknowledge = async (position: number, prefix: Hash): Promise<void> => {
      await options.acknowledge(position);
      this.prefixes.remember(id, position, prefix);
      offset = position;
    };
    return this.using(id, async (file) => {
      try {
        const { end, position } = await append(body, file, {
          position: offset,
          digest,
          chunkDigest,
          limit: length - offset,
          stallMs: options.stallMs,
          signal: options.signal,
          flushEvery: options.acknowledgeEvery,
          expected: Number(body.headers['content-length'] ?? Infinity),
          // A chunk with a declared checksum counts as a whole or not at all.
          onDurable: checksum ? undefined : acknowledge,
        });
        const refusal = end === 'end' || end === 'cut' ? undefined : REFUSALS[end];
        if (checksum && end === 'end' && !chunkDigest!.digest().equals(checksum.digest)) {
          // Spec "Checksum": on a mismatch answer 460, discard the chunk, leave upload and offset as they were.
          await file.truncate(offset);
          return { offset, refusal: { code: 'upload.checksum-mismatch' } };
        }
        if (end === 'overflow' || (checksum && end !== 'end')) await file.truncate(offset);
        else await acknowledge(position, digest);
        return { offset, refusal };
      } catch (error) {
        await file.truncate(offset);
        throw error;
      }
    });
  }

  /** Counts the finished file and compares its digest with the declared one. */
  async verify(
    upload: UploadRecord,
  ): Promise<Result<{ sha256: string; bytes: number; stagingPath: string }>> {
    const stagingPath = this.staging.pathOf(upload.id);
    const bytes = await this.staging.size(upload.id);
    if (bytes !== upload.length)
      throw new Error(`upload ${upload.id} has ${bytes} of ${upload.length} bytes`);
    const sha256 = (await this.prefixes.at(upload.id, bytes, stagingPath)).digest('hex');
    const declared = upload.metadata['sha256']?.toLowerCase();
    if (declared !== undefined && declared !== sha256) {
      return refuse('evidence.digest-mismatch', {
        detail: '收到的文件与申报的 SHA-256 不一致，未予接收。',
        next: '请核对原始文件后重新上传。',
        facts: { declared, computed: sha256, bytes },
      });
    }
    return ok({ sha256, bytes, stagingPath });
  }

  async discard(id: string): Promise<void> {
    this.prefixes.forget(id);
    await this.staging.remove(id);
  }

  private async using<T>(id: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
    const file = await this.staging.open(id);
    try {
      return await work(file);
    } finally {
      await file.close();
    }
  }
}
