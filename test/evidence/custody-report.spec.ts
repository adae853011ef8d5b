import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyCheckpoint } from '../../src/kernel/ledger/index.js';
import type { CustodyView } from '../../src/modules/evidence/dto/custody-views.js';
import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';
import { seedOtherAgency } from '../support/other-agency.js';
import { acts, looked, mp4, newCase, ofPeople, send } from './kit.js';

const node = (left: Buffer, right: Buffer): Buffer =>
  createHash('sha256')
    .update(Buffer.concat([Buffer.of(1), left, right]))
    .digest();

/** The root that a path leads to, by RFC 9162 §2.1.3.2 written down once more and apart from the program. */
function climb(leaf: string, index: number, size: number, proof: readonly string[]): string {
  let hash: Buffer = Buffer.from(leaf, 'hex');
  let [fn, sn] = [index, size - 1];
  for (const sibling of proof.map((hex) => Buffer.from(hex, 'hex'))) {
    if (fn % 2 === 1 || fn === sn) {
      hash = node(sibling, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1];
    } else hash = node(hash, sibling);
    [fn, sn] = [fn >> 1, sn >> 1];
  }
  expect(sn).toBe(0);
  return hash.toString('hex');
}

describe(`the custody report of an item on ${DRIVER}`, () => {
  let office: Office;
  let id: string;
  let report: CustodyView;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-14', '11:00') });
    const caseId = await newCase(office);
    ({ id } = await send(office, 'officer1', mp4(50_000), {
      caseId,
      filename: '现场.mp4',
      stage: 'investigation',
    }));
    await looked(office);
    const reviewer = await office.as('reviewer1');
    await reviewer.get(`/api/evidence/${id}/content`).expect(200);
    await reviewer
      .get(`/api/evidence/${id}/content?download=1&reason=${encodeURIComponent('法制审核')}`)
      .expect(200);
    await (
      await office.as('leader1')
    )
      .post(`/api/evidence/${id}/exclusion`, { reason: '来源不明' })
      .expect(204);
    report = (await reviewer.get(`/api/evidence/${id}/custody`).expect(200)).body as CustodyView;
  });
  afterAll(() => office.close());

  it('tells who received, sealed, saw, took and excluded it, when and why', () => {
    const told = ofPeople(report.acts).map(({ act, title, actorName, reason }) => ({
      act,
      title,
      actorName,
      reason,
    }));
    expect(report.item).toMatchObject({
      id,
      filename: '现场.mp4',
      state: 'sealed',
      excludedBecause: '来源不明',
    });
    expect(told).toMatchObject([
      { act: 'evidence.upload', title: '开始上传' },
      { act: 'evidence.receive', title: '接收' },
      { act: 'evidence.seal', actorName: '系统' },
      { act: 'evidence.view', title: '查看', reason: null },
      { act: 'evidence.download', title: '下载', reason: '法制审核' },
      { act: 'evidence.exclude', title: '排除', reason: '来源不明' },
    ]);
    expect(new Set(told.map(({ actorName }) => actorName)).size).toBe(4);
  });

  it('leaves no act out that the ledger holds of it', async () => {
    const entered = await acts(office, id);
    expect(report.acts.map(({ seq, leafHash }) => ({ seq, leafHash }))).toEqual(
      entered.map(({ seq, leafHash }) => ({ seq, leafHash })),
    );
  });

  it('proves every act to anyone with the public key', () => {
    const { note, verifierKey, size, root } = report.checkpoint;
    expect(verifyCheckpoint(note, verifierKey)).toMatchObject({ ok: true, value: { size, root } });
    for (const { seq, leafHash, proof } of report.acts) expect(climb(leafHash, seq, size, proof)).toBe(root);
    const [first] = report.acts;
    expect(climb('0'.repeat(64), first!.seq, size, first!.proof)).not.toBe(root);
  });

  it('cuts no further checkpoint while nothing new happened to the item', async () => {
    const again = (await (await office.as('supervisor1')).get(`/api/evidence/${id}/custody`).expect(200))
      .body;
    expect(again.checkpoint).toEqual(report.checkpoint);
  });

  it('comes as a Word document with the same acts, digests and proofs', async () => {
    const token = await office.token('auditor1');
    const answer = await fetch(`${office.http}/api/evidence/${id}/custody.docx`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('wordprocessingml');
    const folder = mkdtempSync(join(tmpdir(), 'sanxiang-custody-'));
    const file = join(folder, 'custody.docx');
    writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
    const inside = spawnSync('python3', [
      '-c',
      'import sys,zipfile;sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read("word/document.xml"))',
      file,
    ]);
    rmSync(folder, { recursive: true });
    const text = inside.stdout.toString('utf8').replace(/<[^>]+>/g, '');
    const { sha256, sm3 } = report.item;
    for (const expected of ['证据保管链报告', '现场.mp4', '法制审核', '来源不明', sha256, sm3!])
      expect(text).toContain(expected);
    for (const { leafHash, proof } of report.acts)
      for (const digest of [leafHash, ...proof]) expect(text).toContain(digest);
  });

  it('is not there for an item out of sight, nor for who may read no evidence', async () => {
    await seedOtherAgency(office);
    for (const path of ['custody', 'custody.docx']) {
      await (await office.as('outsider1')).get(`/api/evidence/${id}/${path}`).expect(404);
      await (await office.as('trainer1')).get(`/api/evidence/${id}/${path}`).expect(403);
    }
  });
});
