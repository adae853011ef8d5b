import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';

/** What ended badly, in words fit to be kept: without the names of this machine's folders. */
export class FfmpegError extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = 'FfmpegError';
  }
}

/** Formats it may take for an input: recordings only. A playlist or a script of cuts would read other files. */
const FORMATS = [
  'mov,mp4,m4a,3gp,3g2,mj2',
  'avi',
  'mpeg',
  'mpegts',
  'mpegvideo',
  'matroska,webm',
  'asf',
  'flv',
  'dhav',
  'h264',
  'hevc',
  'm4v',
  'mjpeg',
  'ogg',
  'wav',
  'mp3',
  'aac',
  'amr',
  'flac',
].join(',');

const KEPT_ERROR_CHARS = 800;
const ERROR_BYTES = 64 * 1024;

/** One ffmpeg of this machine, found to work at start. */
export class Ffmpeg {
  private constructor(
    private readonly program: string,
    /** "ffmpeg version 5.1.6": the first line it says of itself. */
    readonly version: string,
  ) {}

  /** The program, if it is there and has the encoders that are needed; undefined for `off`. */
  static async find(program: string): Promise<Ffmpeg | undefined> {
    if (program === 'off') return undefined;
    try {
      const { out } = await run(program, ['-hide_banner', '-nostdin', '-version'], 10_000);
      const encoders = (await run(program, ['-hide_banner', '-nostdin', '-encoders'], 10_000)).out;
      if (!/\blibx264\b/.test(encoders) || !/\baac\b/.test(encoders)) return undefined;
      const version = /^ffmpeg version \S+/.exec(out)?.[0] ?? 'ffmpeg';
      return new Ffmpeg(program, version.slice(0, 100));
    } catch {
      return undefined;
    }
  }

  /**
   * Makes `output` from `input`, both files of this machine, with lowest priority and no shell. Rejects with an
   * `FfmpegError` when the time is over, the signal fires, or the program says no.
   */
  async make(
    input: string,
    output: string,
    steps: { readonly before?: readonly string[]; readonly after: readonly string[] },
    timeMs: number,
    signal: AbortSignal,
  ): Promise<void> {
    const guard = ['-hide_banner', '-nostdin', '-loglevel', 'error', '-y'];
    const reading = ['-protocol_whitelist', 'file', '-format_whitelist', FORMATS, '-threads', '1'];
    const args = [...guard, ...reading, ...(steps.before ?? []), '-i', input, ...steps.after, output];
    try {
      await run(this.program, args, timeMs, signal);
    } catch (error) {
      if (!(error instanceof FfmpegError)) throw error;
      const reason = error.reason.replaceAll(input, 'input').replaceAll(output, 'output');
      throw new FfmpegError(reason.replace(/(?:\/[\w.-]+){2,}/g, '…').slice(-KEPT_ERROR_CHARS));
    }
  }
}

function run(
  program: string,
  args: readonly string[],
  timeMs: number,
  signal?: AbortSignal,
): Promise<{ out: string }> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new FfmpegError('stopped'));
    // It is told nothing of this process: its environment may hold passwords.
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' },
      windowsHide: true,
    });
    const said = { out: '', err: '' };
    let cause: string | undefined;
    const kill = (why: string): void => {
      cause ??= why;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => kill(`not done within ${Math.round(timeMs / 1000)} s`), timeMs);
    const stop = (): void => kill('stopped');
    signal?.addEventListener('abort', stop);
    child.stdout.on('data', (data: Buffer) => (said.out = (said.out + String(data)).slice(-ERROR_BYTES * 4)));
    child.stderr.on('data', (data: Buffer) => (said.err = (said.err + String(data)).slice(-ERROR_BYTES)));
    const done = (settle: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      settle();
    };
    child.once('error', (error) => done(() => reject(error)));
    child.once('spawn', () => {
      try {
        setPriority(child.pid!, constants.priority.PRIORITY_LOW);
      } catch {
        // It ended before it could be slowed.
      }
    });
    child.once('close', (code) =>
      done(() =>
        code === 0 && cause === undefined
          ? resolve({ out: said.out })
          : reject(new FfmpegError(cause ?? (said.err.trim() || `ended with code ${code}`))),
      ),
    );
  });
}
