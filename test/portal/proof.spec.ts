import { existsSync } from 'node:fs';
import { type Browser } from 'playwright-core';
import { leafHash, verifyCheckpoint, verifyInclusion } from '../../src/kernel/ledger/index.js';
import { LedgerKey } from '../../src/modules/ledger/index.js';
import { openBrowser } from '../support/browser.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { DRIVER } from '../support/database.js';
import { ADULT, publishedCase } from '../support/decided-case.js';
import { type Office, startOffice } from '../support/office.js';

const BROWSER_THERE = existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium');
/** Named as skipped where there is no browser. */
const inBrowser = BROWSER_THERE ? it : it.skip;

let office: Office;
let browser: Browser | undefined;
beforeAll(async () => {
  office = await startOffice({ at: '2026-11-23T03:00:00.000Z' });
  if (BROWSER_THERE) browser = await openBrowser();
  else process.stdout.write('skipped: the proof in the visitor’s browser (no browser)\n');
});
afterAll(async () => {
  await browser?.close();
  await office.close();
});

const get = (path: string) => office.anyone().get(path);

/** What a visitor reads on the page when his browser has computed. */
async function verdict(path: string): Promise<{ words: string; steps: string[] }> {
  const page = await browser!.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${office.http}${path}/proof`);
  await page.locator('#verdict.good, #verdict.bad').waitFor();
  const words = await page.locator('#verdict').innerText();
  const steps = await page.locator('#steps li').allInnerTexts();
  await page.close();
  expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
  return { words, steps };
}

describe(`the public proof of a record on ${DRIVER}`, () => {
  it('holds with the public key alone, and tells nothing of who acted or of the unredacted text', async () => {
    const { path, id, disclosureId } = await publishedCase(office, { ...ADULT });
    const proof = (await get(`${path}/proof.json`).expect(200)).body;
    const head = verifyCheckpoint(proof.checkpoint, office.app.get(LedgerKey).verifierKey);
    if (!head.ok) throw new Error(head.reason);
    const { root, size } = head.value;
    expect(proof.verifierKey).toBe(office.app.get(LedgerKey).verifierKey);
    const { index, path: way } = proof;
    expect(verifyInclusion({ leaf: leafHash(proof.entry), index, size, proof: way, root })).toBe(true);
    const entry = JSON.parse(proof.entry);
    expect(entry.actor.name).toBe('系统');
    expect(Object.keys(entry.detail).sort()).toEqual(['recordSha256', 'textSha256']);
    const view = (await (await office.as('discloser1')).get(`/api/disclosures/${disclosureId}`)).body;
    const page = await get(`${path}/proof`).expect(200);
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.text.match(/<script/g)).toHaveLength(1);
    for (const secret of [id, disclosureId, view.originalSha256, '张甲乙', ADULT.party.idNumber])
      for (const shown of [JSON.stringify(proof), page.text]) expect(shown).not.toContain(secret);
    // The same proof is not made twice.
    expect((await get(`${path}/proof.json`)).body).toEqual(proof);
  });

  inBrowser('a record as it was released is found unaltered by the visitor’s own browser', async () => {
    const { path } = await publishedCase(office, {
      ...ADULT,
      facts: '第一行\r\n第二行 <b>&amp;</b> “引号”',
    });
    const { words, steps } = await verdict(path);
    expect(words).toContain('未被改动');
    expect(steps).toHaveLength(7);
    for (const step of steps) expect(step).toMatch(/：一致/);
  });

  it('a correction is attested anew', async () => {
    const { path, disclosureId } = await publishedCase(office, { ...ADULT, cause: '占道经营' });
    const before = (await get(`${path}/proof.json`)).body;
    const discloser = await office.as('discloser1');
    const { original } = (await discloser.get(`/api/disclosures/${disclosureId}`)).body;
    const start = original.indexOf('店外摆放');
    const removals = [{ start, end: start + 4, class: 'natural-person-name' }];
    await discloser
      .post(`/api/disclosures/${disclosureId}/correction`, { removals, reason: '遮盖有误' })
      .expect(201);
    await (
      await office.as('releaser1')
    )
      .post(`/api/disclosures/${disclosureId}/correction/release`)
      .expect(200);
    const after = (await get(`${path}/proof.json`)).body;
    expect(after.index).toBeGreaterThan(before.index);
    if (browser) expect((await verdict(path)).words).toContain('未被改动');
  });

  inBrowser.each([
    ['its text', `"text" = "text" || '。'`, '公开文本的摘要与存证：不一致'],
    ['its fine', `"fineFen" = "fineFen" + 100`, '公示字段的摘要与存证：不一致'],
  ])('a record is found altered when %s was changed past the program', async (_, change, step) => {
    const { path, slug } = await publishedCase(office, { ...ADULT });
    await writeDirectly(office, (database) =>
      database.query(`UPDATE "public_records" SET ${change} WHERE "slug" = '${slug}'`),
    );
    const { words, steps } = await verdict(path);
    expect(words).toContain('已被改动');
    expect(steps.some((one) => one.startsWith(step))).toBe(true);
  });

  it('a withdrawn record has no proof any more, an unknown one never had', async () => {
    const { path, disclosureId } = await publishedCase(office, {});
    const releaser = await office.as('releaser1');
    await releaser.post(`/api/disclosures/${disclosureId}/withdrawal`, { reason: '决定被撤销' }).expect(200);
    expect((await get(`${path}/proof`).expect(410)).text).toContain('决定被撤销');
    await get(`${path}/proof.json`).expect(404);
    await get('/portal/disclosures/none/proof').expect(404);
    await get(`/portal/disclosures/${encodeURIComponent('<script>')}/proof`).expect(404);
  });
});
