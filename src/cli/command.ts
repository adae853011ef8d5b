import { resolve } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { CommandOutput } from '../platform/owner/index.js';

/** The arguments of a command and where its words go; it may run in the server's process, so never the console. */
export interface CommandCall extends CommandOutput {
  readonly args: readonly string[];
  /** A path as it was typed, from the folder in which it was typed. */
  path(given: string): string;
}

/** Answers the exit code, or `usage` where the arguments are not understood. */
export type CommandResult = Promise<number | 'usage'>;

/**
 * One command. What it opens decides what it may do: `nothing`; `reads`: the program with connections that only read,
 * also beside a server; `writes`: the program with the folders to itself, or the server that has them.
 */
export type Command =
  | { readonly opens: 'nothing'; run(call: CommandCall): CommandResult }
  | {
      readonly opens: 'reads' | 'writes';
      /** Asked before anything is opened; `false` where the arguments are not understood. */
      understands?(call: CommandCall): boolean;
      run(app: INestApplicationContext, call: CommandCall): CommandResult;
    };

export function callOf(args: readonly string[], folder: string, output: CommandOutput): CommandCall {
  return { args, path: (given) => resolve(folder, given), ...output };
}
