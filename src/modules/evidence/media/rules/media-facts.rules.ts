import { type Instant, instantOf } from '../../../../kernel/time.js';
import type { Medium } from '../../rules/media-type.rules.js';

/** Read: streams were found. Unreadable: it should be sound or pictures, and is not. Not-media: nothing to expect. */
export const MEDIA_STATUSES = ['read', 'unreadable', 'not-media'] as const;
export type MediaStatus = (typeof MEDIA_STATUSES)[number];

/** Why a recording cannot be played as it should: what a broken camera, a full card or a hostile sender leaves. */
export const MEDIA_PROBLEMS = ['truncated', 'no-index', 'no-streams', 'beyond-limits', 'crashed'] as const;
export type MediaProblem = (typeof MEDIA_PROBLEMS)[number];

export const PROBLEM_WORDS: Readonly<Record<MediaProblem, string>> = {
  truncated: '文件不完整，尾部缺失',
  'no-index': '文件没有索引（moov），无法播放，多为录制中断',
  'no-streams': '文件中没有可识别的音视频流',
  'beyond-limits': '读取媒体信息超出时间或内存限度',
  crashed: '读取媒体信息失败',
};

export interface MediaFacts {
  readonly status: MediaStatus;
  readonly problem: MediaProblem | null;
  readonly container: string | null;
  readonly videoCodec: string | null;
  readonly videoProfile: string | null;
  readonly audioCodec: string | null;
  readonly durationMs: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly frameRateMilli: number | null;
  readonly madeAt: Instant | null;
  readonly madeAtText: string | null;
}

type Track = Readonly<Record<string, unknown>>;

const NOTHING: MediaFacts = {
  status: 'unreadable',
  problem: null,
  container: null,
  videoCodec: null,
  videoProfile: null,
  audioCodec: null,
  durationMs: null,
  width: null,
  height: null,
  frameRateMilli: null,
  madeAt: null,
  madeAtText: null,
};

/** What stands of a file that the reader could not get through. */
export function unread(problem: MediaProblem): MediaFacts {
  return { ...NOTHING, problem };
}

/** What MediaInfo's tracks say. They come from the file, so every value is checked, cut and rounded here. */
export function mediaFactsOf(tracks: readonly Track[], medium: Medium): MediaFacts {
  const first = (type: string): Track | undefined => tracks.find((track) => track['@type'] === type);
  const general = first('General') ?? {};
  const video = first('Video');
  const audio = first('Audio');
  const image = first('Image');
  const streams = video ?? audio ?? image;
  const picture = video ?? image;
  const container = word(general.Format, 60);
  const expected = medium === 'video' || medium === 'audio';
  const cut = (general.extra as Track | undefined)?.IsTruncated === 'Yes';
  const madeAtText = word(general.Encoded_Date ?? general.Recorded_Date ?? general.Mastered_Date, 60);
  const profile = [
    word(video?.Format_Profile, 60),
    video?.BitDepth === undefined ? undefined : `${whole(video.BitDepth, 1)} bit`,
    word(video?.ChromaSubsampling, 20) ?? word(video?.ColorSpace, 20),
  ].filter((part) => part !== undefined && part !== null);
  return {
    status: streams ? 'read' : expected ? 'unreadable' : 'not-media',
    problem: problemOf(Boolean(streams), cut, container, expected),
    container,
    videoCodec: word(video?.Format, 60),
    videoProfile: video && profile.length ? profile.join(' ').slice(0, 100) : null,
    audioCodec: word(audio?.Format, 60),
    durationMs: image ? null : whole(general.Duration ?? video?.Duration ?? audio?.Duration, 1000),
    width: whole(picture?.Width, 1),
    height: whole(picture?.Height, 1),
    frameRateMilli: whole(video?.FrameRate, 1000),
    madeAt: momentOf(madeAtText),
    madeAtText,
  };
}

function problemOf(
  streams: boolean,
  cut: boolean,
  container: string | null,
  expected: boolean,
): MediaProblem | null {
  if (streams) return cut ? 'truncated' : null;
  if (!expected) return null;
  return container === 'MPEG-4' || container === 'QuickTime' ? 'no-index' : 'no-streams';
}

/** A number of the file times a factor, rounded; null for what is none or beyond what a column holds. */
function whole(value: unknown, factor: number): number | null {
  const number = Number(value) * factor;
  return value !== undefined && value !== null && Number.isFinite(number) && number >= 0 && number < 2 ** 31
    ? Math.round(number)
    : null;
}

function word(value: unknown, length: number): string | null {
  if (typeof value !== 'string') return null;
  const clean = value.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e]/g, ' ').trim();
  return clean === '' ? null : clean.slice(0, length);
}

/** "2026-03-02 03:00:00 UTC": a moment. Without a zone it is none; before 2000 the camera's clock was never set. */
function momentOf(text: string | null): Instant | null {
  const match = /^(\d{4})-(\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.\d+)? UTC$/.exec(text ?? '');
  if (!match || Number(match[1]) < 2000) return null;
  const date = new Date(`${match[1]}-${match[2]}T${match[3]}Z`);
  return Number.isNaN(date.getTime()) ? null : instantOf(date);
}
