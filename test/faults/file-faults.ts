import fsp, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

export interface FileFault {
  readonly name: string;
  readonly code: 'ENOSPC' | 'EIO' | 'EDQUOT';
}

export const FILE_FAULTS: readonly FileFault[] = (['ENOSPC', 'EIO', 'EDQUOT'] as const).map((code) => ({
  name: `${code} of a file`,
  code,
}));

const FUNCTIONS = ['open', 'link', 'rename', 'unlink', 'mkdir'] as const;
const METHODS = ['write', 'writev', 'writeFile', 'datasync', 'sync', 'truncate', 'chmod'] as const;
/** Writes past the page cache are whole blocks. */
const BLOCK = 4096;

type Method = (this: unknown, ...args: unknown[]) => Promise<unknown>;
type Methods = Record<string, Method>;

/** Faults of the files below one folder, for what the program does with `node:fs/promises`. */
export class FileFaults {
  /** Calls seen so far. */
  count = 0;
  private armed: { fault: FileFault; left: number } | undefined;
  private fired = false;

  private constructor(
    private readonly folder: string,
    readonly restore: () => void,
  ) {}

  static async under(folder: string): Promise<FileFaults> {
    const module = fsp as unknown as Methods;
    const probe = await fsp.open(folder, 'r');
    const handle = Object.getPrototypeOf(probe) as Methods;
    await probe.close();
    const functions = FUNCTIONS.map((name) => [name, module[name]!] as const);
    const methods = METHODS.map((name) => [name, handle[name]!] as const);
    const handles = new WeakSet<object>();
    const faults = new FileFaults(folder, () => {
      for (const [name, original] of functions) module[name] = original;
      for (const [name, original] of methods) handle[name] = original;
      syncBuiltinESMExports();
    });
    for (const [name, original] of functions)
      module[name] = async function (...args) {
        if (!args.some((arg) => faults.concerns(arg))) return original.apply(this, args);
        const fault = faults.hit();
        if (fault) throw errorOf(fault, name);
        const made = await original.apply(this, args);
        if (name === 'open') handles.add(made as FileHandle);
        return made;
      };
    for (const [name, original] of methods)
      handle[name] = async function (...args) {
        const fault = handles.has(this as object) ? faults.hit() : undefined;
        if (!fault) return original.apply(this, args);
        // A volume that runs full takes a part of the bytes.
        if (name === 'write' && Buffer.isBuffer(args[0])) await half(original, this, args);
        throw errorOf(fault, name);
      };
    syncBuiltinESMExports();
    return faults;
  }

  arm(fault: FileFault, n: number): void {
    this.armed = { fault, left: n };
    this.fired = false;
  }

  disarm(): boolean {
    this.armed = undefined;
    return this.fired;
  }

  private concerns(path: unknown): boolean {
    return typeof path === 'string' && path.startsWith(this.folder);
  }

  private hit(): FileFault | undefined {
    this.count += 1;
    if (!this.armed || (this.armed.left -= 1) > 0) return undefined;
    const { fault } = this.armed;
    this.armed = undefined;
    this.fired = true;
    return fault;
  }
}

async function half(
  write: Method,
  file: unknown,
  [buffer, from, length, position]: unknown[],
): Promise<void> {
  const bytes = buffer as Buffer;
  const part = Math.floor(((length as number | undefined) ?? bytes.length) / 2 / BLOCK) * BLOCK;
  if (part > 0) await write.call(file, bytes, (from as number | undefined) ?? 0, part, position);
}

const errorOf = ({ code }: FileFault, call: string): Error =>
  Object.assign(new Error(`${code}: injected, ${call}`), { code, syscall: call, errno: -1 });
