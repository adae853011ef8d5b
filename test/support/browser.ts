import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { type Office, PASSWORD } from './office.js';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
export const SIZES = { DESK, PHONE };

const SCREENSHOTS = process.env.SCREENSHOTS;
const AXE = readFileSync(
  createRequire(`${process.cwd()}/package.json`).resolve('axe-core/axe.min.js'),
  'utf8',
);

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });

/** One person's own browser, and what went wrong in it. */
export interface Desk {
  page: Page;
  /** `409 POST /api/…` of every refused request, and what the page itself threw. */
  complaints: string[];
}

/** What a browser may be told beside its own options: the time by its clock, which then goes on from there. */
export interface DeskOptions extends BrowserContextOptions {
  at?: string;
}

/** An empty page in a Chinese browser standing in Shanghai, unless said otherwise. */
export async function openDesk(
  browser: Browser,
  office: Office,
  { at, ...options }: DeskOptions = {},
): Promise<Desk> {
  const context = await browser.newContext({
    baseURL: office.http,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: DESK,
    ...options,
  });
  // Two browsers and two offices share a small machine: only what never comes may fail.
  context.setDefaultTimeout(45_000);
  if (at) await context.clock.setSystemTime(at);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('response', (response) => {
    if (response.status() < 400) return;
    const { pathname } = new URL(response.url());
    // Nobody is signed in yet when the page first asks who is.
    if (response.status() === 401 && pathname === '/api/me') return;
    complaints.push(`${response.status()} ${response.request().method()} ${pathname}`);
  });
  return { page, complaints };
}

export async function signIn(page: Page, username: string): Promise<void> {
  await page.goto('/app/');
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await signedIn(page);
}

/** The sign-in page has a heading too: who goes on before the session is there is asked to sign in again. */
export async function signedIn(page: Page): Promise<void> {
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
}

/** A desk at which a person sits. */
export async function deskOf(
  browser: Browser,
  office: Office,
  username: string,
  options: DeskOptions = {},
): Promise<Desk> {
  const desk = await openDesk(browser, office, options);
  await signIn(desk.page, username);
  return desk;
}

type Form = Page | Locator;

export const fill = (form: Form, label: string, text: string): Promise<void> =>
  form.getByLabel(label, { exact: true }).fill(text);

/** Types a day or a moment as people do, and leaves the field. */
export async function pick(form: Form, label: string, text: string): Promise<void> {
  const field = form.getByLabel(label, { exact: true });
  await field.fill(text);
  await field.press('Enter');
  await field.press('Tab');
}

/** Chooses entries of a list, one or several. */
export async function choose(form: Form, label: string, ...entries: string[]): Promise<void> {
  const field = form.getByLabel(label, { exact: true });
  const page = 'page' in form ? form.page() : form;
  await field.click();
  for (const entry of entries)
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: entry }).click();
  if (entries.length > 1) await field.press('Escape');
}

/** Opens the form of an act of the case in view: the next step's own button, else the list of the other acts. */
export async function openAct(page: Page, title: string): Promise<Locator> {
  const others = page.getByRole('button', { name: '其他事项' });
  const next = page.getByRole('button', { name: `下一步：${title}` });
  await others.or(next).first().waitFor();
  if (await next.isVisible()) await next.click();
  else {
    await others.click();
    await page.getByRole('menuitem', { name: title, exact: true }).click();
  }
  const form = page.getByRole('dialog', { name: title });
  await form.waitFor();
  return form;
}

/** What cannot be taken back is shown once more before it goes out. */
const ASKED_ONCE = ['作出决定', '归档'];

/** Says yes to the dialog that shows what goes out. */
export async function confirmAct(page: Page, title: string, clickCount = 1): Promise<void> {
  const dialog = page.getByRole('dialog', { name: '请再核对一次' });
  await dialog.getByRole('button', { name: title, exact: true }).click({ clickCount });
  await dialog.waitFor({ state: 'detached' });
}

/** How people may treat a form: a reload takes what they typed and its draft gives it back, they click twice. */
interface Treatment {
  readonly reload?: boolean;
  readonly clickCount?: number;
}

/** An act of the case in view from its button to the word that it is done. */
export async function perform(
  page: Page,
  title: string,
  fillIn: (form: Locator) => Promise<void> = async () => {},
  { reload = false, clickCount = 1 }: Treatment = {},
): Promise<void> {
  const form = await openAct(page, title);
  await fillIn(form);
  if (reload) {
    await form.getByText(/草稿 已保存 \d\d:\d\d/).waitFor();
    // The address names the form, so that it is open again.
    await page.reload();
    await form.getByRole('button', { name: '恢复' }).click();
  }
  await form.getByRole('button', { name: '提交' }).click({ clickCount });
  if (ASKED_ONCE.includes(title)) await confirmAct(page, title, clickCount);
  await page.getByText(`${title}：已办理`).first().waitFor();
  await form.waitFor({ state: 'detached' });
}

/** A page at both sizes, kept as pictures when `SCREENSHOTS` names a folder. */
export async function shoot(page: Page, name: string): Promise<void> {
  if (!SCREENSHOTS) return;
  mkdirSync(SCREENSHOTS, { recursive: true });
  for (const [size, viewport] of Object.entries({ desk: DESK, phone: PHONE })) {
    await page.setViewportSize(viewport);
    await settled(page);
    const fullPage = (await page.getByRole('dialog').count()) === 0;
    await page.screenshot({ path: join(SCREENSHOTS, `${name}-${size}.png`), fullPage });
  }
  await page.setViewportSize(DESK);
}

/** Waits until every answer has come and nothing is said to be loading. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('.ant-skeleton, .ant-spin-spinning').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(100);
}

/** What axe calls serious or critical on the page as it stands, as `rule: elements`. */
export async function graveFaults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations)',
  )) as {
    id: string;
    impact: string;
    nodes: { target: string[] }[];
  }[];
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** Asks until the answer is good or a minute has passed; answers the last answer. */
export async function soon<T>(ask: () => Promise<T>, good: (answer: T) => boolean): Promise<T> {
  const patience = performance.now() + 60_000;
  for (;;) {
    const answer = await ask();
    if (good(answer) || performance.now() > patience) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
