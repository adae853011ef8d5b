import type { FileHandle } from 'node:fs/promises';
import { freeBuffers, ownedMemory } from './free-buffers.js';
import { type Block, SharedBlocks } from './shared-blocks.js';

/** Where `append` puts bytes, one batch after the other. */
export interface Sink {
  /** Position after the last byte written; it may lie behind what was given. */
  readonly position: number;
  /** The chunks belong to the sink from then on; they may be read until the promise resolves. */
  write(batch: readonly Buffer[]): Promise<void>;
  /** Writes what was held back. */
  end(): Promise<void>;
  /** Resolves when nothing is being written any more, however it went. */
  settle(): Promise<void>;
  flush(): Promise<void>;
}

/** Through the page cache. */
export class BufferedSink implements Sink {
  constructor(
    private readonly file: FileHandle,
    public position: number,
  ) {}

  async write(batch: readonly Buffer[]): Promise<void> {
    let rest = batch;
    while (rest.length > 0) {
      const { bytesWritten } = await this.file.writev(rest, this.position);
      this.position += bytesWritten;
      rest = after(rest, bytesWritten);
    }
  }

  end(): Promise<void> {
    return Promise.resolve();
  }

  settle(): Promise<void> {
    return Promise.resolve();
  }

  flush(): Promise<void> {
    return this.file.datasync();
  }
}

/** Told of every block before it is used again: bytes `from` on of the file lie at `at` of the shared memory. */
export type OnBlock = (from: number, at: number, length: number) => Promise<void>;

export interface DirectSinkOptions {
  readonly file: FileHandle;
  /** The same file opened with O_DIRECT. */
  readonly direct: FileHandle | undefined;
  readonly position: number;
  readonly blocks: SharedBlocks;
  readonly onBlock: OnBlock;
}

/** What every disk and file system accepts as the grain of unbuffered writing. */
const GRAIN = 4096;
/** Blocks of one file on their way at once: the disk has work while the next block is filled. */
const AT_ONCE = 2;

/** Bytes that wait, and the memory that is free when they have gone. */
interface Held {
  readonly bytes: Buffer;
  readonly memory: ArrayBuffer | undefined;
}

interface UnderWay {
  readonly bytes: number;
  readonly done: Promise<unknown>;
  /** Resolves when neither disk nor digest reads the block any more, however that went. */
  readonly settled: Promise<unknown>;
}

/**
 * Past the page cache: filling and cleaning it costs more of a processor than receiving does. Whole grains go straight
 * to the disk; the rest at either end of a request, less than a grain, goes through the cache.
 */
export class DirectSink implements Sink {
  position: number;
  private held: Held[] = [];
  private spent: ArrayBuffer[] = [];
  private heldBytes = 0;
  /** Where the next block goes; the blocks between `position` and here are on their way. */
  private next: number;
  private readonly underWay: UnderWay[] = [];

  constructor(private readonly options: DirectSinkOptions) {
    this.position = this.next = options.position;
  }

  async write(batch: readonly Buffer[]): Promise<void> {
    for (const bytes of batch) {
      this.heldBytes += bytes.length;
      this.held.push({ bytes, memory: ownedMemory(bytes) });
    }
    const toGrain = (GRAIN - (this.next % GRAIN)) % GRAIN;
    if (this.heldBytes < toGrain + GRAIN) return;
    if (toGrain > 0) await this.put(toGrain, this.options.file);
    while (this.heldBytes >= GRAIN) {
      const bytes = Math.min(SharedBlocks.BYTES, this.heldBytes - (this.heldBytes % GRAIN));
      await this.put(bytes, this.options.direct ?? this.options.file);
    }
    // The chunks of the source are large and the rest is small: a copy lets them go.
    if (this.heldBytes > 0) {
      const rest = Buffer.concat(this.held.map(({ bytes }) => bytes));
      for (const { memory } of this.held) if (memory) this.spent.push(memory);
      this.held = [{ bytes: rest, memory: undefined }];
    }
    freeBuffers(this.spent.splice(0));
  }

  async end(): Promise<void> {
    while (this.heldBytes > 0) {
      await this.put(Math.min(SharedBlocks.BYTES, this.heldBytes), this.options.file);
    }
    while (this.underWay.length > 0) await this.oldest();
  }

  async settle(): Promise<void> {
    await Promise.allSettled(this.underWay.map(({ settled }) => settled));
  }

  async flush(): Promise<void> {
    await this.options.file.datasync();
  }

  /** Sends that many of the held bytes to the disk; waits only while too many blocks are on their way. */
  private async put(bytes: number, file: FileHandle): Promise<void> {
    if (this.underWay.length >= AT_ONCE) await this.oldest();
    const { blocks, onBlock } = this.options;
    const block = await blocks.take();
    this.fill(block, bytes);
    const watched = onBlock(this.next, block.at, bytes);
    const written = this.writeWhole(file, block, bytes, this.next);
    this.next += bytes;
    // A block serves the next only when neither disk nor digest needs it.
    const settled = Promise.allSettled([watched, written]).then(() => blocks.give(block));
    const done = Promise.all([watched, written, settled]);
    // It is awaited in its turn; until then a rejection must not count as unhandled.
    done.catch(() => undefined);
    this.underWay.push({ bytes, done, settled });
  }

  /** The blocks count in their order: `position` never passes one that is not written. */
  private async oldest(): Promise<void> {
    const { bytes, done } = this.underWay[0]!;
    await done;
    this.underWay.shift();
    this.position += bytes;
  }

  private async writeWhole(first: FileHandle, block: Block, bytes: number, position: number): Promise<void> {
    let file = first;
    for (let done = 0; done < bytes;) {
      const tried = file;
      const { bytesWritten } = await tried
        .write(block.bytes, done, bytes - done, position + done)
        .catch((error: NodeJS.ErrnoException) => {
          // A file system may open a file for unbuffered writing and still want another grain.
          if (error.code !== 'EINVAL' || tried === this.options.file) throw error;
          return { bytesWritten: 0 };
        });
      done += bytesWritten;
      // What is left of a short write no longer begins on a grain.
      file = this.options.file;
    }
  }

  private fill(block: Block, bytes: number): void {
    let filled = 0;
    let used = 0;
    for (const { bytes: chunk, memory } of this.held) {
      const part = Math.min(chunk.length, bytes - filled);
      // fill() is one memcpy; copy() into shared memory goes word by word.
      if (part > 0) block.bytes.fill(chunk.subarray(0, part), filled, filled + part);
      filled += part;
      if (part < chunk.length) {
        this.held[used] = { bytes: chunk.subarray(part), memory };
        break;
      }
      if (memory) this.spent.push(memory);
      used += 1;
    }
    this.held.splice(0, used);
    this.heldBytes -= bytes;
  }
}

/** What a short write left over. */
function after(chunks: readonly Buffer[], bytes: number): readonly Buffer[] {
  let done = bytes;
  for (const [index, chunk] of chunks.entries()) {
    if (done < chunk.length) return [chunk.subarray(done), ...chunks.slice(index + 1)];
    done -= chunk.length;
  }
  return [];
}
