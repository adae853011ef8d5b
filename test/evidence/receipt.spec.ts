import { createPublicKey, hash, verify } from 'node:crypto';
import { systemActor } from '../../src/kernel/access/index.js';
import { SeedAccount } from '../../src/modules/accounts/index.js';
import { PASSWORD, startOffice, type Office } from '../support/office.js';
import { acts, mp4, newCase, sealed, send, sha256 } from './kit.js';

let office: Office;
let caseId: string;
beforeAll(async () => {
  office = await startOffice();
  caseId = await newCase(office);
});
afterAll(() => office?.close());

const metadata = (more: Record<string, string> = {}) => ({
  filename: '现场 1.mp4',
  filetype: 'video/mp4',
  caseId,
  stage: 'investigation',
  ...more,
});

/**
 * Checks a signed note with nothing but Node's own cryptography and the key as it is published; written from the
 * specification (C2SP signed-note), on purpose without the program's own functions.
 */
function holds(note: string, verifierKey: string): boolean {
  const [name, keyId, key] = [...verifierKey.split('+', 2), verifierKey.split('+').slice(2).join('+')];
  const raw = Buffer.from(key!, 'base64');
  const id = hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), raw]), 'hex').slice(0, 8);
  const split = note.lastIndexOf('\n\n');
  const [dash, signer, blob] = note.slice(split + 2, -1).split(' ');
  const signature = Buffer.from(blob ?? '', 'base64');
  if (id !== keyId || dash !== '—' || signer !== name) return false;
  if (signature.subarray(0, 4).toString('hex') !== keyId) return false;
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw.subarray(1)]);
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  return verify(null, Buffer.from(note.slice(0, split + 1)), publicKey, signature.subarray(4));
}

async function verifierKey(): Promise<string> {
  const auditor = await office.as('auditor1');
  return (await auditor.get('/api/ledger/verifier-key').expect(200)).body.verifierKey as string;
}

async function receiptOf(id: string, username = 'officer1'): Promise<string> {
  const response = await (await office.as(username)).get(`/api/evidence/${id}/receipt`).expect(200);
  expect(response.headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(response.headers['content-disposition']).toBe(`attachment; filename=receipt-${id}.txt`);
  return response.text;
}

const fieldsOf = (receipt: string): Record<string, string> =>
  Object.fromEntries(
    receipt.split('\n').map((line) => [line.split(' ')[0], line.split(' ').slice(1).join(' ')]),
  );

describe('the receipt of an item', () => {
  it('says what was received, in which entry and tree, and verifies with the public key alone', async () => {
    const bytes = mp4(700_000, 3);
    const { id } = await send(office, 'officer1', bytes, metadata());
    await sealed(office);
    const receipt = await receiptOf(id);
    const fields = fieldsOf(receipt);
    const officer = await office.as('officer1');
    const { body } = await officer.get(`/api/evidence/${id}`).expect(200);
    expect(fields).toMatchObject({
      item: id,
      case: caseId,
      name: '现场 1.mp4',
      'name-sha256': sha256(Buffer.from('现场 1.mp4')),
      bytes: '700000',
      sha256: sha256(bytes),
      sm3: hash('sm3', bytes, 'hex'),
      'received-at': body.receivedAt,
      'same-bytes-as': '-',
      entry: body.receipt.entryId,
      'entry-seq': String(body.receipt.seq),
      'entry-leaf-hash': body.receipt.leafHash,
      tree: `sanxiang-ledger/${office.seeded.streetId}`,
    });
    expect(Number(fields['tree-size'])).toBeGreaterThan(body.receipt.seq);
    expect(fields['tree-root']).toMatch(/^[0-9a-f]{64}$/);
    const entry = (await acts(office, id)).find((one) => one.act === 'evidence.receive')!;
    expect(fields['received-from']).toBe(`${entry.actorId} ${entry.actorName}`);
    expect(holds(receipt, await verifierKey())).toBe(true);
  });

  it('does not verify after any change of a character, or by another key', async () => {
    const { id } = await send(office, 'officer1', mp4(5000, 4), metadata());
    const receipt = await receiptOf(id);
    const key = await verifierKey();
    const text = receipt.slice(0, receipt.lastIndexOf('\n\n'));
    for (let at = 0; at < text.length; at += 7) {
      const changed = receipt.slice(0, at) + (receipt[at] === 'x' ? 'y' : 'x') + receipt.slice(at + 1);
      expect([at, holds(changed, key)]).toEqual([at, false]);
    }
    expect(holds(receipt.replace('\ntree ', '\nbytes 1\ntree '), key)).toBe(false);
    const other = Buffer.from(key.split('+').slice(2).join('+'), 'base64');
    other[5]! ^= 1;
    const raw = Buffer.concat([Buffer.from('sanxiang-ledger\n'), other]);
    const forged = `sanxiang-ledger+${hash('sha256', raw, 'hex').slice(0, 8)}+${other.toString('base64')}`;
    expect(holds(receipt, forged)).toBe(false);
  });

  it('names the items of other cases that have the same bytes, and so does the item', async () => {
    const bytes = mp4(9000, 5);
    const first = await send(office, 'officer1', bytes, metadata());
    const second = await send(office, 'officer1', bytes, metadata({ caseId: await newCase(office) }));
    expect(second.response.status).toBe(204);
    expect(fieldsOf(await receiptOf(first.id))['same-bytes-as']).toBe('-');
    expect(fieldsOf(await receiptOf(second.id))['same-bytes-as']).toBe(first.id);
    const officer = await office.as('officer1');
    for (const [id, other] of [
      [first.id, second.id],
      [second.id, first.id],
    ])
      expect((await officer.get(`/api/evidence/${id}`)).body.sameBytesAs).toEqual([other]);
  });

  it('is found by those who see the case, and by nobody else', async () => {
    const { id } = await send(office, 'officer1', mp4(5000, 6), metadata());
    await receiptOf(id, 'auditor1');
    const account = {
      agencyId: office.seeded.districtId,
      username: 'outsider',
      name: '外单位',
      password: PASSWORD,
      roles: ['officer' as const],
    };
    const by = systemActor(office.seeded.districtId, ['sysadmin']);
    await office.app.get(SeedAccount).create(by, account, '0193d3c0-0000-7000-8000-00000000000e');
    await (await office.as('outsider')).get(`/api/evidence/${id}/receipt`).expect(404);
    await office.anyone().get(`/api/evidence/${id}/receipt`).expect(401);
  });
});
