import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  rmSync,
  statfsSync,
  truncateSync,
  writeFileSync,
  writeSync,
  openSync,
  closeSync,
} from 'node:fs';
import { join } from 'node:path';
import { Control, library, NAME, OPEN, shimmed, WRITE } from './shim.js';

const MiB = 2 ** 20;
const run = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

/** A folder that can run full and be emptied again. */
export interface Volume {
  readonly path: string;
  readonly kind: string;
  /** What the program must be started with. */
  readonly env: Record<string, string>;
  fill(): void;
  makeRoom(): void;
  remove(): void;
}

/** `tmpfs`, `ext4` or `shim` where one of them is to be taken; the first that this machine permits otherwise. */
const KIND = process.env.FAULT_VOLUME;
const asked = (kind: string): boolean => KIND === undefined || KIND === kind;

/** A small volume of its own where mounting is permitted, else the shim, which says that there is no room. */
export function volumeAt(path: string, mib: number): Volume | undefined {
  mkdirSync(path, { recursive: true });
  if (asked('tmpfs') && run('mount', '-t', 'tmpfs', '-o', `size=${mib}m`, 'tmpfs', path))
    return mounted(path, 'tmpfs');
  const image = `${path}.image`;
  writeFileSync(image, '');
  truncateSync(image, mib * MiB);
  if (asked('ext4') && run('mkfs.ext4', '-q', image) && run('mount', '-o', 'loop', image, path))
    return mounted(path, 'ext4', image);
  rmSync(image);
  return asked('shim') && library !== undefined ? pretended(path) : undefined;
}

function mounted(path: string, kind: string, image?: string): Volume {
  const filler = join(path, 'filler');
  return {
    ...{ path, kind, env: {} },
    fill: () => {
      // To the last byte: the program's own files have no room in blocks they do not have yet.
      const file = openSync(filler, 'a');
      for (let size = MiB; size >= 1;)
        try {
          if (writeSync(file, Buffer.alloc(size)) < size) size = Math.floor(size / 2);
        } catch {
          size = Math.floor(size / 2);
        }
      closeSync(file);
      const { bavail } = statfsSync(path);
      if (bavail > 0) throw new Error(`${bavail} blocks are left`);
    },
    makeRoom: () => rmSync(filler),
    remove: () => {
      if (!run('umount', path)) run('umount', '-l', path);
      if (image) rmSync(image);
    },
  };
}

function pretended(path: string): Volume {
  const control = new Control(`${path}.control`);
  return {
    ...{ path, kind: 'the shim', env: shimmed(path, { control: control.path }) },
    fill: () => control.fail(OPEN | WRITE | NAME, 'ENOSPC'),
    makeRoom: () => control.release(),
    remove: () => control.close(),
  };
}
