import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { CertificateRow } from '../../src/modules/officers/index.js';
import { soon } from '../support/browser.js';
import { ADULT, publishedCase } from '../support/decided-case.js';
import { type Office, startOffice } from '../support/office.js';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const BROWSER_THERE = existsSync(CHROMIUM);
/** Named as skipped where there is no browser. */
const inBrowser = BROWSER_THERE ? it : it.skip;
const AXE = readFileSync(
  createRequire(`${process.cwd()}/package.json`).resolve('axe-core/axe.min.js'),
  'utf8',
);
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

interface Violation {
  id: string;
  nodes: { target: string[] }[];
}

let office: Office;
let browser: Browser | undefined;
let pages: string[] = [];

/** The door before an inspection, and after it with the form of the evaluation. */
async function inspections(): Promise<string[]> {
  const day = '2026-11-23';
  const [officer, leader] = [await office.as('officer1'), await office.as('leader1')];
  const item = { name: '占道经营检查', field: 'urban-management', basis: '《条例》', from: day };
  const itemId = (await leader.post('/api/inspections/items', item).expect(201)).body.id;
  const { officer1, officer2 } = office.seeded.officers;
  const paths: string[] = [];
  for (const over of [false, true]) {
    const asked = {
      ...{ itemId, kind: 'planned', origin: '计划', companyName: '示例餐饮有限公司', first: day, last: day },
      ...{
        companyCode: '91370102MA3TEXT014',
        address: '示例路1号',
        noticeOn: day,
        officerIds: [officer1, officer2],
      },
    };
    const { id } = (await officer.post('/api/inspections', asked).expect(201)).body;
    await leader.post(`/api/inspections/${id}/approve`).expect(204);
    const { checkInUrl } = (await officer.get(`/api/inspections/${id}`).expect(200)).body;
    const { pathname } = new URL(checkInUrl);
    paths.push(pathname);
    if (!over) continue;
    const enter = office.anyone().post(`${pathname}/check-in`).set('Sec-Fetch-Site', 'same-origin');
    await enter.type('form').send({ name: '前厅经理' }).expect(303);
    await officer
      .post(`/api/inspections/${id}/finish`, { result: 'none', findings: '未发现问题' })
      .expect(200);
  }
  return paths;
}

beforeAll(async () => {
  if (!BROWSER_THERE) {
    process.stdout.write(`skipped: accessibility of the portal (no browser at ${CHROMIUM})\n`);
    return;
  }
  office = await startOffice({
    at: '2026-11-23T03:00:00.000Z',
    env: { PUBLIC_ORIGIN: 'https://sanxiang.example' },
  });
  const published = await publishedCase(office, ADULT);
  const withdrawn = await publishedCase(office, { cause: '夜间施工' });
  const releaser = await office.as('releaser1');
  await releaser
    .post(`/api/disclosures/${withdrawn.disclosureId}/withdrawal`, { reason: '决定被撤销' })
    .expect(200);
  const cards = office.app.get(DataSource).getRepository(CertificateRow);
  const tokenOf = async (who: string) =>
    (await cards.findOneByOrFail({ id: office.seeded.certificates[who]! })).token;
  const filed = await office
    .anyone()
    .post('/portal/requests')
    .type('form')
    .set('Sec-Fetch-Site', 'same-origin')
    .send({ kind: 'correction', record: published.slug, name: '赵某一', contact: '1', text: '金额有误' });
  const receipt = /class="receipt"[^>]*>([^<]+)</.exec(filed.text)![1]!;
  const doors = await inspections();
  pages = [
    ...doors,
    `/portal/agencies/${office.seeded.streetId}/inspection-items`,
    '/portal',
    '/portal/disclosures',
    '/portal/disclosures?q=%E6%B2%A1%E6%9C%89%E7%9A%84',
    '/portal/disclosures?kind=x',
    published.path,
    `${published.path}/proof`,
    withdrawn.path,
    '/verify',
    `/verify/${await tokenOf('officer1')}`,
    `/verify/${await tokenOf('officer3')}`,
    '/portal/agencies',
    `/portal/agencies/${office.seeded.streetId}`,
    `/portal/agencies/${office.seeded.streetId}/board`,
    '/portal/devices',
    '/portal/statistics',
    '/portal/deadlines',
    '/portal/deadlines?rule=PEN-06&day=2025-07-08',
    '/portal/deadlines?rule=PEN-06&day=2025-02-30',
    '/portal/requests',
    '/portal/requests?receipt=none',
    `/portal/requests?receipt=${receipt}`,
    '/portal/requests/new?kind=complaint',
    `/portal/requests/new?kind=early-stop&record=${published.slug}`,
  ];
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}, 400_000);

afterAll(async () => {
  await browser?.close();
  if (BROWSER_THERE) await office.close();
});

async function eachPage(
  options: { width: number; height: number; view?: string },
  look: (page: Page, address: string) => Promise<void>,
): Promise<void> {
  // axe is a script, which the pages' own policy forbids; the policy is tested over HTTP.
  const context = await browser!.newContext({ viewport: options, bypassCSP: true });
  const page = await context.newPage();
  for (const address of pages) {
    const view = options.view ? `${address.includes('?') ? '&' : '?'}${options.view}` : '';
    await page.goto(`${office.http}${address}${view}`);
    await look(page, address);
  }
  await context.close();
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then((r) => r.violations)`,
  )) as Violation[];
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

inBrowser.each([
  ['a desktop', { width: 1440, height: 900 }],
  ['a telephone', { width: 390, height: 844 }],
  ['high contrast and large type', { width: 1440, height: 900, view: 'size=l&contrast=high' }],
])(
  'axe finds nothing on any page: %s',
  async (_, options) => {
    await eachPage(options, async (page, address) => {
      expect({ address, violations: await violations(page) }).toEqual({ address, violations: [] });
    });
  },
  180_000,
);

inBrowser(
  'no page is wider than a telephone, even in large type',
  async () => {
    await eachPage({ width: 390, height: 844, view: 'size=l' }, async (page, address) => {
      const width = await page.evaluate('document.documentElement.scrollWidth');
      expect({ address, width }).toEqual({ address, width: 390 });
    });
  },
  400_000,
);

inBrowser(
  'a visitor without script searches, turns to a record and back, styled under the page’s own policy',
  async () => {
    const context = await browser!.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(`${office.http}/portal?size=l`);
    await page.getByLabel('查询词').fill('占道');
    await page.getByRole('button', { name: '查询' }).click();
    expect(new URL(page.url()).searchParams.get('size')).toBe('l');
    await page.getByRole('link', { name: /张某某/ }).click();
    expect(await page.locator('h1').textContent()).toContain('张某某');
    expect(await page.locator('.paper').textContent()).toContain('行政处罚决定书');
    // The words are there before the style sheet is.
    const width = async () => (await page.locator('.nav').boundingBox())?.width;
    expect(await soon(width, (now) => now === 390)).toBe(390);
    expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
    await context.close();
  },
  400_000,
);

inBrowser(
  'a record on paper: its text, its address and its QR code, and nothing of the site around it',
  async () => {
    const page = await browser!.newPage();
    await page.goto(`${office.http}${pages.find((path) => path.endsWith('/proof'))!.slice(0, -6)}`);
    await page.emulateMedia({ media: 'print' });
    for (const shown of ['.paper', '.qr', '.address'])
      expect(await page.locator(shown).isVisible()).toBe(true);
    for (const hidden of ['.head', '.nav', '.foot', '.trail'])
      expect(await page.locator(hidden).first().isVisible()).toBe(false);
    const paper = await page.pdf({ format: 'A4' });
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    await page.close();
  },
  400_000,
);

inBrowser('a page without pictures weighs less than 50 KB', async () => {
  for (const address of pages) {
    const { text } = await office.anyone().get(address).set('Accept', 'text/html');
    expect(Buffer.byteLength(text)).toBeLessThan(50 * 1024);
  }
});
