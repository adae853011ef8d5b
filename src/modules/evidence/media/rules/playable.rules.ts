import type { Medium } from '../../rules/media-type.rules.js';
import type { MediaFacts } from './media-facts.rules.js';

export type Streams = Pick<
  MediaFacts,
  'status' | 'problem' | 'container' | 'videoCodec' | 'videoProfile' | 'audioCodec'
>;

/** Containers every current browser opens, with the codecs it plays inside them. */
const VIDEO: Readonly<Record<string, readonly string[]>> = {
  'MPEG-4': ['AVC', 'AV1', 'VP9'],
  QuickTime: ['AVC'],
  WebM: ['VP8', 'VP9', 'AV1'],
};
const SOUND: Readonly<Record<string, readonly string[]>> = {
  'MPEG-4': ['AAC', 'MPEG Audio', 'Opus', 'FLAC'],
  QuickTime: ['AAC', 'MPEG Audio'],
  WebM: ['Vorbis', 'Opus'],
  'MPEG Audio': ['MPEG Audio'],
  Wave: ['PCM'],
  FLAC: ['FLAC'],
  Ogg: ['Vorbis', 'Opus'],
};

/** Whether every current browser plays it as it is. AVC beyond 8 bit 4:2:0 shows a black picture in most. */
export function playsInBrowser(facts: Streams): boolean {
  const { container, videoCodec, videoProfile, audioCodec } = facts;
  if (facts.status !== 'read' || container === null) return false;
  if (videoCodec === null) return audioCodec !== null && (SOUND[container]?.includes(audioCodec) ?? false);
  const deep = /High 10|4:2:2|4:4:4|\b1\d bit|RGB/.test(videoProfile ?? '');
  return (
    (VIDEO[container]?.includes(videoCodec) ?? false) &&
    !(videoCodec === 'AVC' && deep) &&
    (audioCodec === null || (SOUND[container]?.includes(audioCodec) ?? false))
  );
}

/** Recordings of cameras whose own format no mark tells; ffmpeg may know them. */
const CAMERA_NAMES = /\.(dav|dhav|h264|264|h265|265|hevc|ps|mpg|mpeg|ts|mts|m2ts|avi|asf|wmv|flv|mkv|3gp)$/i;

export type Wanted = { readonly playable: 'video' | 'audio' | null; readonly poster: boolean };

/** Which copies are worth making of an item: a playable one where the browser cannot, a poster of every picture that moves. */
export function copiesOf(facts: Streams, medium: Medium, filename: string): Wanted {
  const none: Wanted = { playable: null, poster: false };
  if (facts.videoCodec !== null) return { playable: playsInBrowser(facts) ? null : 'video', poster: true };
  if (facts.audioCodec !== null) return { playable: playsInBrowser(facts) ? null : 'audio', poster: false };
  // What is known to be broken is not tried; a still picture or a text was never meant to play.
  if (facts.problem === 'no-index' || medium === 'photo' || medium === 'text') return none;
  return CAMERA_NAMES.test(filename) ? { playable: 'video', poster: true } : none;
}
