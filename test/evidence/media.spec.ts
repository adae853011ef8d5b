import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EvidenceMediaRow } from '../../src/modules/evidence/media/media.entities.js';
import { PROBE_LIMITS, probeMedia } from '../../src/modules/evidence/media/probe-media.js';
import { MakeDerivatives, ReadMedia } from '../../src/modules/evidence/index.js';
import { createApp } from '../../src/app.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { DRIVER } from '../support/database.js';
import { Office, startOffice } from '../support/office.js';
import { HAS_FFMPEG, recordingOf } from '../support/recordings.js';
import { acts, codeOf, mp4, newCase, send } from './kit.js';

const made = HAS_FFMPEG ? describe : describe.skip;
if (!HAS_FFMPEG) console.warn('skipped: media facts of real recordings (no ffmpeg to make them)');

let office: Office;
let caseId: string;

beforeAll(async () => {
  office = await startOffice();
  caseId = await newCase(office);
});
afterAll(() => office?.close());

const metadata = (filename: string, filetype: string) => ({
  filename,
  filetype,
  caseId,
  stage: 'investigation',
});
const settled = (): Promise<void> => office.app.get(ReadMedia).settled();

async function viewed(id: string) {
  const officer = await office.as('officer1');
  return (await officer.get(`/api/evidence/${id}`).expect(200)).body;
}

async function sent(bytes: Buffer, filename: string, filetype: string): Promise<string> {
  const { id, response } = await send(office, 'officer1', bytes, metadata(filename, filetype));
  expect(response.status).toBe(204);
  await settled();
  return id;
}

made(`what a recording says of itself, on ${DRIVER}`, () => {
  it('is read from the bytes, kept once and entered', async () => {
    const bytes = recordingOf({ madeAt: '2026-03-02T03:00:00Z', seconds: 3 });
    const id = await sent(bytes, 'a.mp4', 'video/mp4');
    const { recording } = await viewed(id);
    expect(recording.media).toMatchObject({
      status: 'read',
      problem: null,
      container: 'MPEG-4',
      videoCodec: 'AVC',
      audioCodec: 'AAC',
      width: 320,
      height: 240,
      frameRateMilli: 10_000,
      madeAt: '2026-03-02T03:00:00.000Z',
      tool: expect.stringMatching(/^MediaInfoLib \d/),
    });
    expect(recording.media.durationMs).toBeGreaterThanOrEqual(3000);
    expect(recording.media.durationMs).toBeLessThan(3100);
    expect(recording.playback.state).toBe('original');
    const entries = (await acts(office, id)).filter((entry) => entry.act === 'evidence.read-media');
    expect(entries).toHaveLength(1);
    await writeDirectly(office, async (database) => {
      const rows = database.getRepository(EvidenceMediaRow);
      await expect(rows.update({ id }, { durationMs: 1 })).rejects.toThrow(/write-once/);
      await expect(rows.delete({ id })).rejects.toThrow(/write-once/);
    });
  });

  it('proposes the times of the file where none were given, and takes none by itself', async () => {
    const bytes = recordingOf({ madeAt: '2026-03-02T03:00:00Z', seed: 2 });
    const view = await viewed(await sent(bytes, 'b.mp4', 'video/mp4'));
    expect(view.capturedFrom).toBeNull();
    expect(view.recording.proposedTimes.from).toBe('2026-03-02T03:00:00.000Z');
    expect(Date.parse(view.recording.proposedTimes.to)).toBeGreaterThanOrEqual(
      Date.parse('2026-03-02T03:00:03.000Z'),
    );
  });

  it.each([
    ['H.265', 'c.mp4', 'video/mp4', { codec: 'libx265', seed: 3 }, 'MPEG-4', 'HEVC'],
    ['AVI', 'd.avi', 'video/x-msvideo', { codec: 'mpeg4', format: 'avi', seed: 4 }, 'AVI', 'MPEG-4 Visual'],
    [
      'MPEG-PS',
      'e.mpg',
      'video/mpeg',
      { codec: 'mpeg2video', format: 'mpeg', size: '352x288' },
      'MPEG-PS',
      'MPEG Video',
    ],
  ])('names %s as what browsers do not play', async (_, name, type, options, container, videoCodec) => {
    const view = await viewed(await sent(recordingOf(options), name, type));
    expect(view.recording.media).toMatchObject({ status: 'read', container, videoCodec });
    // This office has FFMPEG=off, and says so.
    expect(view.recording.playback).toMatchObject({ state: 'unavailable', playableUrl: null });
    expect(view.recording.playback.text).toContain('ffmpeg');
    const officer = await office.as('officer1');
    const { body } = await officer.get(`/api/evidence/${view.id}/playable`).expect(409);
    expect(body.code).toBe('evidence.not-playable');
  });

  it('a recording cut off before its index is named, not refused', async () => {
    const whole = recordingOf({ seed: 5 });
    const view = await viewed(await sent(whole.subarray(0, whole.length / 2), 'f.mp4', 'video/mp4'));
    expect(view.recording.media).toMatchObject({ status: 'unreadable', problem: 'no-index' });
    expect(view.recording.findings).toEqual([
      expect.objectContaining({ kind: 'recording-damaged', text: expect.stringContaining('moov') }),
    ]);
  });

  it('a recording cut off after its beginning is read as far as it goes', async () => {
    const whole = recordingOf({ codec: 'mpeg4', format: 'avi', seed: 6 });
    const view = await viewed(await sent(whole.subarray(0, whole.length / 2), 'g.avi', 'video/x-msvideo'));
    expect(view.recording.media).toMatchObject({
      status: 'read',
      problem: 'truncated',
      videoCodec: 'MPEG-4 Visual',
    });
  });

  it('what was received and not yet read is read after a restart', async () => {
    await office.app.get(ReadMedia).beforeApplicationShutdown();
    const { id } = await send(office, 'officer1', recordingOf({ seed: 7 }), metadata('h.mp4', 'video/mp4'));
    expect((await viewed(id)).recording.media).toBeNull();
    await office.app.close();
    const app = await createApp(office.config);
    const server = await app.listen(0, '127.0.0.1');
    const { port } = server.address() as { port: number };
    office = new Office(app, `http://127.0.0.1:${port}`, office.seeded, office.database, office.config);
    await settled();
    expect((await viewed(id)).recording.media).toMatchObject({ status: 'read', videoCodec: 'AVC' });
  });
});

describe('a file that means no good', () => {
  it('noise behind the mark of an MP4 is unreadable', async () => {
    const view = await viewed(await sent(mp4(300_000, 77), 'noise.mp4', 'video/mp4'));
    expect(view.recording.media).toMatchObject({ status: 'unreadable' });
  });

  it('an archive said to be a video is refused at the receipt', async () => {
    const zip = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(5000, 7)]);
    const { response } = await send(office, 'officer1', zip, metadata('z.mp4', 'video/mp4'));
    expect(response.status).toBe(422);
    expect(await codeOf(response)).toBe('evidence.type-mismatch');
  });

  it('a reader that gets no answer is ended when its time is over, and the server goes on', async () => {
    const begun = Date.now();
    const { facts } = await probeMedia(1000, 'video', () => new Promise(() => undefined), {
      ...PROBE_LIMITS,
      timeMs: 300,
    });
    expect(facts).toMatchObject({ status: 'unreadable', problem: 'beyond-limits' });
    expect(Date.now() - begun).toBeLessThan(5000);
  });

  it('a reader sent round in circles is ended when it has read its fill', async () => {
    const { facts } = await probeMedia(
      2 ** 40,
      'video',
      async (_, length) => new Uint8Array(length).fill(0x47),
      {
        ...PROBE_LIMITS,
        bytes: 2 ** 20,
      },
    );
    expect(facts).toMatchObject({ status: 'unreadable', problem: 'beyond-limits' });
  });

  it('a reader that takes more memory than it may is ended, long before its time is over', async () => {
    const begun = Date.now();
    // It never gets its answer, so nothing but its memory (no Node is this small) can end it before 30 seconds.
    const limits = { ...PROBE_LIMITS, memory: 16 * 2 ** 20 };
    const { facts } = await probeMedia(1000, 'video', () => new Promise(() => undefined), limits);
    expect(facts).toMatchObject({ status: 'unreadable', problem: 'beyond-limits' });
    expect(Date.now() - begun).toBeLessThan(15_000);
  });

  it('a store that cannot be read is no fault of the file: the facts are asked for again', async () => {
    await expect(probeMedia(1000, 'video', () => Promise.reject(new Error('no disk')))).rejects.toThrow(
      'no disk',
    );
  });
});

it('makes no copies where FFMPEG is off', () => {
  expect(office.app.get(MakeDerivatives).available).toBe(false);
});
