/**
 * What a browser fetches and how long it takes until the workspace can be used: the sign-in page, and the home page of
 * each kind of account of the demo, on a processor slowed four times.
 * Usage, after `npm run build`: node bench/workspace/run.mjs [rounds = 3]
 * Needs a Chromium (CHROMIUM, default /usr/bin/chromium). Sizes are scripts as sent, in KB of 1,000 bytes, against 200
 * (sign-in page) and 350 (home, nothing kept from before); times are medians against 2.5 s.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { PASSWORD } from '../program.mjs';
import { median } from '../tus.mjs';

const SLOWED = 4;
const USABLE_MS = 2500;
const SIGN_IN_KB = 200;
const HOME_KB = 350;
const ACCOUNTS = ['officer1', 'reviewer1', 'leader1', 'discloser1', 'trainee1', 'supervisor1', 'sysadmin1'];
const rounds = Number(process.argv[2] ?? 3);

const folder = mkdtempSync(join(tmpdir(), 'sanxiang-workspace-'));
const demo = spawn(process.execPath, [fileURLToPath(new URL('../../dist/demo/main.js', import.meta.url))], {
  env: { ...process.env, DATA_DIR: folder, PORT: '0', DEMO_PASSWORD: PASSWORD, FFMPEG: 'off' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const port = await new Promise((resolve, reject) => {
  demo.stdout.on('data', (part) => {
    const said = /127\.0\.0\.1:(\d+)\//.exec(String(part))?.[1];
    if (said) resolve(said);
  });
  demo.once('exit', () => reject(new Error('the demo did not start')));
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});

/** Opens an address in a new browser with these cookies; KB of script as sent, and milliseconds until `usable`. */
async function opened(path, cookies, usable) {
  const context = await browser.newContext({ baseURL: `http://127.0.0.1:${port}`, locale: 'zh-CN' });
  await context.addCookies(cookies);
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  const scripts = new Set();
  let bytes = 0;
  line.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.add(requestId));
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  const began = performance.now();
  await page.goto(path, { waitUntil: 'commit' });
  await usable(page);
  const ms = performance.now() - began;
  await page.waitForLoadState('networkidle');
  await context.close();
  return { kb: bytes / 1000, ms };
}

async function signedIn(username) {
  const context = await browser.newContext({ baseURL: `http://127.0.0.1:${port}` });
  const page = await context.newPage();
  await page.goto('/app/sign-in');
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}

function say(name, results, mostKb) {
  const kb = Math.max(...results.map((one) => one.kb));
  const ms = median(results.map((one) => one.ms));
  console.log(
    `${name}-script ${kb.toFixed(0)} KB ratio=${(kb / mostKb).toFixed(2)} peer=${mostKb}-KB-allowed`,
  );
  console.log(
    `${name}-usable ${(ms / 1000).toFixed(2)} s ratio=${(ms / USABLE_MS).toFixed(2)} peer=${USABLE_MS}-ms-allowed`,
  );
}

try {
  const entrance = [];
  for (let i = 0; i < rounds; i++)
    entrance.push(await opened('/app/sign-in', [], (page) => page.getByLabel('用户名').click()));
  say('sign-in', entrance, SIGN_IN_KB);
  const homes = [];
  for (const username of ACCOUNTS) {
    const cookies = await signedIn(username);
    const results = [];
    for (let i = 0; i < rounds; i++)
      results.push(
        await opened('/app/', cookies, (page) =>
          page.getByRole('main').getByRole('heading', { level: 1 }).waitFor(),
        ),
      );
    if (process.env.BENCH_TURNS) say(`home-${username}`, results, HOME_KB);
    homes.push({ kb: results[0].kb, ms: median(results.map((one) => one.ms)) });
  }
  const worst = { kb: Math.max(...homes.map((one) => one.kb)), ms: Math.max(...homes.map((one) => one.ms)) };
  say('home', [worst], HOME_KB);
} finally {
  await browser.close();
  demo.kill();
  await new Promise((resolve) => demo.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}
