/** How a copy for showing is made: arguments of ffmpeg before and after its input. */
export interface Recipe {
  readonly kind: 'playable' | 'poster';
  readonly mediaType: string;
  readonly before?: readonly string[];
  readonly after: readonly string[];
  readonly timeMs: number;
}

/** Nothing of the file's own tags goes on into the copy, and the same bytes come out each time. */
const CLEAN = ['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'];
const SOUND = ['-c:a', 'aac', '-b:a', '96k', '-ac', '2'];
const PICTURE = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-pix_fmt', 'yuv420p'];
/** No larger than 1920 wide; H.264 wants even sides. */
const SIZE = ['-vf', 'scale=trunc(min(1920\\,iw)/2)*2:-2'];
const MP4 = ['-threads', '1', '-movflags', '+faststart', '-f', 'mp4'];

/** Ten minutes and three times the length: a slow machine makes about as many seconds as it takes. */
const within = (durationMs: number | null): number => 600_000 + 3 * (durationMs ?? 3_600_000);

/** The recipe of a copy; a length that is not known (null) counts as an hour. */
export function recipeOf(copy: 'video' | 'audio' | 'poster', durationMs: number | null): Recipe {
  if (copy === 'audio')
    return {
      kind: 'playable',
      mediaType: 'audio/mp4',
      after: ['-map', '0:a:0', ...SOUND, ...CLEAN, ...MP4],
      timeMs: within(durationMs),
    };
  if (copy === 'video')
    return {
      kind: 'playable',
      mediaType: 'video/mp4',
      after: ['-map', '0:v:0', '-map', '0:a:0?', ...PICTURE, ...SIZE, ...SOUND, ...CLEAN, ...MP4],
      timeMs: within(durationMs),
    };
  // A second in, where the camera has settled, unless it is shorter than that.
  const at = Math.min(1000, Math.floor((durationMs ?? 0) / 2));
  return {
    kind: 'poster',
    mediaType: 'image/jpeg',
    before: at > 0 ? ['-ss', (at / 1000).toFixed(3)] : [],
    after: [
      '-map',
      '0:v:0',
      '-frames:v',
      '1',
      '-vf',
      'scale=trunc(min(640\\,iw)/2)*2:-2',
      '-q:v',
      '4',
      '-f',
      'mjpeg',
    ],
    timeMs: 120_000,
  };
}
