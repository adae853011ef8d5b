import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';

const KIB = 1024;
/** Nobody waits longer for another's request. */
const HELD_MS = 100;

describe(`what one request may cost, on ${DRIVER}`, () => {
  let office: Office;

  beforeAll(async () => {
    office = await startOffice({
      env: { CONNECTIONS_PER_ADDRESS: '40', PUBLIC_ORIGIN: 'https://sanxiang.example' },
    });
    await office.token('officer1');
  });
  afterAll(() => office.close());

  const login = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    fetch(`${office.http}/api/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body,
    });
  const told = async (answer: Promise<Response>) => {
    const response = await answer;
    return { status: response.status, text: await response.text() };
  };
  const codeOf = ({ text }: { text: string }) => (JSON.parse(text) as { code: string }).code;
  /** The longest time in which nothing else could run. */
  const held = async (work: () => Promise<unknown>): Promise<number> => {
    let last = performance.now();
    let longest = 0;
    const look = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    };
    const timer = setInterval(look, 5);
    await work();
    look();
    clearInterval(timer);
    return longest;
  };

  it('S1 70,000 unknown keys are refused by their size, unread', async () => {
    const keys = Object.fromEntries(Array.from({ length: 70_000 }, (_, n) => [`k${n}`, n]));
    const body = JSON.stringify(keys);
    let answer = { status: 0, text: '' };
    expect(await held(async () => (answer = await told(login(body))))).toBeLessThan(HELD_MS);
    expect([answer.status, codeOf(answer)]).toEqual([413, 'input.too-large']);
  });

  it('S1 what is within the size is bounded by keys and depth before anything is made of it', async () => {
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`k${n}`, 1]));
    expect(codeOf(await told(login(JSON.stringify(many))))).toBe('input.too-complex');
    for (const deep of ['['.repeat(16_000), `{"a":`.repeat(2_000), `{"a":[`.repeat(2_000)])
      expect(codeOf(await told(login(deep)))).toBe('input.too-complex');
  });

  it('S1 at most 20 field errors are told, each short, with how many there were', async () => {
    const long = 'x'.repeat(300);
    const many = Object.fromEntries(Array.from({ length: 45 }, (_, n) => [`${long}${n}`, 1]));
    const answer = await told(login(JSON.stringify(many)));
    expect(answer.status).toBe(422);
    const { facts } = JSON.parse(answer.text) as { facts: { fields: object; total: number } };
    expect(facts.total).toBe(45);
    expect(Object.keys(facts.fields).length).toBeLessThanOrEqual(20);
    expect(answer.text.length).toBeLessThan(8 * KIB);
  });

  it('S1 keys of prototypes are unknown fields, a key given twice and a compressed body are refused', async () => {
    const odd = '{"username":"a","password":"b","__proto__":{"x":1},"constructor":{"prototype":{"y":1}}}';
    const answer = JSON.parse((await told(login(odd))).text) as { facts: { fields: object } };
    expect(Object.keys(answer.facts.fields)).toEqual(['__proto__', 'constructor']);
    expect(codeOf(await told(login('{"username":"a","username":"b","password":"c"}')))).toBe(
      'input.malformed',
    );
    const bomb = gzipSync(Buffer.alloc(10 * 1024 * KIB, ' '));
    expect(codeOf(await told(login(bomb, { 'Content-Encoding': 'gzip' })))).toBe('input.encoding');
  });

  it('S1 who is not signed in or may not do it is refused before his body is read', async () => {
    const body = '['.repeat(200_000);
    const send = (headers: object) =>
      fetch(`${office.http}/api/questions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body,
      });
    expect((await told(send({}))).status).toBe(401);
    expect((await told(send({ Authorization: `Bearer ${await office.token('officer1')}` }))).status).toBe(
      403,
    );
  });

  it('S1 addresses, parameters and headers are bounded', async () => {
    const get = (path: string, headers: Record<string, string> = {}) =>
      told(fetch(`${office.http}${path}`, { headers }));
    expect((await get(`/api/health?${'a=1&'.repeat(100)}`)).status).toBe(422);
    expect((await get(`/api/health?q=${'a'.repeat(9 * KIB)}`)).status).toBe(414);
    expect((await get(`/api/cases/${'a'.repeat(5 * KIB)}`)).status).toBe(414);
    const headers = Object.fromEntries(Array.from({ length: 150 }, (_, n) => [`x-${n}`, '1']));
    expect((await get('/api/health', headers)).status).toBe(431);
    expect(codeOf(await get('/api/health', { 'x-long': 'a'.repeat(20 * KIB) }))).toBe(
      'input.headers-too-large',
    );
  });

  it('S15 half a character and U+0000 are refused in every text: as escapes, as bytes, in addresses', async () => {
    for (const text of ['\\ud800', '\\udc00\\ud800', 'a\\u0000'])
      expect((await told(login(`{"username":"${text}","password":"b"}`))).status).toBe(422);
    for (const bytes of [[0xed, 0xa0, 0x80], [0xff], [0xc0, 0x80]]) {
      const body = Buffer.concat([Buffer.from('{"username":"'), Buffer.from(bytes), Buffer.from('"}')]);
      expect((await told(login(body))).status).toBe(400);
    }
    const officer = await office.as('officer1');
    for (const path of [
      '/api/cases/%00',
      '/api/cases/%ED%A0%80',
      '/api/cases?q=%ED%A0%80',
      '/api/licences?q=%00',
    ])
      expect((await officer.get(path)).status).toBe(400);
  });

  it('S15 a part that lacks, is null or is a list is a field error', async () => {
    const officer = await office.as('officer1');
    for (const party of [undefined, null, [], [{ name: 'x' }], 'x', 1]) {
      const { status, body } = await officer.post('/api/on-the-spot-decisions', { party });
      expect([status, body.code]).toEqual([422, 'input.invalid']);
      if (party !== undefined) expect(body.facts.fields).toHaveProperty('party');
    }
  });

  it('S16 a one-time code is refused, not ignored', async () => {
    const body = JSON.stringify({ username: 'officer1', password: 'x', otp: '123456' });
    const answer = await told(login(body));
    expect([answer.status, codeOf(answer)]).toEqual([422, 'auth.otp-unsupported']);
  });

  it('S16 an office reached by https says so, and the interface description runs its own scripts alone', async () => {
    for (const path of ['/api/health', '/app/', '/portal/disclosures', '/api/docs', '/nothing']) {
      const { headers } = await fetch(`${office.http}${path}`);
      expect(headers.get('strict-transport-security')).toContain('max-age=');
    }
    const page = await fetch(`${office.http}/api/docs`);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(await page.text()).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>[^<]/);
  });

  describe('S8 connections', () => {
    const { hostname, port } = { hostname: '127.0.0.1', port: () => Number(new URL(office.http).port) };
    const HALF =
      'POST /api/deadlines/calculate HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{"user';
    const open = (text: string) =>
      new Promise<Socket>((resolve, reject) => {
        const socket = connect(port(), hostname, () => {
          socket.write(text);
          resolve(socket);
        });
        socket.on('error', reject);
        socket.on('error', () => {});
      });

    it('many that send half a request lose their own, and another of the same address comes in', async () => {
      const sockets = await Promise.all(Array.from({ length: 120 }, () => open(HALF).catch(() => undefined)));
      for (let n = 0; n < 5; n++) expect((await fetch(`${office.http}/api/health`)).status).toBe(200);
      const left = await new Promise((resolve) => {
        const server = office.app.getHttpServer();
        server.getConnections((_, count) => resolve(count));
      });
      expect(left).toBeLessThanOrEqual(40);
      sockets.forEach((socket) => socket?.destroy());
    });
  });
});
