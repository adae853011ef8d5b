import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Program } from '../../bench/program.mjs';

const MiB = 2 ** 20;
const VOLUME_MIB = 64;
let folder: string;
let volume: string;
let mounted = false;
let program: Program;

const run = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

/** A volume of its own where mounting is permitted; elsewhere a limit on the size of files stands for it. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sanxiang-full-'));
  volume = join(folder, 'volume');
  mkdirSync(volume);
  const image = join(folder, 'image');
  writeFileSync(image, '');
  truncateSync(image, VOLUME_MIB * MiB);
  mounted = run('mkfs.ext4', '-q', image) && run('mount', '-o', 'loop', image, volume);
  process.stderr.write(`full disk: ${mounted ? `a volume of ${VOLUME_MIB} MiB` : 'a limit on files'}\n`);
  const env = { STORAGE_URL: `file:${join(volume, 'evidence')}` };
  program = await Program.seeded(folder, env, mounted ? undefined : 40 * 1024);
  await program.start();
}, 60_000);
afterAll(async () => {
  if (program?.child.exitCode === null) await program.stop('SIGKILL');
  if (mounted) run('umount', volume);
  rmSync(folder, { recursive: true, force: true });
});

const type = 'application/offset+octet-stream';

async function call(method: string, path: string, headers: Record<string, string>, body?: Buffer) {
  const answer = await fetch(program.url + path, {
    method,
    headers: { 'Tus-Resumable': '1.0.0', Authorization: `Bearer ${await program.token()}`, ...headers },
    ...(body && { body: new Uint8Array(body) }),
  });
  const text = await answer.text();
  const code = text.startsWith('{') ? (JSON.parse(text) as { code: string }).code : '';
  return { status: answer.status, code, headers: answer.headers };
}

function video(size: number): Buffer {
  const bytes = randomBytes(size);
  bytes.write('\0\0\0\x18ftypisom\0\0\x02\0isomiso2', 0, 'latin1');
  return bytes;
}

const metadataOf = (caseId: string): string =>
  Object.entries({ filename: 'a.mp4', caseId, stage: 'investigation' })
    .map(([key, value]) => `${key} ${btoa(value)}`)
    .join();

async function begin(caseId: string, length: number): Promise<string> {
  const created = await call('POST', '/api/uploads', {
    'Upload-Length': String(length),
    'Upload-Metadata': metadataOf(caseId),
  });
  expect(created.status).toBe(201);
  return created.headers.get('location')!;
}

const patch = (path: string, offset: number, body: Buffer) =>
  call('PATCH', path, { 'Upload-Offset': String(offset), 'Content-Type': type }, body);

const offsetOf = async (path: string) => Number((await call('HEAD', path, {})).headers.get('upload-offset'));

describe('a volume that runs full', () => {
  it('refuses the bytes with 507, keeps what it promised, and goes on when there is room again', async () => {
    const caseId = await program.newCase();
    const first = video(20 * MiB);
    const kept = await begin(caseId, first.length);
    expect((await patch(kept, 0, first)).status).toBe(204);

    const much = { 'Upload-Length': String(60 * MiB), 'Upload-Metadata': metadataOf(caseId) };
    const early = await call('POST', '/api/uploads', much);
    if (mounted) expect([early.status, early.code]).toEqual([507, 'upload.no-room']);

    const large = video(mounted ? 30 * MiB : 60 * MiB);
    const path = await begin(caseId, large.length);
    expect((await patch(path, 0, large.subarray(0, 5 * MiB))).status).toBe(204);
    // Somebody else fills the volume.
    const filler = join(volume, 'filler');
    if (mounted) writeFileSync(filler, Buffer.alloc(20 * MiB));
    const full = await patch(path, 5 * MiB, large.subarray(5 * MiB));
    expect([full.status, full.code]).toEqual([507, 'upload.disk-full']);
    const offset = await offsetOf(path);
    expect(offset).toBeGreaterThanOrEqual(5 * MiB);
    expect(offset).toBeLessThan(large.length);
    // Nothing else suffers: the program answers, and what was received before is there.
    const item = await program.json<{ bytes: number }>('GET', `/api/evidence/${kept.split('/').pop()}`);
    expect(item.bytes).toBe(first.length);
    expect((await call('DELETE', path, {})).status).toBe(204);
    rmSync(filler, { force: true });

    const second = video(20 * MiB);
    const fits = await begin(caseId, second.length);
    expect((await patch(fits, 0, second)).status).toBe(204);
    await program.stop();
    const { code, output } = await program.verify();
    expect([code, output]).toEqual([0, expect.stringContaining('2')]);
  }, 60_000);
});
