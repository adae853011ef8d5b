import type { Readable } from 'node:stream';
import type { DigestAlgorithm, Digests } from './digest-file.js';
import type { ReadThrottle } from './read-throttle.js';

/** Facts of one stored object; sizes are bytes. */
export interface ObjectStat {
  readonly id: string;
  readonly bytes: number;
  /** Id of the machine that stored it (`nodeIdOf`); `stat` alone tells it, and stores of one machine leave it out. */
  readonly node?: string;
}

/** An object just stored. */
export interface StoredNow extends ObjectStat {
  /** SHA-256 of exactly what was sent, lower-case hex; left out where a file of this machine became the object itself. */
  readonly sha256?: string;
}

/** First and last byte to read, both included and counted from 0; `end` left out means to the end. */
export interface ByteRange {
  readonly start: number;
  readonly end?: number;
}

/**
 * Write-once objects under ids the application made. There is no call that changes a stored object.
 *
 * Every promise that resolves means durable: the bytes and the name survive a power cut. All calls throw a
 * `StorageError` when the promise cannot be kept; nothing half-written is ever visible under an id.
 */
export interface ObjectStore {
  /** Stores what the stream yields; throws `exists` when the id is taken, and stores nothing on a stream error. */
  put(id: string, source: Readable): Promise<StoredNow>;
  /**
   * Takes a finished staging file as the object `id`. The staging name stays until its owner removes it, so
   * the call may be repeated after a crash; throws `exists` when the id holds another file.
   */
  adopt(id: string, stagedPath: string): Promise<StoredNow>;
  /** A stream of the object or of a range of it; throws `missing` or `bad-range`. */
  open(id: string, range?: ByteRange): Promise<Readable>;
  /** Digests of the stored bytes, read again from the store off the main thread; throws `missing`. */
  digest<A extends DigestAlgorithm>(
    id: string,
    algorithms: readonly A[],
    signal?: AbortSignal,
    throttle?: ReadThrottle,
  ): Promise<Digests<A>>;
  /** Where the object lies as a file of this machine; left out by stores that keep none. */
  pathOf?(id: string): string;
  /** The object's facts, or undefined when there is none. */
  stat(id: string): Promise<ObjectStat | undefined>;
  /** Removes the bytes (disposal only); false when there were none. */
  remove(id: string): Promise<boolean>;
  /** The id of the store itself, which the database that belongs to it knows too; undefined before it has one. */
  identity(): Promise<string | undefined>;
  /** Gives the store its id, once; throws `exists` when it has another. */
  identify(id: string): Promise<void>;
  /** Every stored object, in no promised order. */
  list(): AsyncIterable<ObjectStat>;
}

/** `unreachable`: the store is away, does not answer in time or answers 5xx; the call may be repeated later. */
export type StorageFault = 'bad-id' | 'bad-range' | 'exists' | 'missing' | 'unreachable';

/** A call the store cannot honour: a bug, or a store that is damaged or away; never a user's mistake. */
export class StorageError extends Error {
  constructor(
    readonly code: StorageFault,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StorageError';
  }
}

/** True when the store is away for now. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof StorageError && error.code === 'unreachable';
}
