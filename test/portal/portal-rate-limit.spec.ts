import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';

let office: Office;
beforeAll(async () => {
  office = await startOffice({
    at: '2026-11-23T03:00:00.000Z',
    env: { PORTAL_PER_MINUTE: '5', PROXY_HOPS: '1' },
  });
});
afterAll(() => office.close());

const from = (address: string, path: string) =>
  office.anyone().get(path).set('X-Forwarded-For', address).buffer(true);

describe(`who reads the portal without a pause, on ${DRIVER}`, () => {
  it('is told to wait and when to go on, by page and by file alike; another reader is not', async () => {
    for (let i = 0; i < 5; i++) await from('192.0.2.1', '/portal').expect(200);
    const page = await from('192.0.2.1', '/portal/disclosures').set('Accept', 'text/html').expect(429);
    expect(page.headers['retry-after']).toBe('60');
    expect(page.text).toContain('访问过于频繁');
    const file = await from('192.0.2.1', '/portal/disclosures.json').expect(429);
    expect(JSON.parse(file.text)).toMatchObject({ code: 'portal.too-many', status: 429 });
    await from('192.0.2.2', '/portal/disclosures').expect(200);
  });

  it('goes on after the minute, and a household of IPv6 is one reader', async () => {
    for (let i = 0; i < 5; i++) await from(`2001:db8:0:1::${i + 1}`, '/portal').expect(200);
    await from('2001:db8:0:1::99', '/portal').expect(429);
    await from('2001:db8:0:2::99', '/portal').expect(200);
    office.clock.set('2026-11-23T03:01:01.000Z');
    await from('2001:db8:0:1::99', '/portal').expect(200);
  });

  it('keeps nobody from signing in or from checking a certificate', async () => {
    for (let i = 0; i < 8; i++) await from('192.0.2.9', '/portal');
    await from('192.0.2.9', '/api/health').expect(200);
    await from('192.0.2.9', '/verify').expect(200);
  });
});
