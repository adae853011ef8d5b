import { readdirSync } from 'node:fs';
import { get } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { newCase, send } from '../evidence/kit.js';
import { type Office, startOffice } from '../support/office.js';

let office: Office;
beforeAll(async () => {
  office = await startOffice();
});
afterAll(() => office.close());

/** As it came over the line: no client in between that decompresses. */
function raw(path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
    (resolve, reject) => {
      get(office.http + path, { headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts),
          }),
        );
      }).on('error', reject);
    },
  );
}

describe('scripts of the workspace', () => {
  // Made by `npm run build`, which `npm test` does first.
  const script = readdirSync('web/dist/assets').find((name) => /^index-.*\.js$/.test(name))!;
  const path = `/app/assets/${script}`;

  it('come as the build compressed them, and as they are to who takes nothing else', async () => {
    const plain = await raw(path);
    expect(plain.headers['content-encoding']).toBeUndefined();
    for (const [encoding, unpack] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      const packed = await raw(path, { 'Accept-Encoding': encoding });
      expect(packed.headers).toMatchObject({ 'content-encoding': encoding, vary: 'Accept-Encoding' });
      expect(packed.headers['content-type']).toContain('text/javascript');
      expect(unpack(packed.body).equals(plain.body)).toBe(true);
      expect(packed.body.length).toBeLessThan(plain.body.length / 2);
    }
  });

  it('are found from the address of the server alone', async () => {
    const start = await raw('/');
    expect(start.status).toBe(302);
    expect(start.headers['location']).toBe('/app/');
    expect((await raw('/app/')).body.toString()).toContain(script);
  });
});

describe('pages of the portal', () => {
  it('are kept in each form with a tag of its own', async () => {
    const plain = await raw('/portal');
    const packed = await raw('/portal', { 'Accept-Encoding': 'br' });
    expect(brotliDecompressSync(packed.body).equals(plain.body)).toBe(true);
    const tags = [plain, packed].map(({ headers }) => String(headers['etag']));
    expect(new Set(tags).size).toBe(2);
    const again = await raw('/portal', { 'Accept-Encoding': 'br', 'If-None-Match': tags[1]! });
    expect(again.status).toBe(304);
    const other = await raw('/portal', { 'If-None-Match': tags[1]! });
    expect(other.status).toBe(200);
  });
});

describe('answers of the interface', () => {
  it('are compressed on the way, evidence never', async () => {
    const authorization = `Bearer ${await office.token('officer1')}`;
    const list = await raw('/api/officers', { 'Accept-Encoding': 'gzip', Authorization: authorization });
    expect(list.headers['content-encoding']).toBe('gzip');
    expect(JSON.parse(gunzipSync(list.body).toString())).toBeTruthy();

    const text = Buffer.from('证据一字不差。'.repeat(1000));
    const { id } = await send(office, 'officer1', text, {
      filename: '说明.txt',
      filetype: 'text/plain',
      caseId: await newCase(office),
      stage: 'investigation',
    });
    const content = await raw(`/api/evidence/${id}/content`, {
      'Accept-Encoding': 'br, gzip',
      Authorization: authorization,
    });
    expect(content.headers['content-encoding']).toBeUndefined();
    expect(content.body.equals(text)).toBe(true);
  });
});
