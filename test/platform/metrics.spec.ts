import { createServer, type RequestListener, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { Jobs } from '../../src/platform/jobs/index.js';
import { CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';

describe(`metrics on ${DRIVER}`, () => {
  let office: Office;
  beforeAll(async () => void (office = await startOffice()));
  afterAll(() => office.close());

  const read = async (): Promise<string> => {
    const { status, headers, text } = await office.anyone().get('/metrics');
    expect([status, headers['content-type']]).toEqual([200, expect.stringMatching(/^text\/plain; version=/)]);
    return text;
  };
  /** The value of one line; 0 where it has not been counted yet. */
  const valueOf = (text: string, name: string): number => {
    const line = text.split('\n').find((one) => one.startsWith(`${name} `));
    return line ? Number(line.slice(name.length + 1)) : 0;
  };

  it('counts acts by name and outcome, and the ledger grows with each that was done', async () => {
    const steps = new CaseSteps(office);
    const done = 'sanxiang_acts_total{act="case.register-lead",outcome="done"}';
    const before = await read();
    await steps.register();
    // Heights are read again only after five seconds.
    await new Promise((resolve) => setTimeout(resolve, 5_200));
    const after = await read();
    expect(valueOf(after, done)).toBe(valueOf(before, done) + 1);
    expect(valueOf(after, 'sanxiang_ledger_entries')).toBeGreaterThan(
      valueOf(before, 'sanxiang_ledger_entries'),
    );
  });

  it('counts requests by the pattern of their route and status, never by their address', async () => {
    const officer = await office.as('officer1');
    const id = '0190f1d2-7c3a-7e55-8123-123456789012';
    const name = 'sanxiang_http_requests_total{method="GET",route="/api/cases/:id",status="404"}';
    const before = valueOf(await read(), name);
    await officer.get(`/api/cases/${id}`).expect(404);
    const text = await read();
    expect(valueOf(text, name)).toBe(before + 1);
    expect(text).not.toContain(id);
  });

  it('names every job with its runs, the queue of the writer, uploads, the event loop and memory', async () => {
    await office.app.get(Jobs).runNow('seal-evidence');
    const text = await read();
    expect(valueOf(text, 'sanxiang_job_runs{job="seal-evidence",outcome="ok"}')).toBeGreaterThan(0);
    expect(text).toContain('sanxiang_job_last_duration_seconds{job="seal-evidence"}');
    for (const job of ['daily-checkpoints', 'expire-disclosures'])
      expect(text).toContain(`sanxiang_job_runs{job="${job}",outcome="failed"} 0`);
    expect(text).toMatch(/^sanxiang_writer_queue \d+$/m);
    expect(text).toMatch(/^sanxiang_uploads_in_progress 0$/m);
    expect(text).toMatch(/^sanxiang_event_loop_wait_seconds\{of="p99"\} [\d.]+$/m);
    expect(text).toMatch(/^sanxiang_memory_bytes\{kind="resident"\} \d+$/m);
  });

  it('is refused to whoever asks through a proxy of this machine', async () => {
    const { status, body } = await office.anyone().get('/metrics').set('X-Forwarded-For', '127.0.0.1');
    expect([status, body.code]).toEqual([403, 'metrics.local-only']);
    // A plain TCP proxy that adds no header cannot be told apart; one that speaks HTTP adds its own.
    const proxy = createServer((request, response) => {
      const headers = { ...request.headers, via: '1.1 proxy' };
      httpRequest(`${office.http}${request.url}`, { headers }, (answer) => {
        response.statusCode = answer.statusCode!;
        answer.pipe(response);
      }).end();
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as AddressInfo;
    expect((await fetch(`http://127.0.0.1:${port}/metrics`)).status).toBe(403);
    proxy.close();
  });
});

const outside = Object.values(networkInterfaces())
  .flat()
  .find((one) => one && !one.internal && one.family === 'IPv4')?.address;

(outside ? describe : describe.skip)('metrics for other machines (needs a network address)', () => {
  it.each([
    ['no', 403],
    ['yes', 200],
  ])('with METRICS_OPEN=%s they are answered %i', async (METRICS_OPEN, expected) => {
    const office = await startOffice({ env: { METRICS_OPEN } });
    try {
      // A connection to another address of this machine comes from there: to the program it is another machine.
      const handler = office.app.getHttpAdapter().getInstance() as RequestListener;
      const server = createServer(handler);
      await new Promise<void>((resolve) => server.listen(0, outside, resolve));
      const { port } = server.address() as AddressInfo;
      expect((await fetch(`http://${outside}:${port}/metrics`)).status).toBe(expected);
      server.closeAllConnections();
      server.close();
    } finally {
      await office.close();
    }
  });
});
