import { describe, expect, it } from '@jest/globals';
import { agreedType, mediaTypeOf, showsInline } from './media-type.rules.js';

const bytes = (latin1: string): Buffer => Buffer.from(latin1, 'latin1');
const MP4 = bytes('\0\0\0\x18ftypisom\0\0\x02\0');
const ZIP = bytes('PK\x03\x04\x14\0 something');
const DOCX = bytes('PK\x03\x04\x14\0\x06\0\b\0\0\0!\0[Content_Types].xml');
const NOISE = bytes('\x01\x02\x03\x80\x00\xfe');

describe('what a file is, by its first bytes', () => {
  it.each([
    [MP4, 'video/mp4', 'video'],
    [bytes('\0\0\0\x14ftypqt  '), 'video/quicktime', 'video'],
    [bytes('\0\0\0\x18ftypM4A '), 'audio/mp4', 'audio'],
    [bytes('\0\0\0\x18ftypheic'), 'image/heic', 'photo'],
    [bytes('\x1aE\xdf\xa3\x01\0\0\0B\x82\x84webm'), 'video/webm', 'video'],
    [bytes('\x1aE\xdf\xa3\x01\0\0\0B\x82\x88matroska'), 'video/x-matroska', 'video'],
    [bytes('RIFF\0\0\0\0AVI LIST'), 'video/x-msvideo', 'video'],
    [bytes('DHAV\xfd\0\0\0'), 'video/x-dav', 'video'],
    [bytes('RIFF\0\0\0\0WAVEfmt '), 'audio/wav', 'audio'],
    [bytes('ID3\x04\0'), 'audio/mpeg', 'audio'],
    [bytes('\xff\xfb\x90\x44'), 'audio/mpeg', 'audio'],
    [bytes('\xff\xd8\xff\xe1'), 'image/jpeg', 'photo'],
    [bytes('\x89PNG\r\n\x1a\n'), 'image/png', 'photo'],
    [bytes('%PDF-1.4'), 'application/pdf', 'text'],
    [ZIP, 'application/zip', 'other'],
    [DOCX, 'application/vnd.openxmlformats-officedocument', 'text'],
    [Buffer.from('现场笔录\r\n\t一、'), 'text/plain', 'text'],
    [bytes('\xcf\xd6\xb3\xa1\xb1\xca\xc2\xbc'), 'text/plain', 'text'],
    [NOISE, 'application/octet-stream', 'other'],
    [bytes(''), 'application/octet-stream', 'other'],
  ])('%p is %s', (head, type, medium) => {
    expect(mediaTypeOf(head)).toMatchObject({ type, medium });
  });
});

describe('what the sender calls it', () => {
  it.each([
    ['an archive a video', ZIP, 'video/mp4'],
    ['a text a video', bytes('hello'), 'video/mp4'],
    ['noise an MP4', NOISE, 'video/mp4'],
    ['a video a photo', MP4, 'image/jpeg'],
    ['a photo a sound', bytes('\xff\xd8\xff'), 'audio/mpeg'],
    ['an archive a PDF', ZIP, 'application/pdf'],
    ['a program a text', bytes('MZ\x90\0'), 'text/plain'],
    [
      'a text a document',
      bytes('hello'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['a video an archive', MP4, 'application/zip'],
  ])('is refused when it calls %s', (_, head, claim) => {
    expect(agreedType(head, claim)).toMatchObject({ ok: false, refusal: { code: 'evidence.type-mismatch' } });
  });

  it.each([
    [MP4, 'video/mp4; codecs=avc1', 'video'],
    [MP4, 'VIDEO/QUICKTIME', 'video'],
    [MP4, 'audio/mp4', 'audio'],
    [MP4, 'application/octet-stream', 'video'],
    [MP4, undefined, 'video'],
    [MP4, '', 'video'],
    [DOCX, 'application/zip', 'text'],
    [NOISE, 'video/x-dav', 'other'],
    [bytes('{"a":1}'), 'application/json', 'text'],
    [bytes('%PDF-1'), 'application/pdf', 'text'],
  ])('is accepted: %p as %p', (head, claim, medium) => {
    expect(agreedType(head, claim)).toMatchObject({ ok: true, value: { medium } });
  });
});

it('shows no markup, archive or unknown type in the browser', () => {
  for (const type of ['text/html', 'image/svg+xml', 'application/zip', 'application/octet-stream'])
    expect(showsInline(type)).toBe(false);
});
