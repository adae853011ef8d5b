import type { Browser } from 'playwright-core';
import { deskOf, graveFaults, openBrowser, openDesk, settled, shoot, SIZES } from '../support/browser.js';
import { type Office, startOffice } from '../support/office.js';

/** Pages rich in content, each as the person whose it is sees it. */
interface Seen {
  name: string;
  username?: string;
  path: string;
}

let office: Office;
let browser: Browser;
let pages: Seen[];

beforeAll(async () => {
  office = await startOffice({ demo: true });
  browser = await openBrowser();
  const officer = await office.as('officer1');
  const reviewer = await office.as('reviewer1');
  const discloser = await office.as('discloser1');
  const { cases } = (await officer.get('/api/cases?state=notified').expect(200)).body;
  const reviews = (await reviewer.get('/api/reviews?status=all').expect(200)).body;
  const matters = (await reviewer.get('/api/legality?status=all').expect(200)).body;
  const { disclosures } = (await discloser.get('/api/disclosures?status=all').expect(200)).body;
  const published = disclosures.find(({ state }: { state: string }) => state === 'published');
  const file = (await officer.get(`/api/cases/${published.caseId}`).expect(200)).body;
  const video = file.evidence.find(({ medium }: { medium: string }) => medium === 'video');
  const { url } = (
    await (
      await office.as('leader1')
    )
      .post(`/api/evidence/${video.id}/shares`, {
        viewer: '查看人',
        viewerUnit: '法院',
        reason: '阅卷',
        hours: 1,
      })
      .expect(201)
  ).body;
  pages = [
    { name: 'sign-in', path: '/app/sign-in' },
    { name: 'my-work', username: 'officer1', path: '/app/' },
    { name: 'leader-work', username: 'leader1', path: '/app/' },
    { name: 'cases', username: 'officer1', path: '/app/cases' },
    { name: 'new-lead', username: 'officer1', path: '/app/leads/new' },
    { name: 'on-the-spot', username: 'officer1', path: '/app/on-the-spot' },
    { name: 'case', username: 'officer1', path: `/app/cases/${cases[0].id}` },
    { name: 'reviews', username: 'reviewer1', path: '/app/reviews?status=all' },
    { name: 'review', username: 'reviewer1', path: `/app/reviews/${reviews[0].id}` },
    { name: 'legality', username: 'reviewer1', path: '/app/legality?status=all' },
    { name: 'legality-item', username: 'reviewer1', path: `/app/legality/${matters[0].id}` },
    { name: 'disclosures', username: 'discloser1', path: '/app/disclosures?status=all' },
    { name: 'disclosure', username: 'releaser1', path: `/app/disclosures/${published.caseId}` },
    { name: 'requests', username: 'discloser1', path: '/app/requests' },
    { name: 'supervision', username: 'supervisor1', path: '/app/supervision' },
    { name: 'item', username: 'leader1', path: `/app/evidence/${video.id}` },
    { name: 'inspections', username: 'officer1', path: '/app/inspections' },
    { name: 'devices', username: 'leader1', path: '/app/devices' },
    { name: 'pending', username: 'officer1', path: '/app/pending-recordings' },
    { name: 'disposals', username: 'leader1', path: '/app/disposals' },
    { name: 'share', path: new URL(url).pathname },
    { name: 'portal-devices', path: '/portal/devices' },
  ];
}, 400_000);

afterAll(async () => {
  await browser?.close();
  await office?.close();
});

async function eachPage(look: (desk: Awaited<ReturnType<typeof openDesk>>, seen: Seen) => Promise<void>) {
  for (const username of new Set(pages.map((seen) => seen.username))) {
    const desk = await (username ? deskOf(browser, office, username) : openDesk(browser, office));
    for (const seen of pages.filter((page) => page.username === username)) {
      await desk.page.goto(seen.path);
      await desk.page.getByRole('heading', { level: 1 }).waitFor();
      await look(desk, seen);
    }
    await desk.page.context().close();
  }
}

it('axe finds nothing serious on any page, and no page is wider than a telephone', async () => {
  const faults: string[] = [];
  await eachPage(async ({ page, complaints }, { name }) => {
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport);
      await settled(page);
      faults.push(...(await graveFaults(page)).map((fault) => `${name} ${size} ${fault}`));
      const width = Number(await page.evaluate('document.documentElement.scrollWidth'));
      if (width > viewport.width) faults.push(`${name} ${size} is ${width} wide`);
    }
    faults.push(...complaints.splice(0).map((complaint) => `${name}: ${complaint}`));
    await shoot(page, name);
  });
  expect(faults).toEqual([]);
}, 400_000);
