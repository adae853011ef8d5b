import type { Browser, Page } from 'playwright-core';
import { deskOf, graveFaults, openBrowser, settled, shoot, SIZES } from '../support/browser.js';
import { type Office, startOffice } from '../support/office.js';

/** The register of officers and a personnel file, at both sizes. */
describe('officers and certificates in a browser', () => {
  let office: Office;
  let browser: Browser;

  beforeAll(async () => {
    office = await startOffice({ demo: true });
    browser = await openBrowser();
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  /** What axe finds, and whether a telephone must scroll sideways. */
  async function faultsOf(page: Page): Promise<string[]> {
    const faults: string[] = [];
    for (const [name, size] of Object.entries(SIZES)) {
      await page.setViewportSize(size);
      await settled(page);
      faults.push(...(await graveFaults(page)).map((fault) => `${name}: ${fault}`));
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (wider > 0) faults.push(`${name}: ${wider} px too wide`);
    }
    await page.setViewportSize(SIZES.DESK);
    return faults;
  }
  const open = async (page: Page, path: string) => {
    await page.goto(`/app${path}`);
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    await settled(page);
  };

  it('CERT-06: the register is filtered by the expiry ladder in the address; a file shows the life of the card', async () => {
    const { page } = await deskOf(browser, office, 'trainer1');
    await open(page, '/officers');
    expect(await faultsOf(page)).toEqual([]);
    await shoot(page, 'officers');
    await open(page, '/officers?rung=30');
    await page.getByRole('link', { name: '执法员戊' }).waitFor();
    expect(await page.getByRole('link', { name: /^执法员/ }).count()).toBe(1);
    await open(page, `/officers/${office.seeded.officers.officer6}`);
    await page.getByText('暂扣').first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await shoot(page, 'officer');
  }, 120_000);
});
