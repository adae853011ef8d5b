import type { ChildProcess } from 'node:child_process';

export declare class Program {
  static seeded(folder: string, env?: Record<string, string>, fileLimitKiB?: number): Promise<Program>;
  readonly folder: string;
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
