import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where there is no ffmpeg, tests that need real recordings say so and are skipped. */
export const HAS_FFMPEG = spawnSync('ffmpeg', ['-version']).status === 0;

export interface RecordingOptions {
  codec?: string;
  format?: string;
  seconds?: number;
  madeAt?: string;
  sound?: boolean;
  size?: string;
  /** Makes one recording differ from another. */
  seed?: number;
}

/** A real recording of a test picture, made by ffmpeg. */
export function recordingOf(options: RecordingOptions = {}): Buffer {
  const { codec = 'libx264', format = 'mp4', seconds = 3, madeAt, sound = true, size = '320x240' } = options;
  const folder = mkdtempSync(join(tmpdir(), 'sanxiang-recording-'));
  const path = join(folder, `made.${format}`);
  const picture = `testsrc=s=${size}:r=10:d=${seconds}`;
  try {
    execFileSync(
      'ffmpeg',
      [
        ...['-nostdin', '-v', 'error', '-f', 'lavfi', '-i', picture],
        ...(sound ? ['-f', 'lavfi', '-i', `sine=f=${400 + (options.seed ?? 0)}:d=${seconds}`] : []),
        ...['-c:v', codec, '-pix_fmt', 'yuv420p', '-g', '10'],
        ...(codec === 'libx265' ? ['-x265-params', 'log-level=none'] : []),
        ...(madeAt ? ['-metadata', `creation_time=${madeAt}`] : []),
        ...(options.seed ? ['-metadata', `comment=${options.seed}`] : []),
        ...['-f', format, path],
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
