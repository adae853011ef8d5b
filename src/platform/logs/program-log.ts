import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, multistream, pino, stdTimeFunctions } from 'pino';
import type { LogFormat, LogLevel } from './levels.js';
import { scrub } from './scrub.js';
import { textOf } from './text.js';

export interface LogOptions {
  readonly level: LogLevel;
  readonly format: LogFormat;
  /** Where lines go; errors have a stream of their own. */
  readonly out: DestinationStream;
  readonly err: DestinationStream;
}

/** Particulars of a line. Nothing that a person typed, no name, no address, no token. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** The log of the program: what Nest and the modules say through `Logger`, and lines with fields of their own. */
export class ProgramLog implements LoggerService {
  private readonly pino: Logger;

  constructor({ level, format, out, err }: LogOptions) {
    const formed = (stream: DestinationStream): DestinationStream =>
      format === 'json' ? stream : { write: (line) => stream.write(textOf(line)) };
    this.pino = pino(
      {
        level,
        base: undefined,
        timestamp: stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }) },
        hooks: { streamWrite: scrub },
      },
      multistream(
        [
          { level: 'trace', stream: formed(out) },
          { level: 'error', stream: formed(err) },
        ],
        { dedupe: true },
      ),
    );
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.say('info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.say('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.say('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.say('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.say('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.say('fatal', message, rest);
  }

  /** A line with fields that a program can ask for. */
  event(level: LogLevel, context: string, message: string, fields: LogFields): void {
    this.pino[level]({ context, ...fields }, message);
  }

  /** Nest gives the context as the last text, and a stack before it. */
  private say(level: LogLevel, message: unknown, rest: unknown[]): void {
    const texts = rest.filter((one): one is string => typeof one === 'string');
    const context = texts.at(-1);
    const stack = texts.length > 1 ? texts[0] : undefined;
    const text = wordsOf(message);
    this.pino[level]({ ...(context !== undefined && { context }) }, stack ? `${text}\n${stack}` : text);
  }
}

/** Of an error its stack and nothing else: drivers add the statement and its values as further members. */
export function wordsOf(message: unknown): string {
  if (message instanceof Error) return message.stack ?? message.message;
  return typeof message === 'string' ? message : JSON.stringify(message);
}
