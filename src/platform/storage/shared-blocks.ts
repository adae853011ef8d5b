/** The part of WebAssembly used here; its types come with those of browsers, which a server has no use for. */
declare const WebAssembly: {
  readonly Memory: new (size: { initial: number; maximum: number; shared: true }) => {
    readonly buffer: SharedArrayBuffer;
  };
};

const PAGE_BYTES = 64 * 1024;

/** A piece of memory on its way to the disk; it begins at an address the disk accepts. */
export interface Block {
  readonly bytes: Buffer;
  /** Where it begins in the memory that the workers share. */
  readonly at: number;
}

/**
 * Blocks of 1 MiB that the disk reads without a copy (O_DIRECT wants aligned memory, which only the memory of
 * WebAssembly promises) and that digest workers see as well. A block is held while it is written, never while a
 * sender is waited for, so a few of them serve any number of uploads.
 */
export class SharedBlocks {
  static readonly BYTES = 1024 * 1024;

  readonly memory: SharedArrayBuffer;
  private readonly free: Block[];
  private readonly waiting: ((block: Block) => void)[] = [];

  constructor(count = 12) {
    const pages = (count * SharedBlocks.BYTES) / PAGE_BYTES;
    // Address space is reserved at once; a block costs memory from its first use.
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
    this.memory = memory.buffer;
    this.free = Array.from({ length: count }, (_, i) => {
      const at = (count - 1 - i) * SharedBlocks.BYTES;
      return { at, bytes: Buffer.from(this.memory, at, SharedBlocks.BYTES) };
    });
  }

  /** The block used last if one is free, else the next that is given back. */
  take(): Promise<Block> {
    const block = this.free.pop();
    return block ? Promise.resolve(block) : new Promise((resolve) => this.waiting.push(resolve));
  }

  give(block: Block): void {
    const next = this.waiting.shift();
    if (next) next(block);
    else this.free.push(block);
  }
}
