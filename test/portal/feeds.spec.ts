import { DRIVER } from '../support/database.js';
import { ADULT, publishedCase } from '../support/decided-case.js';
import { type Office, startOffice } from '../support/office.js';

let office: Office;
const ORIGIN = 'https://portal.example';
beforeAll(async () => {
  office = await startOffice({
    at: '2026-11-23T03:00:00.000Z',
    env: { PUBLIC_ORIGIN: ORIGIN, OPEN_DATA_TERMS: '注明来源即可使用' },
  });
});
afterAll(() => office.close());

const text = async (path: string) => (await office.anyone().get(path).buffer(true).expect(200)).text;
/** Tags that are opened and closed, in order: enough to see that the writing holds together. */
function wellFormed(xml: string): boolean {
  const open: string[] = [];
  for (const [, end, name, self] of xml.matchAll(/<(\/?)([\w:]+)[^<>]*?(\/?)>/g))
    if (end && open.pop() !== name) return false;
    else if (!end && !self) open.push(name!);
  return open.length === 0 && /^<\?xml/.test(xml) && !/&(?!(amp|lt|gt|quot|#\d+);)/.test(xml);
}

describe(`feeds and files on ${DRIVER}`, () => {
  it('a withdrawal reaches the feed and the sitemap at once; what XML does not know breaks neither', async () => {
    const kept = await publishedCase(office, { ...ADULT });
    const gone = await publishedCase(office, { cause: '夜间<施工>&]]>扰民' });
    const feed = await text('/portal/feed.atom');
    expect(wellFormed(feed)).toBe(true);
    for (const { path, number } of [kept, gone]) {
      expect(feed).toContain(`<id>${ORIGIN}${path}</id>`);
      expect(feed).toContain(number);
      expect(await text('/portal/sitemap-1.xml')).toContain(`<loc>${ORIGIN}${path}</loc>`);
    }
    expect((await text(kept.path)).match(/<svg/g)).toHaveLength(1);
    expect(feed).toContain('张某某');
    expect(feed).toContain('夜间&lt;施工&gt;&amp;]]&gt;扰民');
    const releaser = await office.as('releaser1');
    await releaser
      .post(`/api/disclosures/${gone.disclosureId}/withdrawal`, { reason: '决定被撤销' })
      .expect(200);
    for (const place of ['/portal/feed.atom', '/portal/sitemap-1.xml']) {
      const after = await text(place);
      expect(wellFormed(after)).toBe(true);
      expect(after).toContain(kept.path);
      expect(after).not.toContain(gone.path);
      expect(after).not.toContain('施工');
    }
  });

  it('a kept page answers its own tag with 304 as long as it holds, and no longer', async () => {
    const { path, disclosureId } = await publishedCase(office, {});
    for (const place of ['/portal/disclosures', '/portal/feed.atom', path, `${path}.json`]) {
      const { headers } = await office.anyone().get(place).expect(200);
      const again = () => office.anyone().get(place).set('If-None-Match', headers['etag']!);
      await again().expect(304);
      await office.anyone().get(place).set('If-None-Match', '"another"').expect(200);
    }
    const before = await office.anyone().get('/portal/disclosures').expect(200);
    await (
      await office.as('releaser1')
    )
      .post(`/api/disclosures/${disclosureId}/withdrawal`, { reason: '决定被撤销' })
      .expect(200);
    const tag = before.headers['etag']!;
    await office.anyone().get('/portal/disclosures').set('If-None-Match', tag).expect(200);
  });

  it('the sitemap is named by robots.txt, its parts by its index, and no part more', async () => {
    expect(await text('/robots.txt')).toContain(`Sitemap: ${ORIGIN}/portal/sitemap.xml`);
    const index = await text('/portal/sitemap.xml');
    expect(wellFormed(index)).toBe(true);
    const parts = [...index.matchAll(/<loc>https:\/\/portal\.example([^<]+)<\/loc>/g)].map(
      ([, path]) => path!,
    );
    expect(parts).toEqual(['/portal/sitemap-0.xml', '/portal/sitemap-1.xml']);
    const pages = await text(parts[0]!);
    for (const [, path] of pages.matchAll(/<loc>https:\/\/portal\.example([^<]+)<\/loc>/g))
      await office.anyone().get(path!).expect(200);
    for (const bad of ['x', '-1', '1e9', '999999'])
      await office.anyone().get(`/portal/sitemap-${bad}.xml`).expect(404);
  });

  it('the catalogue describes the data, its terms and where it is; every page points to it', async () => {
    const response = await office
      .anyone()
      .get('/portal/catalog.jsonld')
      .buffer(true)
      .parse((res, done) => {
        let body = '';
        res.on('data', (piece: Buffer) => (body += piece.toString('utf8')));
        res.on('end', () => done(null, body));
      });
    expect(response.headers['content-type']).toMatch(/^application\/ld\+json/);
    const catalogue = JSON.parse(response.body as string);
    const [dataset] = catalogue['dcat:dataset'];
    expect(dataset['dct:rights']['@value']).toBe('注明来源即可使用');
    expect(dataset['dct:modified']['@value']).toBe('2026-11-23');
    for (const file of dataset['dcat:distribution'])
      await office.anyone().get(file['dcat:downloadURL']['@id'].slice(ORIGIN.length)).expect(200);
    const home = await text('/portal');
    expect(home).toContain('href="/portal/feed.atom"');
    expect(home).toContain('href="/portal/catalog.jsonld"');
  });

  it('a record carries its own address as a QR code, below 50 KB', async () => {
    const { path } = await publishedCase(office, { ...ADULT });
    const page = await text(path);
    expect(page).toContain(`${ORIGIN}${path}</span>`);
    expect(page).toMatch(/<svg class="qr" role="img" aria-label="[^"]+" viewBox="0 0 (\d+) \1"/);
    expect(Buffer.byteLength(page)).toBeLessThan(50 * 1024);
  });
});
