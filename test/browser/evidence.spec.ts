import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { type Desk, deskOf, openBrowser, soon } from '../support/browser.js';
import { CaseSteps } from '../support/case-steps.js';
import { type Office, startOffice } from '../support/office.js';
import { sha256Of, videoOf } from '../support/videos.js';

const MIB = 2 ** 20;

describe('recordings in a browser', () => {
  let office: Office;
  let browser: Browser;
  let folder: string;
  let desk: Desk;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sanxiang-videos-'));
    office = await startOffice();
    browser = await openBrowser();
    desk = await deskOf(browser, office, 'officer1');
    const steps = new CaseSteps(office);
    await steps.file();
    await desk.page.goto(`/app/cases/${steps.id}`);
  }, 400_000);

  afterAll(async () => {
    await browser?.close();
    await office?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('goes on by itself after the line was cut twice, and arrives whole', async () => {
    const { page } = desk;
    const devtools = await page.context().newCDPSession(page);
    const line = (offline: boolean, uploadThroughput = 8 * MIB) =>
      devtools.send('Network.emulateNetworkConditions', {
        offline,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput,
      });
    let begun = 0;
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/api/uploads')) begun += 1;
    });
    const video = videoOf(40 * MIB, 7);
    const path = join(folder, '记录仪7.mp4');
    writeFileSync(path, video);

    await page.getByRole('button', { name: '上传证据' }).click();
    const form = page.getByRole('dialog', { name: '上传证据' });
    await form.locator('input[type=file]').setInputFiles(path);
    await line(false);
    await form.getByRole('button', { name: '开始上传（1）' }).click();
    const row = form.getByRole('listitem').filter({ hasText: '记录仪7.mp4' });
    await row.getByText(/上传中 · /).waitFor();
    const percent = async () => Number(await row.getByRole('progressbar').getAttribute('aria-valuenow'));
    for (const reached of [10, 60]) {
      const before = await soon(percent, (now) => now >= reached);
      expect(before).toBeLessThan(100);
      await line(true);
      await page.waitForTimeout(2_000);
      expect(await row.getByText(/已收讫/).count()).toBe(0);
      await line(false);
    }
    await row.getByText(/已收讫 · /).waitFor({ timeout: 30_000 });
    await line(false, -1);
    await form.getByRole('button', { name: '关闭' }).last().click();
    const digest = page.locator('#case-tabs .digest').first();
    await digest.waitFor();
    expect(await digest.getAttribute('title')).toBe(sha256Of(video));
    // Gone on with, not begun anew.
    expect(begun).toBe(1);
    expect(desk.complaints).toEqual([]);
  }, 400_000);

  it('plays and is entered in the middle without being fetched whole', async () => {
    const { page } = desk;
    const answers: number[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('/content')) answers.push(response.status());
    });
    await page.getByRole('button', { name: '查看' }).first().click();
    const video = page.locator('video');
    const state = () =>
      video.evaluate((element) => {
        const { readyState, duration, currentTime, seeking, error } = element as unknown as Player;
        return { readyState, duration, currentTime, seeking, error: error?.code };
      });
    const loaded = await soon(state, ({ readyState, error }) => readyState >= 1 || error !== undefined);
    expect(loaded.error).toBeUndefined();
    expect(loaded.duration).toBeGreaterThan(0.5);

    const middle = loaded.duration / 2;
    await video.evaluate((element, time) => {
      (element as unknown as Player).currentTime = time;
    }, middle);
    const sought = await soon(state, ({ seeking, readyState }) => !seeking && readyState >= 2);
    expect(sought.currentTime).toBeCloseTo(middle, 1);

    await video.evaluate((element) => (element as unknown as Player).play());
    const played = await soon(state, ({ currentTime }) => currentTime > middle);
    expect(played.currentTime).toBeGreaterThan(middle);
    expect(answers.length).toBeGreaterThan(0);
    expect(answers.every((status) => status === 206)).toBe(true);
    expect(desk.complaints).toEqual([]);
  });
});

/** What is asked of the page's video element. */
interface Player {
  readyState: number;
  duration: number;
  currentTime: number;
  seeking: boolean;
  error: { code: number } | null;
  play(): Promise<void>;
}
