import { Agencies } from '../../src/modules/agencies/index.js';
import { DRIVER } from '../support/database.js';
import { type Office, PASSWORD, startOffice } from '../support/office.js';

/** What a client sends that must never stand in a log. */
const SECRETS = {
  password: PASSWORD,
  bearer: 'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE',
  cookie: 'c2Vzc2lvbi1jb29raWUtdGhhdC1pcy1ub2JvZHlz',
  idNumber: '110101199003078515',
  phone: '13800138000',
  name: '欧阳不在日志',
  address: '长安街九千号',
};

describe(`the log on ${DRIVER}`, () => {
  let office: Office;
  let lines: string[];
  let spies: { mockRestore(): void }[];

  beforeAll(async () => {
    lines = [];
    const take = (line: unknown): boolean => {
      lines.push(String(line));
      return true;
    };
    spies = [process.stdout, process.stderr].map((stream) =>
      jest.spyOn(stream, 'write').mockImplementation(take as never),
    );
    office = await startOffice({ env: { LOG_LEVEL: 'trace', LOG_FORMAT: 'json' } });
  });
  afterAll(async () => {
    await office.close();
    for (const spy of spies) spy.mockRestore();
  });

  /** The lines of one request; they are written when its answer has gone. */
  const linesOf = async (requestId: string): Promise<Record<string, unknown>[]> => {
    for (let tries = 0; tries < 100; tries++) {
      const found = lines.filter((line) => line.includes(`"requestId":"${requestId}"`));
      if (found.some((line) => line.includes('"context":"access"')))
        return found.map((line) => JSON.parse(line) as Record<string, unknown>);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`no line of the access log has ${requestId}`);
  };

  it('has a line for each request: method, route, status, time, account, and the number of the answer', async () => {
    const officer = await office.as('officer1');
    const answer = await officer.get('/api/cases/0190f1d2-7c3a-7e55-8123-123456789012?secret=value');
    expect(answer.status).toBe(404);
    expect(answer.body.requestId).toBe(answer.headers['x-request-id']);
    const [line, ...others] = await linesOf(answer.body.requestId as string);
    expect(others).toEqual([]);
    const me = await officer.get('/api/me').expect(200);
    expect(line).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
      context: 'access',
      msg: 'GET /api/cases/:id',
      method: 'GET',
      route: '/api/cases/:id',
      status: 404,
      ms: expect.any(Number) as number,
      requestId: answer.body.requestId,
      actor: me.body.id,
    });
  });

  it('a fault answers 500 with the number under which its stack is logged, and nothing else of it', async () => {
    const officer = await office.as('officer1');
    const broken = jest.spyOn(office.app.get(Agencies), 'all').mockImplementation(() => {
      throw new Error(`a fault that quotes ${SECRETS.idNumber}`);
    });
    const answer = await officer.get('/api/agencies');
    broken.mockRestore();
    expect(answer.status).toBe(500);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    const { requestId } = answer.body as { requestId: string };
    expect(answer.body).toEqual({
      type: 'about:blank',
      title: '系统出错，已记录',
      titleEn: 'Something broke and was logged',
      status: 500,
      code: 'broken',
      requestId,
      next: expect.stringContaining(requestId) as string,
    });
    const found = await linesOf(requestId);
    const fault = found.find(({ level }) => level === 'error');
    expect(fault?.msg).toMatch(/^Error: a fault that quotes \[number\]\n\s+at /);
    expect(found.find(({ context }) => context === 'access')).toMatchObject({ status: 500 });
  });

  it('no client chooses its own number, unless a trusted proxy gives it', async () => {
    const { headers } = await office.anyone().get('/api/me').set('X-Request-Id', 'chosen-by-me');
    expect(headers['x-request-id']).toMatch(/^[0-9a-f]{16}$/);
  });

  it('holds no secret and no personal data, wherever they were sent', async () => {
    const { bearer, cookie, idNumber, phone, name, address } = SECRETS;
    const query = new URLSearchParams({ q: name, idNumber, phone, address, token: bearer });
    const send = office.anyone();
    const sent = [
      send.post('/api/auth/login').send({ username: name, password: SECRETS.password }),
      send.post('/api/auth/login').send({ username: idNumber, password: bearer, otp: phone }),
      send.get(`/api/cases?${query}`).set('Authorization', `Bearer ${bearer}`),
      send.get(`/api/me?${query}`).set('Cookie', `sanxiang_session=${cookie}`),
      send.get(`/portal/disclosures?${query}`),
      send.get(`/portal/disclosures/${encodeURIComponent(name)}`),
      send.get(`/verify/${bearer}`),
      send.get(`/nothing/here/${idNumber}`).set('User-Agent', idNumber).set('Referer', `http://x/${phone}`),
      send.post('/api/auth/first-use').send({ token: bearer, password: SECRETS.password }),
      send
        .post('/api/cases')
        .set('Authorization', `Bearer ${bearer}`)
        .send({ idNumber, phone, name, address }),
      send.post('/api/cases').set('Content-Type', 'application/json').send(`{"name": "${name}", "${phone}`),
    ];
    const officer = await office.as('officer1');
    sent.push(officer.post('/api/cases', { idNumber, phone, name, address }));
    for (const request of sent) {
      const { headers } = await request;
      await linesOf(headers['x-request-id'] as string);
    }
    const log = lines.join('');
    const token = await office.token('officer1');
    for (const secret of [...Object.values(SECRETS), token, encodeURIComponent(name)])
      expect(log).not.toContain(secret);
  });
});

it('a number that a trusted proxy gave stands in the answer', async () => {
  const behind = await startOffice({ env: { PROXY_HOPS: '1' } });
  try {
    const given = await behind.anyone().get('/api/me').set('X-Request-Id', 'proxy-4711-0001');
    expect([given.headers['x-request-id'], given.body.requestId]).toEqual([
      'proxy-4711-0001',
      'proxy-4711-0001',
    ]);
    const odd = await behind.anyone().get('/api/me').set('X-Request-Id', '<script>');
    expect(odd.headers['x-request-id']).toMatch(/^[0-9a-f]{16}$/);
  } finally {
    await behind.close();
  }
});
