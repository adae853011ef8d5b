import type { ServerResponse } from 'node:http';
import type { Refusal, Result } from '../../kernel/result.js';
import type { IncrementalDigests, StagingArea } from '../storage/index.js';
import type { UploadMetadata } from './protocol.js';
import type { Problem } from './tus-problems.js';
import type { UploadRecord, UploadRegistry } from './upload-registry.js';

/** Who asks. The application may carry more (roles, address) through to its hooks. */
export interface TusContext {
  readonly owner: string;
}

/** What was counted on the server, not what the sender said. */
export interface ReceivedBytes {
  /** Lower-case hexadecimal, computed from the bytes on the volume while more of them came. */
  readonly sha256: string;
  readonly bytes: number;
  /** The finished file; it stays until the hook has resolved. */
  readonly stagingPath: string;
}

/** What the application decides. */
export interface TusHooks<C extends TusContext> {
  /** May this person upload this, here? Gives the new upload's UUID, or refuses before a byte is taken. */
  onCreate(ctx: C, metadata: UploadMetadata, length: number): Promise<Result<string>>;
  /**
   * Receives the whole, flushed, compared file. It is called again after a crash between its own commit and the
   * answer, so it must give the same result for the same upload id. A refusal keeps the bytes until they expire.
   */
  onComplete(ctx: C, upload: UploadRecord, received: ReceivedBytes): Promise<Result<void>>;
  /** Records that the bytes were not what the sender had declared; they are discarded after it resolves. */
  onRefused(ctx: C, upload: UploadRecord, refusal: Refusal): Promise<void>;
  /** Records that the sender gives the upload up; its bytes are discarded after an ok. */
  onTerminate(ctx: C, upload: UploadRecord): Promise<Result<void>>;
  /** Told by the sweep before it discards bytes that were never received; what was made of them on the way goes too. */
  onSwept(id: string): Promise<void>;
}

export interface TusOptions<C extends TusContext> {
  /** The address of the collection, as the client sees it (`/api/uploads`). */
  readonly path: string;
  readonly staging: StagingArea;
  readonly uploads: UploadRegistry;
  readonly hooks: TusHooks<C>;
  /** Told of acknowledged bytes, to take digests nobody waits for; the application ends it. */
  readonly backgroundDigests?: IncrementalDigests;
  readonly now: () => Date;
  /** Bytes of one upload at most. */
  readonly maxSize: number;
  /** How long an upload lives after its last byte. Default: 7 days. */
  readonly expireAfterMs?: number;
  /** Silence after which a request is given up. Default: 60 s. */
  readonly stallMs?: number;
  /** Bytes between two acknowledgements inside one request. Default: 32 MiB. */
  readonly acknowledgeEvery?: number;
  /** Bytes of the Upload-Metadata header at most. Default: 8 KiB. */
  readonly maxMetadataBytes?: number;
  /** The application's own table of refusals. */
  readonly problemOf?: (refusal: Refusal) => Problem;
  /** Told of broken things (I/O errors, failing hooks, acknowledged bytes missing from the disk), and in which answer. */
  readonly onError: (error: unknown, response?: ServerResponse) => void;
}
