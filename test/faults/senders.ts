import { createHash, randomBytes } from 'node:crypto';
import { request, type IncomingMessage } from 'node:http';
import Uppy from '@uppy/core';
import Tus from '@uppy/tus';
import { Upload } from 'tus-js-client';

/** One file on its way, and what its sender was told. */
export interface Sent {
  readonly bytes: Buffer;
  readonly sha256: string;
  /** The upload's id, once the sender knows it. */
  id: string | undefined;
  /** The furthest offset the program has acknowledged to this sender. */
  acknowledged: number;
}

export interface Where {
  /** Where the sender finds the program: the line, not the program itself. */
  readonly url: string;
  readonly token: string;
  readonly metadata: Record<string, string>;
}

export type Sender = (sent: Sent, where: Where) => Promise<void>;

/** Bytes that begin as an MP4 does and are like no others. */
export function file(size: number): Sent {
  const bytes = randomBytes(size);
  bytes.write('\0\0\0\x18ftypisom\0\0\x02\0isomiso2', 0, 'latin1');
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), id: undefined, acknowledged: 0 };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 30));
const idOf = (url: string): string => url.split('/').pop()!;
/** Ten minutes and more of faults, on a slow machine too: a sender that gives up has found a fault of the program. */
const PATIENCE = 20_000;
const CHUNK = 3 * 2 ** 20;

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
}

/** A broken line and a broken program look alike: no answer. */
function ask(url: string, method: string, headers: object, body?: Buffer): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const req = request(url, {
      method,
      agent: false,
      headers: { 'Tus-Resumable': '1.0.0', 'Content-Length': body?.length ?? 0, ...headers },
    });
    req.on('error', () => resolve(undefined));
    req.on('close', () => resolve(undefined));
    req.on('response', (res) => {
      res.on('error', () => resolve(undefined));
      res.resume().on('end', () => resolve({ status: res.statusCode!, headers: res.headers }));
    });
    req.end(body);
  });
}

/** A plain sender of our own that keeps account of every acknowledgement and believes no offset below it. */
export async function plain(sent: Sent, { url, token, metadata }: Where): Promise<void> {
  const authorization = `Bearer ${token}`;
  const pairs = Object.entries({ ...metadata, sha256: sent.sha256 });
  const encoded = pairs.map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`).join(',');
  let path: string | undefined;
  for (let tries = 0; tries < PATIENCE; tries += 1) {
    if (path === undefined) {
      const headers = { authorization, 'Upload-Length': sent.bytes.length, 'Upload-Metadata': encoded };
      const created = await ask(`${url}/api/uploads`, 'POST', headers);
      path = created?.headers.location;
      if (path) sent.id = idOf(path);
      else await pause();
      continue;
    }
    const standing = await ask(url + path, 'HEAD', { authorization });
    if (standing === undefined || standing.status >= 500 || standing.status === 423) {
      await pause();
      continue;
    }
    if (standing.status !== 200) throw new Error(`HEAD ${path}: ${standing.status}`);
    const offset = Number(standing.headers['upload-offset']);
    if (offset < sent.acknowledged)
      throw new Error(`${path} went back to ${offset} from ${sent.acknowledged}`);
    sent.acknowledged = offset;
    if (offset === sent.bytes.length) return;
    const body = sent.bytes.subarray(offset, offset + CHUNK);
    const type = 'application/offset+octet-stream';
    const taken = await ask(
      url + path,
      'PATCH',
      { authorization, 'Upload-Offset': offset, 'Content-Type': type },
      body,
    );
    if (taken?.status === 204) sent.acknowledged = Number(taken.headers['upload-offset']);
    if (sent.acknowledged === sent.bytes.length) return;
  }
  throw new Error('out of patience');
}

const RETRIES = Array.from({ length: PATIENCE }, () => 30);

/** tus-js-client as it is. */
export function tusJs(sent: Sent, { url, token, metadata }: Where): Promise<void> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(sent.bytes, {
      endpoint: `${url}/api/uploads`,
      headers: { Authorization: `Bearer ${token}` },
      metadata: { ...metadata, sha256: sent.sha256 },
      chunkSize: CHUNK,
      retryDelays: RETRIES,
      onUploadUrlAvailable: () => void (sent.id = idOf(upload.url!)),
      onChunkComplete: (_, accepted) => void (sent.acknowledged = Math.max(sent.acknowledged, accepted)),
      onSuccess: () => resolve(),
      onError: reject,
    });
    upload.start();
  });
}

/** Uppy as it is; outside a browser its files are buffers. */
export async function uppy(sent: Sent, { url, token, metadata }: Where): Promise<void> {
  const client = new Uppy<Record<string, string>, Record<string, never>>({ autoProceed: false });
  client.use(Tus, {
    endpoint: `${url}/api/uploads`,
    headers: { Authorization: `Bearer ${token}` },
    chunkSize: CHUNK,
    retryDelays: RETRIES,
    allowedMetaFields: Object.keys(metadata),
    storeFingerprintForResuming: false,
    onChunkComplete: (_, accepted) => void (sent.acknowledged = Math.max(sent.acknowledged, accepted)),
  });
  const data = Object.assign(sent.bytes, { size: sent.bytes.length }) as unknown as Blob;
  client.addFile({ name: metadata.filename!, type: 'video/mp4', data, meta: metadata });
  const done = await client.upload();
  client.destroy();
  const uploaded = done?.successful?.[0];
  if (!uploaded) throw new Error(`Uppy: ${JSON.stringify(done?.failed?.[0]?.error)}`);
  sent.id = idOf(uploaded.uploadURL!);
}
