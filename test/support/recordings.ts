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

/** A DAV recording as Dahua's recorders write it: H.264 pictures, each in a DHAV packet of its own. */
export function davOf(seconds = 3): Buffer {
  const rate = 10;
  const raw = execFileSync(
    'ffmpeg',
    [
      ...['-nostdin', '-v', 'error', '-f', 'lavfi', '-i', `testsrc=s=320x240:r=${rate}:d=${seconds}`],
      ...['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-bf', '0', '-g', `${rate}`, '-x264-params', 'aud=1'],
      ...['-f', 'h264', '-'],
    ],
    { maxBuffer: 2 ** 28 },
  );
  const delimiter = Buffer.from([0, 0, 0, 1, 9]);
  const starts: number[] = [];
  for (let i = raw.indexOf(delimiter); i >= 0; i = raw.indexOf(delimiter, i + 5)) starts.push(i);
  return Buffer.concat(
    starts.map((start, n) => {
      const picture = raw.subarray(start, starts[n + 1] ?? raw.length);
      // Size in eighths of pixels, codec 2 (H.264), pictures a second.
      const extension = Buffer.from([0x80, 0, 320 / 8, 240 / 8, 0x81, 0, 2, rate]);
      const head = Buffer.alloc(24);
      const length = head.length + extension.length + picture.length + 8;
      head.write('DHAV', 'latin1');
      head[4] = n % rate === 0 ? 0xfd : 0xfc;
      head.writeUInt32LE(n, 8);
      head.writeUInt32LE(length, 12);
      // 2026-03-02 09:00 and the second, packed.
      head.writeUInt32LE((26 << 26) | (3 << 22) | (2 << 17) | (9 << 12) | Math.floor(n / rate), 16);
      head.writeUInt16LE((n * 1000) / rate, 20);
      head[22] = extension.length;
      const tail = Buffer.alloc(8);
      tail.write('dhav', 'latin1');
      tail.writeUInt32LE(length, 4);
      return Buffer.concat([head, extension, picture, tail]);
    }),
  );
}
