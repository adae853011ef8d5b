import { linkSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Chance } from './chance.js';

/** What the shim writes before each record: operation, lengths of two paths, inode, offset, length of the data. */
const HEAD = 40;
/** A disk writes sectors whole. */
const SECTOR = 512;

interface Change {
  readonly op: 'c' | 'd' | 'l' | 'r' | 'u' | 'w' | 't' | 's';
  readonly inode: number;
  readonly offset: number;
  readonly path: string;
  readonly other: string;
  readonly data: Buffer;
  /** Where the record ends in the log. */
  readonly end: number;
}

/** What survives of the changes that were never flushed: nothing, everything, or what chance leaves. */
export const VARIANTS = ['dropped', 'kept', 'some kept'] as const;
export type Variant = (typeof VARIANTS)[number];

/** A file or a folder by its inode: bytes that are safe, and changes that are not yet. */
class Node {
  readonly pending: Change[] = [];
  constructor(
    readonly isFolder: boolean,
    public bytes: Buffer = Buffer.alloc(0),
  ) {}

  flush(): void {
    this.bytes = this.pending.reduce(applied, this.bytes);
    this.pending.length = 0;
  }

  /** The bytes as a cut leaves them. */
  cut(variant: Variant, chance: Chance): Buffer {
    if (variant === 'dropped') return this.bytes;
    if (variant === 'kept') return this.pending.reduce(applied, this.bytes);
    // Each by itself, in whatever order the disk took them; one of them may be torn.
    return this.pending
      .filter(() => chance.in(2))
      .reduce((bytes, change) => applied(bytes, chance.in(4) ? torn(change, chance) : change), this.bytes);
  }
}

const torn = (change: Change, chance: Chance): Change => ({
  ...change,
  data: change.data.subarray(0, chance.below(Math.floor(change.data.length / SECTOR) + 1) * SECTOR),
});

function applied(bytes: Buffer, { op, offset, data }: Change): Buffer {
  if (op === 't') {
    const cut = Buffer.alloc(offset);
    bytes.copy(cut, 0, 0, offset);
    return cut;
  }
  const end = offset + data.length;
  // Appending byte by byte to a new buffer each time would take longer than the program.
  const into = end <= bytes.length ? bytes : Buffer.alloc(end);
  if (into !== bytes) bytes.copy(into);
  else return Buffer.concat([bytes.subarray(0, offset), data, bytes.subarray(end)]);
  data.copy(into, offset);
  return into;
}

/** A name that was made or taken away, and has not been flushed with its folder. */
interface NameChange {
  readonly folder: string;
  readonly path: string;
  /** Absent: the name is gone. */
  readonly node: Node | undefined;
}

/** A folder of the program as it was at its start, and everything that the shim wrote down since. */
export class RecordedDisk {
  private readonly changes: readonly Change[];
  private readonly start: { path: string; inode: number; bytes: Buffer | undefined }[] = [];

  /** `snapshot` must be taken before the program starts; the log is read when it has ended. */
  constructor(
    private readonly root: string,
    snapshot: RecordedDisk['start'],
    log: string,
  ) {
    this.start = snapshot;
    this.changes = [...changesIn(readFileSync(log))];
  }

  static snapshot(root: string): RecordedDisk['start'] {
    const names = ['', ...(readdirSync(root, { recursive: true }) as string[])];
    return names.map((name) => {
      const path = join(root, name);
      const it = statSync(path);
      return { path, inode: it.ino, bytes: it.isDirectory() ? undefined : readFileSync(path) };
    });
  }

  get length(): number {
    return this.changes.at(-1)?.end ?? 0;
  }

  /**
   * The disk after the power was cut when the log was `at` bytes long, below `target`. With `namesWithFiles` a file that
   * was flushed itself keeps the name under which it was made, as ext4 does it.
   */
  build(target: string, at: number, variant: Variant, namesWithFiles: boolean, chance: Chance): void {
    const nodes = new Map<number, Node>();
    const live = new Map<string, Node>();
    for (const { path, inode, bytes } of this.start) {
      const node = nodes.get(inode) ?? new Node(bytes === undefined, bytes);
      nodes.set(inode, node);
      live.set(path, node);
    }
    const safe = new Map(live);
    let names: NameChange[] = [];
    const rename = (path: string, node: Node | undefined): void => {
      if (node) live.set(path, node);
      else live.delete(path);
      names.push({ folder: dirname(path), path, node });
    };
    const settle = (which: (name: NameChange) => boolean): void => {
      for (const name of names.filter(which)) put(safe, name);
      names = names.filter((name) => !which(name));
    };
    for (const change of this.changes) {
      if (change.end > at) break;
      const { op, inode, path, other } = change;
      if (op === 'c' || op === 'd') {
        // An inode is used again once its file is gone.
        nodes.set(inode, new Node(op === 'd'));
        rename(path, nodes.get(inode));
      } else if (op === 'l') rename(other, live.get(path));
      else if (op === 'u') rename(path, undefined);
      else if (op === 'r') {
        const moved = live.get(path);
        rename(path, undefined);
        rename(other, moved);
      } else if (op === 's') {
        const node = nodes.get(inode);
        if (!node) continue;
        node.flush();
        if (node.isFolder) settle(({ folder }) => live.get(folder) === node);
        else if (namesWithFiles) settle((name) => name.node === node);
      } else nodes.get(inode)?.pending.push(change);
    }
    // A journal of a file system loses its newest changes: what is kept of the names is a beginning.
    const kept =
      variant === 'dropped' ? 0 : variant === 'kept' ? names.length : chance.below(names.length + 1);
    for (const name of names.slice(0, kept)) put(safe, name);
    this.write(target, safe, variant, chance);
  }

  private write(target: string, names: ReadonlyMap<string, Node>, variant: Variant, chance: Chance): void {
    const written = new Map<Node, string>();
    const folders = new Set<string>();
    for (const [path, node] of [...names].sort(([a], [b]) => (a < b ? -1 : 1))) {
      // A file is found only where all its folders are.
      if (path !== this.root && !folders.has(dirname(path))) continue;
      const place = join(target, relative(this.root, path));
      const first = written.get(node);
      if (node.isFolder) {
        mkdirSync(place, { recursive: true });
        folders.add(path);
      } else if (first) linkSync(first, place);
      else {
        writeFileSync(place, node.cut(variant, chance));
        written.set(node, place);
      }
    }
  }
}

function put(names: Map<string, Node>, { path, node }: NameChange): void {
  if (node) names.set(path, node);
  else names.delete(path);
}

function* changesIn(log: Buffer): Generator<Change> {
  for (let at = 0; at + HEAD <= log.length;) {
    const [pathLength, otherLength] = [log.readUInt32LE(at + 4), log.readUInt32LE(at + 8)];
    const length = Number(log.readBigUInt64LE(at + 32));
    const from = at + HEAD;
    const end = from + pathLength + otherLength + length;
    // The program was ended in the middle of a record.
    if (end > log.length) return;
    yield {
      op: String.fromCharCode(log.readUInt32LE(at)) as Change['op'],
      inode: Number(log.readBigUInt64LE(at + 16)),
      offset: Number(log.readBigUInt64LE(at + 24)),
      path: log.toString('utf8', from, from + pathLength),
      other: log.toString('utf8', from + pathLength, from + pathLength + otherLength),
      data: log.subarray(from + pathLength + otherLength, end),
      end,
    };
    at = end;
  }
}
