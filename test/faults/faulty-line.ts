import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Chance } from './chance.js';

/**
 * A line between sender and program that does what lines do. A connection is cut after some bytes (by reset or by a plain
 * end), loses the answer after the request has arrived whole, comes late so that a younger connection overtakes it, or
 * is slow; which of these is left to chance.
 */
export class FaultyLine {
  /** Connections broken by the line itself while someone was using them. */
  cuts = 0;
  /** No connection is cut beyond this many. */
  maxCuts = 0;
  private readonly server: Server;
  private readonly open = new Set<Socket>();

  private constructor(
    private readonly chance: Chance,
    private readonly target: () => number,
  ) {
    this.server = createServer((near) => void this.carry(near));
  }

  static async start(chance: Chance, target: () => number): Promise<FaultyLine> {
    const line = new FaultyLine(chance, target);
    await new Promise<void>((resolve) => line.server.listen(0, '127.0.0.1', resolve));
    return line;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async carry(near: Socket): Promise<void> {
    const { chance } = this;
    this.open.add(near);
    near.on('close', () => this.open.delete(near));
    near.on('error', () => undefined);
    near.pause();
    if (chance.in(5)) await chance.wait(50, 300);
    if (near.destroyed) return;
    const far = connect(this.target(), '127.0.0.1');
    const may = this.cuts < this.maxCuts;
    let toCarry = may && chance.in(2) ? chance.below(3_000_000) : Infinity;
    const losesAnswer = may && chance.in(8);
    const slow = chance.in(4);

    far.on('error', () => near.destroy());
    far.on('close', () => near.destroy());
    near.on('close', () => far.destroy());
    near.on('data', (data: Buffer) => {
      toCarry -= data.length;
      if (toCarry < 0 && this.cut(near, far)) return;
      const passed = far.write(data);
      if (passed && !slow) return;
      near.pause();
      if (slow) setTimeout(() => near.resume(), chance.below(4));
      else far.once('drain', () => near.resume());
    });
    far.on('data', (data: Buffer) => {
      if (!losesAnswer || !this.cut(near, far)) near.write(data);
    });
    near.resume();
  }

  /** Whether the line is broken now. Cuts may have run out since this one was planned: then everything is carried on. */
  private cut(near: Socket, far: Socket): boolean {
    if (near.destroyed) return true;
    if (this.cuts >= this.maxCuts) return false;
    this.cuts += 1;
    if (this.chance.in(2)) near.resetAndDestroy();
    else near.destroy();
    if (this.chance.in(2)) far.resetAndDestroy();
    else far.destroy();
    return true;
  }
}
