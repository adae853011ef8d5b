import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { PERMISSIONS, type Role, systemActor } from '../../src/kernel/access/index.js';
import { DISPOSE_ACT } from '../../src/kernel/bundle/index.js';
import type { JsonObject } from '../../src/kernel/json.js';
import { ok } from '../../src/kernel/result.js';
import { bundleCommand } from '../../src/cli/bundle.js';
import { EvidenceStore, SealEvidence } from '../../src/modules/evidence/index.js';
import { Acts } from '../../src/modules/ledger/index.js';
import { PROJECT_ROOT } from '../../src/platform/config/index.js';
import { VerifyStore } from '../../src/verify-store.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';
import { seedOtherAgency } from '../support/other-agency.js';
import { acts } from '../evidence/kit.js';

interface Ran {
  status: number | null;
  out: string;
  err: string;
}

/** Runs the verifier as an outside person would: another process, nothing but Node. */
function verify(folder: string, ...args: string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'verify.mjs'), ...args], {
    encoding: 'utf8',
    cwd: tmpdir(),
    env: { PATH: process.env.PATH ?? '' },
  });
  return { status, out: stdout, err: stderr };
}

describe(`a case bundle on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;
  let scratch: string;
  let folder: string;
  let evidenceId: string;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-14', '11:00') });
    scratch = mkdtempSync(join(tmpdir(), 'sanxiang-bundle-'));
    steps = new CaseSteps(office);
    await steps.investigate(async (id) => (evidenceId = await attachVideo(office, id)));
    // Another case's acts lie between, and are no part of it.
    await new CaseSteps(office).file();
    await office.app.get(SealEvidence).settled();
    const officer = await office.as('officer1');
    const response = await officer
      .get(`/api/cases/${steps.id}/bundle?reason=${encodeURIComponent('移送法院')}`)
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200)
      .expect('Content-Type', /zip/);
    expect(Number(response.headers['content-length'])).toBe((response.body as Buffer).length);
    const zip = join(scratch, 'case.zip');
    writeFileSync(zip, response.body as Buffer);
    folder = unpacked(zip, 'http');
  });
  afterAll(async () => {
    rmSync(scratch, { recursive: true, force: true });
    await office.close();
  });

  /** Unpacks with the system's own program; what lies in the archive lies at its root. */
  function unpacked(zip: string, name: string): string {
    const target = join(scratch, name);
    const done = spawnSync('python3', ['-m', 'zipfile', '-e', zip, target]);
    expect(done.status).toBe(0);
    expect(readdirSync(target)).toContain('verify.mjs');
    return target;
  }

  let copies = 0;
  /** A copy that someone has been at. */
  function tampered(change: (copy: string) => void): string {
    const copy = join(scratch, `copy-${(copies += 1)}`);
    cpSync(folder, copy, { recursive: true });
    change(copy);
    return copy;
  }
  const edit = (path: string, from: string | RegExp, to: string) => (copy: string) => {
    const file = join(copy, path);
    const text = readFileSync(file, 'utf8');
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    writeFileSync(file, changed);
  };
  const evidenceFile = () => join('evidence', readdirSync(join(folder, 'evidence'))[0]!);
  const entryOf = (act: string): string =>
    join(
      'ledger/entries',
      readdirSync(join(folder, 'ledger/entries')).find((name) =>
        readFileSync(join(folder, 'ledger/entries', name), 'utf8').startsWith(`{"act":"${act}"`),
      )!,
    );

  it('unpacks, and holds by the program inside it', () => {
    const ran = verify(folder);
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(ran.out).toContain('全部成立');
    const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
    expect(index).toMatchObject({
      caseId: steps.id,
      case: { party: { name: '示例餐饮有限公司' } },
      evidence: [{ id: evidenceId, absent: null, sm3: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    });
    expect(index.documents.length).toBeGreaterThan(2);
    const stored = readFileSync(join(folder, evidenceFile()));
    expect(createHash('sha256').update(stored).digest('hex')).toBe(index.evidence[0].sha256);
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toMatch(/^# 案卷包/);
  });

  it('holds with the key one has from the agency, and not with another', async () => {
    const auditor = await office.as('auditor1');
    const { body } = await auditor.get('/api/ledger/verifier-key').expect(200);
    const own = join(scratch, 'own.txt');
    writeFileSync(own, `${body.verifierKey}\n`);
    expect(verify(folder, '--key', own).status).toBe(0);
    writeFileSync(own, body.verifierKey.replace(/\+.*/, '+00000000+AAAA'));
    expect(verify(folder, '--key', own)).toMatchObject({
      status: 1,
      err: expect.stringContaining('public-key'),
    });
    expect(verify(folder, '--nonsense').status).toBe(2);
    expect(verify(folder, '--key', join(scratch, 'nowhere')).status).toBe(1);
  });

  it('is in the ledger with who and why, before a byte flowed', async () => {
    const entered = (await acts(office, steps.id)).filter((entry) => entry.act === 'case.export');
    const index = readFileSync(join(folder, 'index.json'));
    expect(entered).toMatchObject([
      {
        detail: {
          reason: '移送法院',
          items: 1,
          indexSha256: createHash('sha256').update(index).digest('hex'),
        },
      },
    ]);
  });

  it.each<[string, () => (copy: string) => void, () => string]>([
    [
      'one bit of a recording',
      () => (copy) => {
        const file = join(copy, evidenceFile());
        const bytes = readFileSync(file);
        bytes[bytes.length >> 1]! ^= 1;
        writeFileSync(file, bytes);
      },
      evidenceFile,
    ],
    [
      'the length of a recording',
      () => (copy) => writeFileSync(join(copy, evidenceFile()), 'short'),
      evidenceFile,
    ],
    ['a recording that is gone', () => (copy) => rmSync(join(copy, evidenceFile())), evidenceFile],
    ['a text', () => edit('history/timeline.json', 'case.', 'casa.'), () => 'history/timeline.json'],
    ['the party in the index', () => edit('index.json', '示例餐饮', '其他餐饮'), () => 'index.json'],
    [
      'the entry of the receipt',
      () => edit(entryOf('evidence.receive'), '"bytes":1', '"bytes":2'),
      () => entryOf('evidence.receive'),
    ],
    [
      'an entry that is gone',
      () => (copy) => rmSync(join(copy, entryOf('evidence.seal'))),
      () => entryOf('evidence.seal'),
    ],
    [
      'a proof',
      () => edit('ledger/proofs.json', /"[0-9a-f]{64}"/, `"${'0'.repeat(64)}"`),
      () => 'ledger/entries/',
    ],
    [
      'the checkpoint',
      () => edit('ledger/checkpoint.txt', /\n(\d+)\n/, '\n1\n'),
      () => 'ledger/checkpoint.txt',
    ],
    ['the key', () => edit('ledger/public-key.txt', /.{4}$/m, 'AAA='), () => 'ledger/public-key.txt'],
    [
      'an index of another shape',
      () => edit('index.json', '"agency": {', '"agencies": {'),
      () => 'malformed',
    ],
    [
      'a file slipped in',
      () => (copy) => writeFileSync(join(copy, 'evidence/99-x.mp4'), 'x'),
      () => 'evidence/99-x.mp4',
    ],
  ])('names %s', (_, change, named) => {
    const ran = verify(tampered(change()));
    expect(ran).toMatchObject({ status: 1, err: expect.stringContaining('不成立') });
    expect(ran.err).toContain(named());
  });

  it('names an index, recording and digests forged together: the ledger never knew them', () => {
    const forged = Buffer.from('another recording altogether');
    const digest = createHash('sha256').update(forged).digest('hex');
    const copy = tampered((folder) => {
      writeFileSync(join(folder, evidenceFile()), forged);
      const path = join(folder, 'index.json');
      const index = JSON.parse(readFileSync(path, 'utf8'));
      Object.assign(index.evidence[0], { bytes: forged.length, sha256: digest, sm3: null });
      writeFileSync(path, JSON.stringify(index));
    });
    expect(verify(copy)).toMatchObject({ status: 1, err: expect.stringContaining('index.json') });
  });

  it('is written by the command line, by number, whole or not at all', async () => {
    const number = (await steps.view()).number as string;
    const file = join(scratch, 'cli.zip');
    const told: number[] = [];
    const options = {
      caseName: number,
      file,
      reason: '归档备份',
      onProgress: (done: number) => told.push(done),
    };
    await bundleCommand(office.app, options);
    expect(told.at(-1)).toBe(statSync(file).size);
    expect(verify(unpacked(file, 'cli')).status).toBe(0);
    await expect(bundleCommand(office.app, options)).rejects.toThrow('EEXIST');
    await expect(
      bundleCommand(office.app, { ...options, caseName: '无此案', file: `${file}2` }),
    ).rejects.toThrow('no case');
  });

  it('is refused without a reason, without the right, and out of sight', async () => {
    const path = `/api/cases/${steps.id}/bundle`;
    const refused = await (await office.as('officer1')).get(path).expect(422);
    expect(refused.body.code).toBe('bundle.reason-required');
    await (await office.as('discloser1')).get(`${path}?reason=x`).expect(403);
    await seedOtherAgency(office);
    await (await office.as('outsider1')).get(`${path}?reason=x`).expect(404);
  });

  it('says what is absent, and its verifier asks for the entry that says why', async () => {
    const { objects } = office.app.get(EvidenceStore);
    const file = join(scratch, 'absent.zip');
    const bytes = await buffer(await objects.open(evidenceId));
    await objects.remove(evidenceId);
    await bundleCommand(office.app, { caseName: steps.id, file, reason: 'x' });
    await objects.put(evidenceId, Readable.from([bytes]));
    const ran = verify(unpacked(file, 'absent'));
    expect(ran).toMatchObject({ status: 1, err: expect.stringContaining('无销毁记录') });
  });

  it('lists what was disposed of with its digests and the reason, and holds without the bytes', async () => {
    // The act itself belongs to retention; what counts here is its entry.
    (PERMISSIONS as Record<string, readonly Role[]>)[DISPOSE_ACT] = ['leader'];
    const { streetId } = office.seeded;
    const { objects } = office.app.get(EvidenceStore);
    const bytes = await buffer(await objects.open(evidenceId));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const subject = { agencyId: streetId, type: 'evidence', id: evidenceId };
    const leader = systemActor(streetId, ['leader']);
    const dispose = (detail: JsonObject) =>
      office.app
        .get(Acts)
        .perform(leader, DISPOSE_ACT, subject, async () => ok({ value: undefined, detail }));
    const bundled = async (name: string) => {
      const file = join(scratch, `${name}.zip`);
      await bundleCommand(office.app, { caseName: steps.id, file, reason: 'x' });
      return unpacked(file, name);
    };
    await objects.remove(evidenceId);
    // A disposal of other bytes makes nothing rightful.
    await dispose({ sha256: '0'.repeat(64), reason: '期满' });
    expect(verify(await bundled('other-bytes')).status).toBe(1);
    expect((await office.app.get(VerifyStore).run()).ok).toBe(false);
    await dispose({ sha256, reason: '保存期满' });
    const copy = await bundled('disposed');
    expect(verify(copy)).toMatchObject({ status: 0, err: '' });
    const { evidence } = JSON.parse(readFileSync(join(copy, 'index.json'), 'utf8'));
    expect(evidence).toMatchObject([
      { id: evidenceId, sha256, path: null, absent: expect.stringContaining('保存期满') },
    ]);
    expect(await office.app.get(VerifyStore).run()).toMatchObject({ ok: true });
    await objects.put(evidenceId, Readable.from([bytes]));
  });

  it('breaks off rather than hand out bytes that were changed in the store', async () => {
    const path = join(office.config.uploadsDir, 'objects', evidenceId.slice(-2), evidenceId);
    expect(await office.app.get(EvidenceStore).objects.stat(evidenceId)).toBeDefined();
    const bytes = readFileSync(path);
    const spoilt = Buffer.from(bytes);
    spoilt[100]! ^= 4;
    chmodSync(path, 0o640);
    writeFileSync(path, spoilt);
    const file = join(scratch, 'spoilt.zip');
    await expect(bundleCommand(office.app, { caseName: steps.id, file, reason: 'x' })).rejects.toThrow(
      'not those received',
    );
    expect(readdirSync(scratch).filter((name) => name.startsWith('spoilt'))).toEqual([]);
    writeFileSync(path, bytes);
  });
});

it('the committed verifier is what the sources give', () => {
  const check = spawnSync(process.execPath, [join(PROJECT_ROOT, 'scripts/verifier.mjs'), '--check'], {
    encoding: 'utf8',
  });
  expect(check).toMatchObject({ status: 0, stderr: '' });
});
