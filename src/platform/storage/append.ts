import type { Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { BufferedSink, DirectSink, type DirectSinkOptions, type Sink } from './sinks.js';

const MiB = 1024 * 1024;
/** Socket chunks (64 KiB) are gathered to this size so that one thread-pool call writes many of them. */
const BATCH_BYTES = 1 * MiB;
/** The source is paused while this much waits in memory: the whole memory cost of one upload. */
const QUEUE_BYTES = 2 * MiB;
/** The last flush, for which the sender waits, has at least this much to do before another is worth it. */
const TAIL_BYTES = 4 * MiB;

export interface AppendOptions {
  /** Where the first byte goes, counted from 0. */
  readonly position: number;
  /** Writes past the page cache, block by block; left out, bytes go through it. */
  readonly direct?: Omit<DirectSinkOptions, 'file' | 'position'>;
  /** Updated with the appended bytes while they are written. */
  readonly digest?: Hash | undefined;
  /** Bytes accepted at most; one more ends the append with `overflow`. */
  readonly limit: number;
  /** Milliseconds without a byte after which the source counts as stalled. */
  readonly stallMs?: number;
  /** Ends the append with `aborted`; what has arrived is still written. */
  readonly signal?: AbortSignal;
  /** Bytes between two background flushes: keeps the last flush short and the loss of a crash small. */
  readonly flushEvery?: number;
  /** Bytes the source announced; towards their end flushes come closer together, so the last one is short. */
  readonly expected?: number;
  /** Called at most every `flushEvery` bytes, after a background flush, with the durable position. */
  readonly onDurable?: (position: number) => Promise<void>;
  /** Asked once, when all bytes before `at` are written; on false the append ends with `denied`. */
  readonly checkpoint?: { readonly at: number; readonly holds: () => Promise<boolean> } | undefined;
}

/** How the source ended: whole, cut off, silent too long, longer than allowed, stopped by the signal or the checkpoint. */
export type AppendEnd = 'end' | 'cut' | 'stalled' | 'overflow' | 'aborted' | 'denied';

export interface Appended {
  readonly end: AppendEnd;
  /** Position after the last byte written. */
  readonly position: number;
}

/**
 * Streams `source` into `file` at a position with bounded memory.
 *
 * When it resolves, however the source ended, every byte before the returned position is on stable storage
 * (fdatasync). It rejects when writing fails; then nothing beyond the last `onDurable` counts.
 */
export async function append(source: Readable, file: FileHandle, options: AppendOptions): Promise<Appended> {
  const intake = new Intake(source, options);
  const { position, direct } = options;
  const sink = direct ? new DirectSink({ file, position, ...direct }) : new BufferedSink(file, position);
  const flusher = new Flusher(sink, options);
  let { checkpoint } = options;
  let denied = false;
  const denies = async (): Promise<boolean> => {
    if (!checkpoint || sink.position < checkpoint.at) return denied;
    const { holds } = checkpoint;
    checkpoint = undefined;
    return (denied = !(await holds()));
  };
  try {
    for (;;) {
      const batch = await intake.next();
      if (batch.length === 0) break;
      const written = sink.write(batch);
      // The digest is computed here while the thread pool writes: neither waits for the other.
      if (options.digest) for (const chunk of batch) options.digest.update(chunk);
      await written;
      flusher.written();
      if (await denies()) intake.stop('denied');
    }
    await flusher.settle();
    await sink.end();
    await denies();
    await flusher.finish();
    return { end: denied ? 'denied' : intake.end!, position: sink.position };
  } catch (error) {
    await sink.settle();
    await flusher.settle();
    throw error;
  } finally {
    intake.release();
  }
}

/** Gathers the chunks of a stream into batches and holds the stream back when nobody takes them. */
class Intake {
  end: AppendEnd | undefined;
  private chunks: Buffer[] = [];
  private queued = 0;
  private received = 0;
  private wake: (() => void) | undefined;
  private stall: NodeJS.Timeout | undefined;

  constructor(
    private readonly source: Readable,
    private readonly options: AppendOptions,
  ) {
    source.on('data', this.onData);
    source.on('end', this.onEnd);
    source.on('error', this.onCut);
    source.on('close', this.onCut);
    options.signal?.addEventListener('abort', this.onAbort);
    if (options.stallMs) this.stall = setTimeout(this.onStall, options.stallMs);
    // The stream may have ended, or the signal fired, before anyone listened.
    if (options.signal?.aborted) this.stop('aborted');
    else if (source.readableEnded) this.stop('end');
    else if (source.destroyed) this.stop('cut');
  }

  /** The next batch; empty when the source has ended and everything was taken. */
  async next(): Promise<Buffer[]> {
    while (this.queued < BATCH_BYTES && !this.end) {
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    const batch = this.chunks;
    this.chunks = [];
    this.queued = 0;
    if (!this.end && this.source.isPaused()) {
      // Time spent waiting for the disk is not the sender's silence.
      this.stall?.refresh();
      this.source.resume();
    }
    return batch;
  }

  /** Stops listening. Late errors of an abandoned stream are swallowed: its end has been reported. */
  release(): void {
    clearTimeout(this.stall);
    this.options.signal?.removeEventListener('abort', this.onAbort);
    this.source.off('data', this.onData);
    this.source.off('end', this.onEnd);
    this.source.off('close', this.onCut);
    this.source.off('error', this.onCut);
    this.source.on('error', () => undefined);
  }

  stop(end: AppendEnd): void {
    if (this.end) return;
    this.end = end;
    clearTimeout(this.stall);
    this.wake?.();
  }

  private readonly onData = (chunk: Buffer): void => {
    if (this.end) return;
    if (this.received + chunk.length > this.options.limit) return this.stop('overflow');
    this.received += chunk.length;
    this.stall?.refresh();
    this.chunks.push(chunk);
    this.queued += chunk.length;
    if (this.queued >= QUEUE_BYTES) this.source.pause();
    if (this.queued >= BATCH_BYTES) this.wake?.();
  };

  private readonly onEnd = (): void => this.stop('end');
  private readonly onCut = (): void => this.stop('cut');
  private readonly onAbort = (): void => this.stop('aborted');
  private readonly onStall = (): void => {
    if (this.source.isPaused()) this.stall?.refresh();
    else this.stop('stalled');
  };
}

/** Flushes in the background, one flush at a time, so that receiving never waits for the disk's own pace. */
class Flusher {
  private started: number;
  private reported: number;
  private running: Promise<void> | undefined;
  private failure: { error: unknown } | undefined;
  private readonly every: number;
  private readonly end: number;

  constructor(
    private readonly sink: Sink,
    private readonly options: AppendOptions,
  ) {
    this.started = this.reported = options.position;
    this.every = options.flushEvery ?? 32 * MiB;
    this.end = options.position + (options.expected ?? Infinity);
  }

  written(): void {
    const { position } = this.sink;
    if (this.failure) throw this.failure.error;
    const due = Math.min(this.every, Math.max(TAIL_BYTES, this.end - position));
    if (this.running || position - this.started < due) return;
    this.started = position;
    const report = this.options.onDurable !== undefined && position - this.reported >= this.every;
    this.running = this.flush(position, report)
      .catch((error: unknown) => void (this.failure = { error }))
      .finally(() => (this.running = undefined));
  }

  async finish(): Promise<void> {
    await this.settle();
    if (this.failure) throw this.failure.error;
    if (this.sink.position > this.options.position) await this.sink.flush();
  }

  async settle(): Promise<void> {
    await this.running;
  }

  private async flush(position: number, report: boolean): Promise<void> {
    await this.sink.flush();
    if (!report) return;
    this.reported = position;
    await this.options.onDurable?.(position);
  }
}
