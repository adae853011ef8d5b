import { createHash } from 'node:crypto';
import * as tusClient from 'tus-js-client';
import type { LedgerEntryView } from '../../src/modules/ledger/ledger.controller.js';
import { SealEvidence } from '../../src/modules/evidence/index.js';
import { MakeDerivatives } from '../../src/modules/evidence/media/make-derivatives.js';
import { ReadMedia } from '../../src/modules/evidence/media/read-media.js';
import type { Office } from '../support/office.js';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Bytes that begin as an MP4 does; `seed` makes one differ from another. */
export function mp4(size: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(size);
  for (let i = 0, x = seed; i < size; i++) bytes[i] = (x = (x * 1_103_515_245 + 12_345) & 0x7fffffff) >> 16;
  bytes.write('\0\0\0\x18ftypisom\0\0\x02\0isomiso2', 0, 'latin1');
  return bytes;
}

let sequence = 0;

/** A lead registered by officer1 (or by whom is named): a case that takes evidence. */
export async function newCase(office: Office, username = 'officer1'): Promise<string> {
  const day = office.clock.today();
  const officer = await office.as(username);
  const response = await officer
    .post('/api/cases', {
      cause: `擅自占用人行道经营 ${(sequence += 1)}`,
      field: 'urban-management',
      place: '和平路',
      source: 'inspection',
      partyKind: 'person',
      party: { name: '张三' },
      actEndedOn: day,
      discoveredOn: day,
      summary: '巡查发现',
      officerIds: [office.seeded.officers.officer1, office.seeded.officers.officer2],
    })
    .expect(201);
  return response.body.id as string;
}

export type Metadata = Record<string, string>;

const encode = (metadata: Metadata): string =>
  Object.entries(metadata)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');

/** One raw tus request as a signed-in person. */
export async function tus(
  office: Office,
  username: string,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: Buffer,
): Promise<Response> {
  return fetch(`${office.http}${path}`, {
    method,
    headers: {
      'Tus-Resumable': '1.0.0',
      Authorization: `Bearer ${await office.token(username)}`,
      ...headers,
    },
    ...(body && { body: new Uint8Array(body) }),
  });
}

export function begin(
  office: Office,
  username: string,
  length: number,
  metadata: Metadata,
): Promise<Response> {
  return tus(office, username, 'POST', '/api/uploads', {
    'Upload-Length': String(length),
    'Upload-Metadata': encode(metadata),
  });
}

export function patch(
  office: Office,
  username: string,
  path: string,
  offset: number,
  body: Buffer,
): Promise<Response> {
  const headers = { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) };
  return tus(office, username, 'PATCH', path, headers, body);
}

/** Begins and sends everything in two requests; gives the last answer and the item's id. */
export async function send(
  office: Office,
  username: string,
  bytes: Buffer,
  metadata: Metadata,
): Promise<{ id: string; response: Response }> {
  const created = await begin(office, username, bytes.length, metadata);
  if (created.status !== 201) return { id: '', response: created };
  const path = created.headers.get('location')!;
  return { id: path.split('/').pop()!, response: await patch(office, username, path, 0, bytes) };
}

/** Sends with tus-js-client, as a browser does; resolves with the item's id. */
export async function sendWithClient(
  office: Office,
  username: string,
  bytes: Buffer,
  metadata: Metadata,
  options: Partial<tusClient.UploadOptions> = {},
): Promise<string> {
  const token = await office.token(username);
  return new Promise((resolve, reject) => {
    const upload = new tusClient.Upload(bytes, {
      endpoint: `${office.http}/api/uploads`,
      headers: { Authorization: `Bearer ${token}` },
      metadata,
      retryDelays: null,
      ...options,
      onError: reject,
      onSuccess: () => resolve(upload.url!.split('/').pop()!),
    });
    upload.start();
  });
}

/** Begins with tus-js-client and breaks off after the first piece; resolves with the upload's address. */
export async function beginWithClient(
  office: Office,
  username: string,
  bytes: Buffer,
  metadata: Metadata,
): Promise<string> {
  const token = await office.token(username);
  return new Promise((resolve, reject) => {
    const upload = new tusClient.Upload(bytes, {
      endpoint: `${office.http}/api/uploads`,
      headers: { Authorization: `Bearer ${token}` },
      metadata,
      chunkSize: 1_000_000,
      onError: reject,
      onChunkComplete: () => void upload.abort().then(() => resolve(new URL(upload.url!).pathname), reject),
    });
    upload.start();
  });
}

/** The acts the ledger holds on one subject, oldest first. */
export async function acts(office: Office, subjectId: string): Promise<LedgerEntryView[]> {
  const auditor = await office.as('auditor1');
  const path = `/api/ledger/${office.seeded.streetId}/entries?subjectId=${subjectId}`;
  const { body } = await auditor.get(path).expect(200);
  return (body.entries as LedgerEntryView[]).reverse();
}

export const sealed = (office: Office): Promise<void> => office.app.get(SealEvidence).settled();

/** What the program enters by itself after a receipt, whenever it comes to it. */
const BY_ITSELF = ['evidence.read-media', 'evidence.derive', 'evidence.derive-failed'];
export const ofPeople = <T extends { act: string }>(entries: readonly T[]): T[] =>
  entries.filter(({ act }) => !BY_ITSELF.includes(act));

/** Resolves when what was received is sealed, looked at and copied for playing. */
export async function looked(office: Office): Promise<void> {
  await sealed(office);
  await office.app.get(ReadMedia).settled();
  await office.app.get(MakeDerivatives).settled();
}

export const codeOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { code: string }).code;
