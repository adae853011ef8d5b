import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  type CompletedPart,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectLockConfigurationCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { isUuid } from '../../kernel/ids.js';
import { digestFile, type DigestAlgorithm, type Digests } from './digest-file.js';
import { digestStream } from './digest-worker.js';
import { nameOf } from './durable-names.js';
import {
  StorageError,
  type ByteRange,
  type ObjectStat,
  type ObjectStore,
  type StoredNow,
} from './object-store.js';
import type { ReadThrottle } from './read-throttle.js';
import type { S3Address } from './s3-address.js';
import { CLIENT_LIMITS, unreachable } from './s3-faults.js';

/** Size of a part: 10,000 of them hold 156 GiB, and one is all that is kept in memory. */
const PART_BYTES = 16 * 2 ** 20;
const DAY_MS = 86_400_000;

/**
 * Objects in an S3-compatible store: `<prefix><id>`, each written once (`If-None-Match: *`; where a store does not know
 * it, by asking before, which guards against this program alone).
 */
export class S3Store implements ObjectStore {
  /** Ids being written by this process. */
  private readonly writing = new Set<string>();

  private constructor(
    private readonly client: S3Client,
    private readonly address: S3Address,
    /** Goes with every object: what an interrupted upload left is known as its machine's by the others. */
    private readonly nodeId: string,
  ) {}

  /** Rejects when the bucket is not there for us, or does not offer the lock that was asked for. */
  static async at(address: S3Address, nodeId: string): Promise<S3Store> {
    const { endpoint, region, bucket, lock } = address;
    const client = new S3Client({
      region,
      ...(endpoint && { endpoint, forcePathStyle: true }),
      // Every part carries its MD5, which all stores know; newer checksums not all of them do.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      ...CLIENT_LIMITS,
    });
    await client.send(new HeadBucketCommand({ Bucket: bucket })).catch((error: Error) => {
      throw new Error(`STORAGE_URL: the bucket ${bucket} does not answer: ${error.name}`, { cause: error });
    });
    if (lock) {
      const offered = await client
        .send(new GetObjectLockConfigurationCommand({ Bucket: bucket }))
        .then((answer) => answer.ObjectLockConfiguration?.ObjectLockEnabled === 'Enabled')
        .catch(() => false);
      if (!offered) throw new Error(`STORAGE_URL: the bucket ${bucket} offers no object lock`);
    }
    return new S3Store(client, address, nodeId);
  }

  async put(id: string, source: Readable): Promise<StoredNow> {
    const release = await this.claim(id);
    try {
      const parts = partsOf(source);
      const first = await parts.next();
      const second = first.done ? first : await parts.next();
      return second.done
        ? await this.putWhole(id, first.done ? Buffer.alloc(0) : first.value)
        : await this.putInParts(id, [first.value!, second.value], parts);
    } finally {
      release();
      source.destroy();
    }
  }

  async adopt(id: string, stagedPath: string): Promise<StoredNow> {
    nameOf(id);
    const { size } = await stat(stagedPath);
    const stored = await this.stat(id);
    if (!stored) return this.put(id, createReadStream(stagedPath, { highWaterMark: 2 ** 20 }));
    // It may be this very file, stored before a crash.
    const taken = new StorageError('exists', `object ${id} is already stored`);
    if (stored.bytes !== size) throw taken;
    const { sha256 } = await this.digest(id, ['sha256']);
    if (sha256 !== (await digestFile(stagedPath, ['sha256'])).sha256) throw taken;
    return { id, bytes: size, sha256 };
  }

  async open(id: string, range: ByteRange = { start: 0 }): Promise<Readable> {
    const stored = await this.stat(id);
    if (!stored) throw new StorageError('missing', `object ${id} is not stored`);
    const { start } = range;
    const end = range.end ?? stored.bytes - 1;
    const whole = start === 0 && range.end === undefined;
    const lies = !Number.isSafeInteger(start) || !Number.isSafeInteger(end);
    if (!(whole && stored.bytes === 0) && (lies || start < 0 || start > end || end >= stored.bytes)) {
      throw new StorageError('bad-range', `object ${id} has ${stored.bytes} bytes`);
    }
    const piece = whole ? {} : { Range: `bytes=${start}-${end}` };
    const { Body, ContentRange } = await this.client
      .send(new GetObjectCommand({ ...this.keyOf(id), ...piece }))
      .catch(unreachable);
    if (!(Body instanceof Readable)) throw new Error(`object ${id} came without a stream`);
    if (whole) return Body;
    // Not every store keeps to the range it was asked for; what is handed on is that range.
    const [, first = '0', last = String(stored.bytes - 1)] =
      /^bytes (\d+)-(\d+)/.exec(ContentRange ?? '') ?? [];
    if (Number(first) === start && Number(last) === end) return Body;
    return Readable.from(cut(Body, start - Number(first), end - start + 1));
  }

  async digest<A extends DigestAlgorithm>(
    id: string,
    algorithms: readonly A[],
    signal?: AbortSignal,
    throttle?: ReadThrottle,
  ): Promise<Digests<A>> {
    return digestStream(await this.open(id), algorithms, throttle, signal).catch(unreachable);
  }

  async stat(id: string): Promise<ObjectStat | undefined> {
    const head = await this.head(id);
    const node = head?.Metadata?.node;
    return head && { id, bytes: head.ContentLength ?? 0, ...(node && { node }) };
  }

  async remove(id: string): Promise<boolean> {
    const head = await this.head(id);
    if (!head) return false;
    // In a bucket with versions only the version itself is the bytes; a lock that still holds is an error here.
    const version = head.VersionId && head.VersionId !== 'null' ? { VersionId: head.VersionId } : {};
    await this.client.send(new DeleteObjectCommand({ ...this.keyOf(id), ...version })).catch(unreachable);
    return true;
  }

  async identity(): Promise<string | undefined> {
    try {
      const { Body } = await this.client.send(new GetObjectCommand(this.identityKey));
      return (await Body?.transformToString())?.trim();
    } catch (error) {
      if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return undefined;
      throw error;
    }
  }

  async identify(id: string): Promise<void> {
    const known = await this.identity();
    if (known === id) return;
    if (known !== undefined) throw new StorageError('exists', `the store is ${known} already`);
    const body = Buffer.from(`${nameOf(id)}\n`);
    await this.client.send(
      new PutObjectCommand({ ...this.identityKey, Body: body, ContentMD5: md5(body), IfNoneMatch: '*' }),
    );
  }

  async *list(): AsyncIterable<ObjectStat> {
    const { bucket, prefix } = this.address;
    for (let token: string | undefined; ;) {
      const page = await this.client
        .send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }))
        .catch(unreachable);
      for (const { Key = '', Size = 0 } of page.Contents ?? []) {
        const id = Key.slice(prefix.length);
        if (isUuid(id)) yield { id, bytes: Size };
      }
      if (!page.IsTruncated) return;
      token = page.NextContinuationToken;
    }
  }

  private get identityKey(): { Bucket: string; Key: string } {
    return { Bucket: this.address.bucket, Key: `${this.address.prefix}store.id` };
  }

  private keyOf(id: string): { Bucket: string; Key: string } {
    return { Bucket: this.address.bucket, Key: this.address.prefix + nameOf(id) };
  }

  private async head(id: string) {
    try {
      return await this.client.send(new HeadObjectCommand(this.keyOf(id)));
    } catch (error) {
      if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return undefined;
      return unreachable(error);
    }
  }

  /** Takes the id for one writer of this process; throws `exists` when it is taken or stored. */
  private async claim(id: string): Promise<() => void> {
    const taken = new StorageError('exists', `object ${nameOf(id)} is already stored`);
    if (this.writing.has(id)) throw taken;
    this.writing.add(id);
    const release = (): void => void this.writing.delete(id);
    try {
      if (await this.head(id)) throw taken;
      return release;
    } catch (error) {
      release();
      throw error;
    }
  }

  private async putWhole(id: string, body: Buffer): Promise<StoredNow> {
    const put = new PutObjectCommand({
      ...this.keyOf(id),
      ...this.retention(),
      Metadata: { node: this.nodeId },
      Body: body,
      ContentMD5: md5(body),
      IfNoneMatch: '*',
    });
    await this.client.send(put).catch(asTaken(id));
    return { id, bytes: body.length, sha256: hash('sha256', body, 'hex') };
  }

  private async putInParts(
    id: string,
    first: readonly Buffer[],
    rest: AsyncIterable<Buffer>,
  ): Promise<StoredNow> {
    const key = this.keyOf(id);
    const create = new CreateMultipartUploadCommand({
      ...key,
      ...this.retention(),
      Metadata: { node: this.nodeId },
    });
    const created = await this.client.send(create).catch(unreachable);
    const upload = { ...key, UploadId: created.UploadId };
    try {
      const done: CompletedPart[] = [];
      // The store confirms each part by its MD5; this says which bytes they were.
      const sent = createHash('sha256');
      let bytes = 0;
      const send = async (part: Buffer): Promise<void> => {
        const PartNumber = done.length + 1;
        const sending = this.client.send(
          new UploadPartCommand({ ...upload, PartNumber, Body: part, ContentMD5: md5(part) }),
        );
        sent.update(part);
        const { ETag } = await sending.catch(unreachable);
        done.push({ PartNumber, ETag });
        bytes += part.length;
      };
      for (const part of first) await send(part);
      for await (const part of rest) await send(part);
      await this.client
        .send(
          new CompleteMultipartUploadCommand({
            ...upload,
            MultipartUpload: { Parts: done },
            IfNoneMatch: '*',
          }),
        )
        .catch(asTaken(id));
      return { id, bytes, sha256: sent.digest('hex') };
    } catch (error) {
      // What is left of it costs space and is never seen as an object.
      await this.client.send(new AbortMultipartUploadCommand(upload)).catch(() => undefined);
      throw error;
    }
  }

  private retention() {
    const { lock } = this.address;
    if (!lock) return {};
    return {
      ObjectLockMode: lock.mode,
      ObjectLockRetainUntilDate: new Date(Date.now() + lock.days * DAY_MS),
    } as const;
  }
}

const md5 = (bytes: Buffer): string => createHash('md5').update(bytes).digest('base64');

/** 412 and 409 are a store's ways to say that the name was taken meanwhile. */
function asTaken(id: string): (error: unknown) => never {
  return (error) => {
    const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
    if (status === 412 || status === 409) throw new StorageError('exists', `object ${id} is already stored`);
    return unreachable(error);
  };
}

/** The `length` bytes of a stream after the first `skip`. */
async function* cut(source: Readable, skip: number, length: number): AsyncGenerator<Buffer> {
  let at = -skip;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    const part = chunk.subarray(Math.max(0, -at), Math.max(0, length - at));
    at += chunk.length;
    if (part.length > 0) yield part;
    if (at >= length) return;
  }
}

/** The bytes of a stream in parts of one size, the last one shorter. */
async function* partsOf(source: Readable): AsyncGenerator<Buffer, undefined> {
  let gathered: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    gathered.push(chunk);
    bytes += chunk.length;
    while (bytes >= PART_BYTES) {
      const all = Buffer.concat(gathered, bytes);
      yield all.subarray(0, PART_BYTES);
      gathered = [all.subarray(PART_BYTES)];
      bytes -= PART_BYTES;
    }
  }
  if (bytes > 0) yield Buffer.concat(gathered, bytes);
  return undefined;
}
