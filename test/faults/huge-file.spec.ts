import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Program } from '../../bench/program.mjs';
import { Chance } from './chance.js';

/** `npm run faults` sends 32 GiB; the short form sends what takes a second. */
const HUGE_MIB = Number(process.env.FAULT_HUGE_MIB ?? 256);
const LONG = 120_000 + 60 * HUGE_MIB;
const MiB = 2 ** 20;
/** A rise of the resident memory above idle that is allowed, whatever the size. */
const ALLOWED_MIB = 64;

let folder: string;
let program: Program;
let caseId: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sanxiang-huge-'));
  program = await Program.seeded(folder);
  await program.start();
  caseId = await program.newCase();
}, 60_000);
afterAll(async () => {
  if (program?.child.exitCode === null) await program.stop('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const report = (what: string): boolean => process.stderr.write(`huge file: ${what}\n`);
const residentMiB = (): number =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${program.pid}/status`, 'utf8'))![1]) / 1024;

/** Mostly zeros, like a file with holes; every 64th MiB is noise that depends on the file and the place. */
function* contentOf(mib: number, seed: number): Generator<Buffer> {
  const zeros = Buffer.alloc(MiB);
  const chance = new Chance(seed);
  for (let i = 0; i < mib; i += 1) {
    if (i % 64 !== 0) {
      yield zeros;
      continue;
    }
    const noise = createHash('shake256', { outputLength: MiB })
      .update(`${seed} ${i} ${chance.next()}`)
      .digest();
    if (i === 0) noise.write('\0\0\0\x18ftypisom\0\0\x02\0isomiso2', 0, 'latin1');
    yield noise;
  }
}

/** Sends in requests of 64 MiB; gives the item's id and the digest of what was sent. */
async function send(mib: number, seed: number): Promise<{ id: string; sha256: string }> {
  const authorization = `Bearer ${await program.token()}`;
  const pairs = Object.entries({ filename: `${seed}.mp4`, caseId, stage: 'investigation' });
  const created = await fetch(`${program.url}/api/uploads`, {
    method: 'POST',
    headers: {
      'Tus-Resumable': '1.0.0',
      authorization,
      'Upload-Length': String(mib * MiB),
      'Upload-Metadata': pairs.map(([key, value]) => `${key} ${btoa(value)}`).join(),
    },
  });
  const path = created.headers.get('location')!;
  const digest = createHash('sha256');
  const content = contentOf(mib, seed);
  for (let offset = 0; offset < mib; offset += 64) {
    const pieces = Math.min(64, mib - offset);
    const status = await new Promise<number>((resolve, reject) => {
      const req = request(program.url + path, {
        method: 'PATCH',
        headers: {
          'Tus-Resumable': '1.0.0',
          authorization,
          'Upload-Offset': offset * MiB,
          'Content-Type': 'application/offset+octet-stream',
          'Content-Length': pieces * MiB,
        },
      });
      req.on('error', reject);
      req.on('response', (res) => res.resume().on('end', () => resolve(res.statusCode!)));
      void (async () => {
        for (let i = 0; i < pieces; i += 1) {
          const piece = content.next().value as Buffer;
          digest.update(piece);
          if (!req.write(piece)) await new Promise((resolve) => req.once('drain', resolve));
        }
        req.end();
      })();
    });
    if (status !== 204) throw new Error(`PATCH: ${status}`);
  }
  return { id: path.split('/').pop()!, sha256: digest.digest('hex') };
}

async function sealed(id: string): Promise<Record<string, unknown>> {
  for (;;) {
    const item = await program.json<Record<string, unknown>>('GET', `/api/evidence/${id}`);
    if (item.state === 'sealed') return item;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** How far the resident memory rises above idle while `work` runs. */
async function rise<T>(work: () => Promise<T>): Promise<{ done: T; riseMiB: number }> {
  const idle = residentMiB();
  let peak = idle;
  const watch = setInterval(() => (peak = Math.max(peak, residentMiB())), 100);
  const done = await work().finally(() => clearInterval(watch));
  return { done, riseMiB: Math.round(peak - idle) };
}

it(
  `a file of ${HUGE_MIB} MiB and four at once of a sixteenth are accepted, sealed and verified in bounded memory`,
  async () => {
    const began = performance.now();
    const huge = await rise(() => send(HUGE_MIB, 1));
    const received = (performance.now() - began) / 1000;
    const item = await sealed(huge.done.id);
    const total = (performance.now() - began) / 1000;
    report(
      `${HUGE_MIB} MiB received in ${received.toFixed(1)} s (${Math.round(HUGE_MIB / received)} MiB/s), ` +
        `sealed after ${total.toFixed(1)} s, resident memory +${huge.riseMiB} MiB`,
    );
    expect(item).toMatchObject({ sha256: huge.done.sha256, bytes: HUGE_MIB * MiB, state: 'sealed' });
    expect(huge.riseMiB).toBeLessThanOrEqual(ALLOWED_MIB);

    const four = await rise(() => Promise.all([2, 3, 4, 5].map((seed) => send(HUGE_MIB / 16, seed))));
    for (const { id, sha256 } of four.done) expect(await sealed(id)).toMatchObject({ sha256 });
    report(`4 x ${HUGE_MIB / 16} MiB at once: resident memory +${four.riseMiB} MiB`);
    expect(four.riseMiB).toBeLessThanOrEqual(ALLOWED_MIB);

    await program.stop();
    const verifying = performance.now();
    const { code, output } = await program.verify();
    report(`verified in ${((performance.now() - verifying) / 1000).toFixed(1)} s`);
    expect([code, output]).toEqual([0, expect.any(String)]);
  },
  LONG,
);
