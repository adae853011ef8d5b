import { copiesOf, playsInBrowser, type Streams } from './playable.rules.js';

const streams = (more: Partial<Streams> = {}): Streams => ({
  status: 'read',
  problem: null,
  container: 'MPEG-4',
  videoCodec: 'AVC',
  videoProfile: 'High 8 bit 4:2:0',
  audioCodec: 'AAC',
  ...more,
});

describe('what a browser plays', () => {
  it.each<[boolean, Partial<Streams>]>([
    [true, {}],
    [true, { audioCodec: null }],
    [true, { container: 'WebM', videoCodec: 'VP9', audioCodec: 'Opus' }],
    [true, { container: 'Wave', videoCodec: null, audioCodec: 'PCM' }],
    [false, { videoCodec: 'HEVC' }],
    [false, { videoProfile: 'High 10 10 bit 4:2:0' }],
    [false, { videoProfile: 'High 4:2:2 8 bit 4:2:2' }],
    [false, { audioCodec: 'AMR' }],
    [false, { container: 'AVI' }],
    [false, { container: 'MPEG-PS', videoCodec: 'MPEG Video' }],
    [false, { container: 'Matroska' }],
    [false, { status: 'unreadable', videoCodec: null, audioCodec: null }],
  ])('%s: %j', (plays, more) => expect(playsInBrowser(streams(more))).toBe(plays));
});

describe('which copies are made', () => {
  it('a poster alone of what plays, both of what does not', () => {
    expect(copiesOf(streams(), 'video', 'a.mp4')).toEqual({ playable: null, poster: true });
    expect(copiesOf(streams({ videoCodec: 'HEVC' }), 'video', 'a.mp4')).toEqual({
      playable: 'video',
      poster: true,
    });
  });

  it('of sound only a playable copy, and only where it is needed', () => {
    const sound = streams({ videoCodec: null, videoProfile: null });
    expect(copiesOf(sound, 'audio', 'a.m4a')).toEqual({ playable: null, poster: false });
    const amr = { ...sound, container: 'AMR', audioCodec: 'AMR' };
    expect(copiesOf(amr, 'audio', 'a.amr')).toEqual({ playable: 'audio', poster: false });
  });

  it('a camera’s own format that the reader does not know is tried; texts, pictures and broken files are not', () => {
    const unknown = streams({ status: 'unreadable', container: null, videoCodec: null, audioCodec: null });
    expect(copiesOf(unknown, 'other', '现场.DAV')).toEqual({ playable: 'video', poster: true });
    expect(copiesOf(unknown, 'other', 'notes.bin')).toEqual({ playable: null, poster: false });
    expect(copiesOf(unknown, 'text', 'a.dav')).toEqual({ playable: null, poster: false });
    expect(copiesOf({ ...unknown, problem: 'no-index' }, 'video', 'a.3gp')).toEqual({
      playable: null,
      poster: false,
    });
  });
});
