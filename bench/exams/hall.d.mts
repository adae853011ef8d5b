import type { Agent } from 'node:http';
import type { Program } from '../program.mjs';

export interface Person {
  readonly username: string;
  readonly token: string;
}
export interface Hall {
  readonly batchId: string;
  readonly people: readonly Person[];
}
export declare function prepareHall(
  program: Program,
  options: { sitters: number; questions?: number; minutes?: number },
): Promise<Hall>;
export declare function keptOpen(): Agent;
export declare function ask<T = unknown>(
  url: string,
  method: string,
  token: string,
  body?: object,
  agent?: Agent | false,
): Promise<{ status: number; body: T }>;
