import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import request from 'supertest';
import { createApp } from '../../src/app.js';
import { MakeDerivatives, ReadMedia, Uploads, VerifyEvidence } from '../../src/modules/evidence/index.js';
import { Ffmpeg, FfmpegError } from '../../src/modules/evidence/media/ffmpeg.js';
import { DerivativeRow } from '../../src/modules/evidence/media/media.entities.js';
import { recipeOf } from '../../src/modules/evidence/media/rules/recipes.js';
import { openBrowser, openDesk } from '../support/browser.js';
import { writeDirectly, withoutGuards } from '../support/direct-database-write.js';
import { DRIVER } from '../support/database.js';
import { Office, startOffice } from '../support/office.js';
import { davOf, HAS_FFMPEG, recordingOf } from '../support/recordings.js';
import { acts, newCase, sealed, send, sha256 } from './kit.js';

const withFfmpeg = HAS_FFMPEG ? describe : describe.skip;
if (!HAS_FFMPEG) console.warn('skipped: playable copies (no ffmpeg)');
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const inBrowser = existsSync(CHROMIUM) ? it : it.skip;

withFfmpeg(`copies for showing, on ${DRIVER}`, () => {
  let office: Office;
  let caseId: string;

  beforeAll(async () => {
    office = await startOffice({ env: { FFMPEG: 'ffmpeg' } });
    caseId = await newCase(office);
  });
  afterAll(() => office?.close());

  const settled = async (): Promise<void> => {
    await sealed(office);
    await office.app.get(ReadMedia).settled();
    await office.app.get(MakeDerivatives).settled();
  };
  async function sent(bytes: Buffer, filename: string, filetype: string): Promise<string> {
    const metadata = { filename, filetype, caseId, stage: 'investigation' };
    const { id, response } = await send(office, 'officer1', bytes, metadata);
    expect(response.status).toBe(204);
    await settled();
    return id;
  }
  const view = async (id: string) =>
    (await (await office.as('officer1')).get(`/api/evidence/${id}`).expect(200)).body;
  const get = async (path: string, headers: Record<string, string> = {}, username = 'officer1') =>
    request(office.http)
      .get(path)
      .set({ Authorization: `Bearer ${await office.token(username)}`, ...headers })
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      });
  async function findings(): Promise<string[]> {
    const found: string[] = [];
    for await (const { kind, evidenceId } of office.app.get(VerifyEvidence).findings())
      found.push(`${kind} ${evidenceId}`);
    return found.sort();
  }
  const objectPath = (id: string) => join(office.config.uploadsDir, 'objects', id.slice(-2), id);

  it.each([
    ['H.265', 'hevc.mp4', 'video/mp4', { codec: 'libx265' }],
    ['AVI', 'clip.avi', 'video/x-msvideo', { codec: 'mpeg4', format: 'avi' }],
    ['MPEG-PS', 'clip.mpg', 'video/mpeg', { codec: 'mpeg2video', format: 'mpeg', size: '352x288' }],
    ['DAV', 'clip.dav', 'video/x-dav', 'dav' as const],
  ])('%s gets an H.264 copy; the original stays as it came', async (_, filename, filetype, options) => {
    const original = options === 'dav' ? davOf(4) : recordingOf({ ...options, seconds: 4 });
    const id = await sent(original, filename, filetype);
    const { recording, sha256: kept } = await view(id);
    expect(kept).toBe(sha256(original));
    expect(readFileSync(objectPath(id)).equals(original)).toBe(true);
    const [copy] = recording.playback.derivatives.filter((one: { kind: string }) => one.kind === 'playable');
    expect(recording.playback).toMatchObject({ state: 'proxy', posterUrl: `/api/evidence/${id}/poster` });
    expect(copy).toMatchObject({
      label: '播放副本（非原件）',
      mediaType: 'video/mp4',
      sourceSha256: sha256(original),
      tool: expect.stringMatching(/^ffmpeg version/),
      parameters: expect.stringContaining('libx264'),
    });

    const whole = await get(`/api/evidence/${id}/playable`);
    expect(whole.status).toBe(200);
    expect(whole.headers['content-type']).toBe('video/mp4');
    expect(sha256(whole.body as Buffer)).toBe(copy.sha256);
    // Its index stands before its pictures, so that a browser begins at once.
    const text = (whole.body as Buffer).toString('latin1');
    expect(text.indexOf('moov')).toBeLessThan(text.indexOf('mdat'));
    const piece = await get(`/api/evidence/${id}/playable`, { Range: 'bytes=10-19' });
    expect(piece.status).toBe(206);
    expect((piece.body as Buffer).equals((whole.body as Buffer).subarray(10, 20))).toBe(true);
    const entered = await acts(office, id);
    expect(entered.filter((entry) => entry.act === 'evidence.derive')).toHaveLength(2);
    // One viewing, however many pieces of it were asked for.
    expect(entered.filter((entry) => entry.act === 'evidence.view')).toHaveLength(1);
  });

  it('what a browser plays is played as it came; it gets a poster alone', async () => {
    const original = recordingOf({ seed: 11 });
    const id = await sent(original, 'plain.mp4', 'video/mp4');
    const { recording } = await view(id);
    expect(recording.playback.state).toBe('original');
    expect(recording.playback.derivatives.map((copy: { kind: string }) => copy.kind)).toEqual(['poster']);
    expect((await get(`/api/evidence/${id}/playable`)).body.equals(original)).toBe(true);
    const poster = await get(`/api/evidence/${id}/poster`);
    expect(poster.headers['content-type']).toBe('image/jpeg');
    expect((poster.body as Buffer).subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
  });

  inBrowser('a browser plays the copy of an H.265 recording and seeks in it', async () => {
    const id = await sent(recordingOf({ codec: 'libx265', seconds: 6, seed: 12 }), 'seek.mp4', 'video/mp4');
    const browser: Browser = await openBrowser();
    try {
      const { page } = await openDesk(browser, office);
      const signedIn = await page.request.post('/api/auth/login', {
        data: { username: 'officer1', password: 'a password for tests only' },
      });
      expect(signedIn.ok()).toBe(true);
      await page.goto('/api/health');
      const played = await page.evaluate(async (source) => {
        const video = (globalThis as never as { document: { createElement(tag: string): Player } }).document;
        const player = video.createElement('video');
        const heard = (name: string) =>
          new Promise((resolve, reject) => {
            player.addEventListener(name, resolve);
            player.addEventListener('error', () => reject(new Error(player.error?.message)));
          });
        const ready = heard('loadedmetadata');
        player.src = source;
        await ready;
        const seeked = heard('seeked');
        player.currentTime = 4.5;
        await seeked;
        return { duration: player.duration, at: player.currentTime, width: player.videoWidth };
      }, `/api/evidence/${id}/playable`);
      expect(played).toEqual({ duration: expect.closeTo(6, 0), at: 4.5, width: 320 });
    } finally {
      await browser.close();
    }
  });

  it('a copy that cannot be made is kept with its reason, not tried again at a start, but when someone asks', async () => {
    // The beginning of an AVI whose header promises pictures and sound; what follows is not that.
    const whole = recordingOf({ codec: 'mpeg4', format: 'avi', seed: 13 });
    const head = whole.subarray(0, whole.indexOf('movi') + 4);
    const id = await sent(Buffer.concat([head, Buffer.alloc(20_000, 0xa5)]), 'broken.avi', 'video/x-msvideo');
    const failures = async () =>
      (await acts(office, id)).filter((entry) => entry.act === 'evidence.derive-failed').length;
    expect((await view(id)).recording.playback).toMatchObject({
      state: 'failed',
      text: expect.stringContaining('播放副本制作失败'),
    });
    const before = await failures();
    expect(before).toBe(2);
    expect(JSON.stringify(await acts(office, id))).not.toContain(office.config.uploadsDir);
    await office.app.close();
    const app = await createApp(office.config);
    const server = await app.listen(0, '127.0.0.1');
    const { port } = server.address() as { port: number };
    office = new Office(app, `http://127.0.0.1:${port}`, office.seeded, office.database, office.config);
    await settled();
    expect(await failures()).toBe(before);
    await (await office.as('officer1')).post(`/api/evidence/${id}/derivatives`).expect(202);
    await settled();
    expect(await failures()).toBe(before + 2);
  });

  it('what an earlier run did not come to is made at the next start', async () => {
    await office.app.get(MakeDerivatives).beforeApplicationShutdown();
    const id = await sent(recordingOf({ codec: 'libx265', seed: 14 }), 'later.mp4', 'video/mp4');
    expect((await view(id)).recording.playback.state).toBe('waiting');
    await office.app.close();
    const app = await createApp(office.config);
    const server = await app.listen(0, '127.0.0.1');
    const { port } = server.address() as { port: number };
    office = new Office(app, `http://127.0.0.1:${port}`, office.seeded, office.database, office.config);
    for (let i = 0; i < 200 && (await view(id)).recording.playback.state !== 'proxy'; i++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await view(id)).recording.playback.state).toBe('proxy');
  });

  it('leaves nothing in the staging area, and the store verifies', async () => {
    await settled();
    expect(await readdir(join(office.config.uploadsDir, 'staging'))).toEqual([]);
    expect(await findings()).toEqual([]);
  });

  it('a file left in the staging area by a crash is swept, and never the copy itself', async () => {
    const id = await sent(recordingOf({ seconds: 2 }), 'sweep.mp4', 'video/mp4');
    const copy = await writeDirectly(office, (db) =>
      db.getRepository(DerivativeRow).findOneByOrFail({ evidenceId: id }),
    );
    const left = join(office.config.uploadsDir, 'staging', copy.id);
    writeFileSync(left, 'what the crash left');
    utimesSync(left, 0, 0);
    await office.app.get(Uploads).sweep();
    expect(existsSync(left)).toBe(false);
    expect(existsSync(objectPath(copy.id))).toBe(true);
    expect(await findings()).toEqual([]);
  });

  it('a copy whose bytes or row were changed is named, and one that is gone', async () => {
    const ids = [
      await sent(recordingOf({ seed: 15 }), 'v1.mp4', 'video/mp4'),
      await sent(recordingOf({ seed: 16 }), 'v2.mp4', 'video/mp4'),
      await sent(recordingOf({ seed: 17 }), 'v3.mp4', 'video/mp4'),
    ];
    const posters: string[] = [];
    for (const id of ids) posters.push((await view(id)).recording.playback.derivatives[0].id);
    const [changed, gone, row] = posters as [string, string, string];
    chmodSync(objectPath(changed), 0o640);
    const bytes = readFileSync(objectPath(changed));
    bytes[100]! ^= 1;
    writeFileSync(objectPath(changed), bytes);
    rmSync(objectPath(gone));
    await writeDirectly(office, async (database) => {
      await withoutGuards(database, 'evidence_derivatives');
      await database.getRepository(DerivativeRow).update({ id: row }, { bytes: 1 });
    });
    expect(await findings()).toEqual(
      [
        `bytes-changed ${changed}`,
        `bytes-missing ${gone}`,
        `bytes-changed ${row}`,
        `row-changed ${row}`,
      ].sort(),
    );
  });
});

interface Player {
  src: string;
  currentTime: number;
  duration: number;
  videoWidth: number;
  error: { message: string } | null;
  addEventListener(name: string, heard: (event: unknown) => void): void;
}

withFfmpeg('ffmpeg under supervision', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sanxiang-ffmpeg-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = (name: string) => join(folder, name);
  const idle = new AbortController().signal;

  it('is not there where it is off or missing', async () => {
    expect(await Ffmpeg.find('off')).toBeUndefined();
    expect(await Ffmpeg.find('/nowhere/ffmpeg')).toBeUndefined();
  });

  it('is ended when its time is over, and when the program stops', async () => {
    const ffmpeg = (await Ffmpeg.find('ffmpeg'))!;
    writeFileSync(path('long.mp4'), recordingOf({ seconds: 60, size: '640x480' }));
    const slow = { after: ['-vf', 'realtime', '-c:v', 'libx264', '-f', 'mp4'] };
    const make = (timeMs: number, signal: AbortSignal) =>
      ffmpeg.make(path('long.mp4'), path('out'), slow, timeMs, signal);
    const begun = Date.now();
    await expect(make(500, idle)).rejects.toThrow(FfmpegError);
    const stopping = new AbortController();
    setTimeout(() => stopping.abort(), 500);
    await expect(make(60_000, stopping.signal)).rejects.toThrow('stopped');
    expect(Date.now() - begun).toBeLessThan(10_000);
  });

  it.each([
    ['a playlist', '#EXTM3U\n#EXTINF:1,\nfile://SECRET\n#EXT-X-ENDLIST\n'],
    ['a script of cuts', 'ffconcat version 1.0\nfile SECRET\n'],
  ])('reads no other file by %s', async (_, script) => {
    const ffmpeg = (await Ffmpeg.find('ffmpeg'))!;
    writeFileSync(path('secret.mp4'), recordingOf());
    writeFileSync(path('script'), script.replace('SECRET', path('secret.mp4')));
    const made = ffmpeg.make(path('script'), path('stolen'), recipeOf('video', 1000), 20_000, idle);
    await expect(made).rejects.toThrow(FfmpegError);
    expect(existsSync(path('stolen'))).toBe(false);
  });

  it('keeps no names of folders in the reason', async () => {
    const ffmpeg = (await Ffmpeg.find('ffmpeg'))!;
    writeFileSync(path('noise'), Buffer.alloc(5000, 3));
    const failure = await ffmpeg
      .make(path('noise'), path('out2'), recipeOf('poster', null), 20_000, idle)
      .catch((error: FfmpegError) => error.reason);
    expect(failure).toContain('input');
    expect(failure).not.toContain(folder);
  });
});
