import type { Browser } from 'playwright-core';
import request from 'supertest';
import { MakeDerivatives, ReadMedia } from '../../src/modules/evidence/index.js';
import { deskOf, openBrowser, soon } from '../support/browser.js';
import { CaseSteps } from '../support/case-steps.js';
import { type Office, startOffice } from '../support/office.js';
import { HAS_FFMPEG, recordingOf } from '../support/recordings.js';

const withFfmpeg = HAS_FFMPEG ? describe : describe.skip;
if (!HAS_FFMPEG) console.warn('skipped: playable copies in a browser (no ffmpeg)');

withFfmpeg('a recording that browsers cannot play', () => {
  let browser: Browser;
  const offices: Office[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
  }, 400_000);
  afterAll(async () => {
    await browser?.close();
    for (const office of offices) await office.close();
  });

  /** An office with one AVI in a case, opened by its officer. */
  async function opened(ffmpeg: string) {
    const office = await startOffice({ env: { FFMPEG: ffmpeg } });
    offices.push(office);
    const steps = new CaseSteps(office);
    await steps.file();
    await request(office.http)
      .post(`/api/cases/${steps.id}/evidence`)
      .set('Authorization', `Bearer ${await office.token('officer1')}`)
      .field('stage', 'investigation')
      .attach('file', recordingOf({ codec: 'mpeg4', format: 'avi', seconds: 4 }), {
        filename: '现场.avi',
        contentType: 'video/x-msvideo',
      })
      .expect(201);
    await office.app.get(ReadMedia).settled();
    await office.app.get(MakeDerivatives).settled();
    const { page } = await deskOf(browser, office, 'officer1');
    await page.goto(`/app/cases/${steps.id}`);
    await page.locator('#case-tabs .digest').first().waitFor();
    await page.getByRole('button', { name: '查看' }).first().click();
    return page;
  }

  it('is played by its copy, and the screen says that it is one', async () => {
    const page = await opened('ffmpeg');
    await page.getByText('所播为转码副本').waitFor();
    const video = page.locator('video');
    const state = () =>
      video.evaluate((element) => {
        const { readyState, duration, videoWidth, error } = element as unknown as Player;
        return { readyState, duration, videoWidth, error: error?.code };
      });
    const loaded = await soon(state, ({ readyState }) => readyState >= 1);
    expect(loaded).toMatchObject({ duration: expect.closeTo(4, 0), videoWidth: 320, error: undefined });
  });

  it('without ffmpeg the screen says why it does not play', async () => {
    const page = await opened('off');
    await page.getByText('本机没有安装 ffmpeg').waitFor();
  });
});

interface Player {
  readyState: number;
  duration: number;
  videoWidth: number;
  error: { code: number } | null;
}
