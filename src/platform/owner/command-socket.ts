import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { Ownership } from './ownership.js';

const NAME = 'commands.sock';
/** Bytes of the path of a socket, with room to spare on every system. */
const LONGEST = 100;
const FINISH_MS = 20_000;

/** A command as it was typed, and the folder in which it was. */
export interface AskedCommand {
  readonly name: string;
  readonly args: readonly string[];
  readonly folder: string;
}

export interface CommandOutput {
  line(text: string): void;
  error(text: string): void;
}

/** Runs a command; answers its exit code. */
export type RunCommand = (asked: AskedCommand, output: CommandOutput) => Promise<number>;

/**
 * Takes commands of the command line while the server has the folders: over a socket of the file system that only the
 * server's own user may open. One line of JSON asks; each line of the answer is output or the exit code.
 */
export class CommandSocket implements BeforeApplicationShutdown {
  private server: Server | undefined;
  private folder: string | undefined;
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly ownership: Ownership | undefined,
    private readonly dataDir: string,
  ) {}

  async open(run: RunCommand): Promise<void> {
    if (!this.ownership) return;
    const path = this.place();
    const server = createServer((socket) => this.answer(socket, run));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(path, resolve);
    });
    chmodSync(path, 0o600);
    server.unref();
    this.server = server;
    this.ownership.takesCommandsAt(path);
  }

  /** No other command is taken; those that run have a while to finish, then their acts are refused. */
  async beforeApplicationShutdown(): Promise<void> {
    const { server } = this;
    if (!server) return;
    server.close();
    const late = new AbortController();
    await Promise.race([
      Promise.all(this.running),
      sleep(FINISH_MS, undefined, { signal: late.signal }).catch(() => undefined),
    ]);
    late.abort();
    if (this.folder) rmSync(this.folder, { recursive: true, force: true });
  }

  /** In the data folder, which is this process's own; elsewhere where that path is too long for a socket. */
  private place(): string {
    const path = join(this.dataDir, NAME);
    if (Buffer.byteLength(path) <= LONGEST) {
      // Left by a process that was killed: the folder is ours now.
      rmSync(path, { force: true });
      return path;
    }
    this.folder = mkdtempSync(join(tmpdir(), 'sanxiang-'));
    return join(this.folder, NAME);
  }

  private answer(socket: Socket, run: RunCommand): void {
    // Whoever asked may leave: what was begun is finished.
    socket.on('error', () => undefined);
    const say = (answer: object): void =>
      void (socket.writable && socket.write(`${JSON.stringify(answer)}\n`));
    createInterface({ input: socket }).once('line', (asked) => {
      const work = (async () => {
        const output = { line: (out: string) => say({ out }), error: (err: string) => say({ err }) };
        try {
          say({ exit: await run(JSON.parse(asked) as AskedCommand, output) });
        } catch (error) {
          say({ err: (error as Error).message });
          say({ exit: 1 });
        }
        socket.end();
      })();
      this.running.add(work);
      void work.finally(() => this.running.delete(work));
    });
  }
}

/** Has the server that listens at `path` run a command; answers its exit code. Rejects when no server answers. */
export function askServer(path: string, asked: AskedCommand, output: CommandOutput): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path, () => socket.write(`${JSON.stringify(asked)}\n`));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the server ended before the command did')));
    createInterface({ input: socket }).on('line', (text) => {
      const { out, err, exit } = JSON.parse(text) as { out?: string; err?: string; exit?: number };
      if (out !== undefined) output.line(out);
      if (err !== undefined) output.error(err);
      if (exit !== undefined) resolve(exit);
    });
  });
}
