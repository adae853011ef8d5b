import { mediaFactsOf, unread } from './media-facts.rules.js';

const general = (more: object = {}) => ({ '@type': 'General', Format: 'MPEG-4', Duration: 3.0219, ...more });
const video = {
  '@type': 'Video',
  Format: 'AVC',
  Width: 320,
  Height: 240,
  FrameRate: 29.97,
  Format_Profile: 'High',
};

describe('media facts from MediaInfo’s tracks', () => {
  it('are whole numbers: milliseconds and frames in a thousand seconds', () => {
    expect(mediaFactsOf([general(), video], 'video')).toMatchObject({
      status: 'read',
      durationMs: 3022,
      frameRateMilli: 29_970,
      width: 320,
      height: 240,
    });
  });

  it('name what is missing: the index of an MP4, streams of another container', () => {
    expect(mediaFactsOf([general()], 'video')).toMatchObject({ status: 'unreadable', problem: 'no-index' });
    expect(mediaFactsOf([general({ Format: 'AVI' })], 'video')).toMatchObject({ problem: 'no-streams' });
    expect(mediaFactsOf([], 'audio')).toMatchObject({ status: 'unreadable', problem: 'no-streams' });
    expect(mediaFactsOf([], 'other')).toMatchObject({ status: 'not-media', problem: null });
  });

  it('name what was cut off though it has streams', () => {
    const cut = general({ extra: { IsTruncated: 'Yes' } });
    expect(mediaFactsOf([cut, video], 'video')).toMatchObject({ status: 'read', problem: 'truncated' });
  });

  it.each([
    ['2026-03-02 03:00:00 UTC', '2026-03-02T03:00:00.000Z'],
    ['2026-03-02 03:00:00.250 UTC', '2026-03-02T03:00:00.000Z'],
    // Without a zone it is no moment; a clock that was never set says nothing.
    ['2026-03-02 11:00:00', null],
    ['1904-01-01 00:00:00 UTC', null],
    ['2026-13-45 99:00:00 UTC', null],
    ['MON MAR 02 11:00:00 2026', null],
  ])('keep the making as the file words it: %s', (text, moment) => {
    const facts = mediaFactsOf([general({ Encoded_Date: text }), video], 'video');
    expect(facts).toMatchObject({ madeAt: moment, madeAtText: text });
  });

  it('believe no number and no text of a hostile file', () => {
    const hostile = {
      '@type': 'Video',
      Format: `AVC\u202e\u0000${'x'.repeat(500)}`,
      Width: -5,
      Height: 1e300,
      FrameRate: 'NaN',
    };
    const facts = mediaFactsOf([general({ Duration: Infinity }), hostile], 'video');
    expect(facts).toMatchObject({ durationMs: null, width: null, height: null, frameRateMilli: null });
    expect(facts.videoCodec).toHaveLength(60);
    expect(facts.videoCodec).not.toMatch(/[\u0000\u202e]/);
  });

  it('a picture has a size and no length', () => {
    const image = { '@type': 'Image', Format: 'JPEG', Width: 10, Height: 20 };
    expect(mediaFactsOf([general({ Format: 'JPEG' }), image], 'photo')).toMatchObject({
      status: 'read',
      durationMs: null,
      width: 10,
      height: 20,
    });
  });

  it('of what broke the reader hold nothing but how', () => {
    expect(unread('crashed')).toMatchObject({ status: 'unreadable', problem: 'crashed', container: null });
  });
});
