import type { ChildProcess } from 'node:child_process';
import type { DemoOffice } from '../src/demo/office.js';

export declare const PASSWORD: string;

export declare class Program {
  static seeded(folder: string, env?: Record<string, string>, fileLimitKiB?: number): Promise<Program>;
  /** Over a folder that was seeded before. */
  constructor(folder: string, env: Record<string, string>, office: DemoOffice, fileLimitKiB?: number);
  readonly folder: string;
  /** Goes to every process that is started from now on. */
  env: Record<string, string>;
  readonly office: DemoOffice;
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly child: ChildProcess;
  start(): Promise<void>;
  stop(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals>;
  token(username?: string): Promise<string>;
  json<T = unknown>(method: string, path: string, body?: object, username?: string | null): Promise<T>;
  newCase(cause?: string): Promise<string>;
  verify(): Promise<{ code: number; output: string }>;
}
