import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { refuse, ok, type Refusal, type Refused, type Result } from '../../kernel/result.js';
import {
  append,
  type AppendEnd,
  type AppendOptions,
  IncrementalDigests,
  SharedBlocks,
  type StagingArea,
} from '../storage/index.js';
import { END_BYTES, endDigest, endsOf } from './file-ends.js';
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

/** The first or last block is not what the sender declared: another file. */
export const ENDS_MISMATCH = 'upload.ends-mismatch';

const REFUSALS: Record<Exclude<AppendEnd, 'end' | 'cut'>, Refusal> = {
  stalled: { code: 'upload.stalled' },
  aborted: { code: 'upload.superseded' },
  overflow: { code: 'upload.beyond-length' },
  denied: { code: ENDS_MISMATCH },
};

/** The staging files of unfinished uploads and their running digests. The caller holds the upload's turn. */
export class UploadBytes {
  private readonly blocks = new SharedBlocks();
  private readonly digests = new IncrementalDigests(['sha256'], { memory: this.blocks.memory });

  /** `aside` is told how far files may be read for digests nobody waits for. */
  constructor(
    private readonly staging: StagingArea,
    private readonly backgroundDigests?: IncrementalDigests,
  ) {}

  start(): void {
    this.digests.start();
  }

  close(): Promise<void> {
    return this.digests.close();
  }

  /** Makes the empty file of a new upload. */
  async create(id: string): Promise<void> {
    await (await this.staging.create(id)).close();
  }

  /** The offset that file and registry agree on; looking changes neither. Acknowledged bytes the disk lost are not claimed. */
  async standing({ id, offset }: UploadRecord): Promise<number> {
    return Math.min(offset, (await this.staging.size(id)) ?? 0);
  }

  /** Takes one request body at the upload's offset. Throws on I/O errors, with the file back at the offset. */
  async take(upload: UploadRecord, body: IncomingMessage, options: ChunkOptions): Promise<ChunkTaken> {
    const { id, length } = upload;
    const { checksum } = options;
    const path = this.staging.pathOf(id);
    await this.makeReady(upload);
    const digest = checksum && createHash(checksum.algorithm);
    let offset = upload.offset;
    const acknowledge = async (position: number): Promise<void> => {
      await options.acknowledge(position);
      offset = position;
      this.digests.follow(id, path, position);
      this.backgroundDigests?.follow(id, path, position);
    };
    const onBlock = (from: number, at: number, bytes: number): Promise<void> =>
      this.digests.block(id, from, at, bytes);
    const rollBack = async (file: FileHandle): Promise<void> => {
      this.digests.forget(id);
      await file.truncate(offset);
    };
    return this.using(id, async (file) => {
      const direct = await this.staging.openDirect(id);
      try {
        const { end, position } = await append(body, file, {
          position: offset,
          direct: { direct, onBlock, blocks: this.blocks },
          digest,
          limit: length - offset,
          stallMs: options.stallMs,
          signal: options.signal,
          flushEvery: options.acknowledgeEvery,
          expected: Number(body.headers['content-length'] ?? Infinity),
          // A chunk with a declared checksum counts as a whole or not at all.
          onDurable: checksum ? undefined : acknowledge,
          checkpoint: this.checkpoint(upload, file),
        });
        const lying = end === 'denied' ? await lyingEnd(upload, file) : undefined;
        const refusal = lying?.refusal ?? (end === 'end' || end === 'cut' ? undefined : REFUSALS[end]);
        if (checksum && end === 'end' && !digest!.digest().equals(checksum.digest)) {
          // Spec "Checksum": on a mismatch answer 460, discard the chunk, leave upload and offset as they were.
          await rollBack(file);
          return { offset, refusal: { code: 'upload.checksum-mismatch' } };
        }
        if (end === 'overflow' || (checksum && end !== 'end')) await rollBack(file);
        else await acknowledge(position);
        return { offset, refusal };
      } catch (error) {
        await rollBack(file);
        throw error;
      } finally {
        await direct?.close();
      }
    });
  }

  /** Counts the finished file and compares its digests with the declared ones. */
  async verify(
    upload: UploadRecord,
  ): Promise<Result<{ sha256: string; bytes: number; stagingPath: string }>> {
    const { id, length, metadata } = upload;
    const stagingPath = this.staging.pathOf(id);
    const bytes = await this.staging.size(id);
    if (bytes !== length) throw new Error(`upload ${id} has ${bytes} of ${length} bytes`);
    // After a restart the digest is read back from the bytes themselves, once.
    const sha256 = await this.digests.digest('sha256', id, stagingPath, bytes);
    const declared = metadata['sha256']?.toLowerCase();
    if (declared !== undefined && declared !== sha256) {
      return refuse('evidence.digest-mismatch', {
        detail: '收到的文件与申报的 SHA-256 不一致，未予接收。',
        next: '请核对原始文件后重新上传。',
        facts: { declared, computed: sha256, bytes },
      });
    }
    const lying = await this.using(id, (file) => lyingEnd(upload, file));
    return lying ?? ok({ sha256, bytes, stagingPath });
  }

  /** Removes the bytes; `kept` says that another name of them lives on, so that a digest may be asked for yet. */
  async discard(id: string, kept: boolean): Promise<void> {
    this.digests.forget(id);
    if (!kept) this.backgroundDigests?.forget(id);
    await this.staging.remove(id);
  }

  /** As soon as the first block is here it must be the declared one: another file ends before it has cost hours. */
  private checkpoint(upload: UploadRecord, file: FileHandle): AppendOptions['checkpoint'] {
    const { head } = endsOf(upload.metadata);
    const at = Math.min(END_BYTES, upload.length);
    if (head === undefined || upload.offset >= at) return undefined;
    return { at, holds: async () => (await endDigest(file, upload.length, 'head')) === head };
  }

  /**
   * Before bytes are written at the offset: what lies beyond it was promised to nobody and is cut off; a file that
   * is gone begins anew.
   */
  private async makeReady({ id, offset }: UploadRecord): Promise<void> {
    const size = await this.staging.size(id);
    if (size === undefined) await this.create(id);
    else if (size > offset) await this.using(id, (file) => file.truncate(offset));
  }

  /** Drops the running digests: the bytes under them changed, and are read from the volume when they are asked for. */
  forget(id: string): void {
    this.digests.forget(id);
    this.backgroundDigests?.forget(id);
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

async function lyingEnd(upload: UploadRecord, file: FileHandle): Promise<Refused | undefined> {
  const said = endsOf(upload.metadata);
  for (const end of ['head', 'tail'] as const) {
    const declared = said[end];
    const computed = declared && (await endDigest(file, upload.length, end));
    if (declared !== computed) return refuse('upload.ends-mismatch', { facts: { end, declared, computed } });
  }
  return undefined;
}
