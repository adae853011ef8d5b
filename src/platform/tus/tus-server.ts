import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Refusal, Refused } from '../../kernel/result.js';
import { instantOf } from '../../kernel/time.js';
import { UploadLock } from './upload-lock.js';
import * as protocol from './protocol.js';
import { failed, send, type Headers, type Reply } from './reply.js';
import { TUS_REFUSALS, tusProblem, type Problem } from './tus-problems.js';
import type { TusContext, TusOptions } from './tus-options.js';
import { ENDS_MISMATCH, UploadBytes } from './upload-bytes.js';
import type { UploadRecord } from './upload-registry.js';

export type { ReceivedBytes, TusContext, TusHooks, TusOptions } from './tus-options.js';

const DAY_MS = 86_400_000;
const DEFAULTS = {
  expireAfterMs: 7 * DAY_MS,
  stallMs: 60_000,
  acknowledgeEvery: 32 * 1024 * 1024,
  maxMetadataBytes: 8 * 1024,
};
/** A staging file that nobody registered is left alone this long: its registration may be under way. */
const ORPHAN_AGE_MS = DAY_MS;
const DIGEST_KEYS = ['sha256', 'headSha256', 'tailSha256'];
const METHODS = 'OPTIONS, POST, HEAD, PATCH, DELETE';

type Locked = (upload: UploadRecord, signal: AbortSignal) => Promise<Reply>;

/**
 * tus 1.0.0 over plain node requests, with creation, creation-with-upload, termination, expiration and checksum.
 *
 * An offset is acknowledged only when its bytes are on stable storage. The last byte is answered with 204 only
 * after the bytes were counted, the declared SHA-256 compared and `hooks.onComplete` has succeeded; a client that
 * lost that answer asks with HEAD, which completes what is complete before it answers.
 */
export class TusServer<C extends TusContext = TusContext> {
  private readonly options: TusOptions<C> & typeof DEFAULTS;
  private readonly turns = new UploadLock();
  private readonly bytes: UploadBytes;

  constructor(options: TusOptions<C>) {
    this.options = { ...DEFAULTS, ...options };
    this.bytes = new UploadBytes(options.staging, options.backgroundDigests);
  }

  /** Makes ready for the first upload: the worker that digests starts now. */
  start(): void {
    this.bytes.start();
  }

  /** Answers one request, whose body must not have been touched. Never rejects. */
  async handle(req: IncomingMessage, res: ServerResponse, ctx: C): Promise<void> {
    let reply: Reply;
    try {
      reply = await this.answer(req, ctx);
    } catch (error) {
      this.options.onError(error, res);
      reply = failed(error);
    }
    send(req, res, reply, this.problemOf);
  }

  /** Removes expired uploads and staging files that belong to no upload; gives how many of each. */
  async sweep(): Promise<{ readonly expired: number; readonly orphans: number }> {
    const { uploads, staging, now, hooks } = this.options;
    let expired = 0;
    for (const { id } of await uploads.listExpired(instantOf(now()))) {
      const turn = await this.turns.acquire(id);
      try {
        const upload = await uploads.find(id);
        if (!turn || !upload || !this.isExpired(upload)) continue;
        if (!upload.outcome) await hooks.onSwept(id);
        await this.forget(id);
        expired += 1;
      } finally {
        turn?.release();
      }
    }
    let orphans = 0;
    for await (const { id, changedAt } of staging.list()) {
      if (now().getTime() - changedAt < ORPHAN_AGE_MS) continue;
      const upload = await uploads.find(id);
      if (upload && !upload.outcome) continue;
      if (!upload) await hooks.onSwept(id);
      await this.bytes.discard(id, upload?.outcome?.kind === 'received');
      orphans += 1;
    }
    return { expired, orphans };
  }

  /** Asks running requests to stop and resolves when what they took is on disk and acknowledged. */
  async close(): Promise<void> {
    await this.turns.stopAll();
    await this.bytes.close();
  }

  private async answer(req: IncomingMessage, ctx: C): Promise<Reply> {
    // Spec "X-HTTP-Method-Override": when present it is the method, and the actual one is ignored.
    const method = protocol.header(req.headers, 'x-http-method-override')?.toUpperCase() ?? req.method;
    if (method === 'OPTIONS') return this.describe();
    // Spec "Tus-Resumable": a version the server does not speak is answered 412 with Tus-Version, unprocessed.
    if (req.headers['tus-resumable'] !== protocol.TUS_VERSION) {
      return refused('upload.unsupported-version', { 'Tus-Version': protocol.TUS_VERSION });
    }
    const id = protocol.uploadIdOf(req, this.options.path);
    if (id === undefined) return refused('upload.not-found');
    if (id === '') {
      return method === 'POST'
        ? this.create(req, ctx)
        : refused('upload.method-not-allowed', { Allow: METHODS });
    }
    switch (method) {
      case 'HEAD':
        return this.locked(id, ctx, (upload) => this.head(upload, ctx));
      case 'PATCH':
        return this.patch(req, id, ctx);
      case 'DELETE':
        return this.locked(id, ctx, (upload) => this.terminate(upload, ctx));
      default:
        return refused('upload.method-not-allowed', { Allow: METHODS });
    }
  }

  /** Spec "OPTIONS": version, extensions, size limit and checksum algorithms; no Tus-Resumable is asked for. */
  private describe(): Reply {
    return {
      headers: {
        'Tus-Version': protocol.TUS_VERSION,
        'Tus-Extension': protocol.TUS_EXTENSIONS,
        'Tus-Max-Size': this.options.maxSize,
        'Tus-Checksum-Algorithm': protocol.CHECKSUM_ALGORITHMS.join(','),
      },
    };
  }

  private async create(req: IncomingMessage, ctx: C): Promise<Reply> {
    const { hooks, uploads, now, maxSize, maxMetadataBytes, path } = this.options;
    // Spec "Tus-Max-Size" and "Creation": a length over the limit is answered 413.
    const length = protocol.parseLength(req.headers, maxSize);
    if (!length.ok) return length;
    const metadata = protocol.parseMetadata(req.headers, maxMetadataBytes);
    if (!metadata.ok) return metadata;
    if (DIGEST_KEYS.some((key) => !isDigestOrNone(metadata.value[key]))) return refused('upload.bad-digest');
    const chunk = this.chunkOf(req, 0, length.value);
    if (!chunk.ok && (hasBody(req) || chunk.refusal.code !== 'upload.bad-content-type')) return chunk;

    const id = await hooks.onCreate(ctx, metadata.value, length.value);
    if (!id.ok) return id;
    // The file comes first: a registered upload always has one, and a file without registration is swept.
    await this.bytes.create(id.value);
    const upload: UploadRecord = {
      id: id.value,
      owner: ctx.owner,
      length: length.value,
      offset: 0,
      metadata: metadata.value,
      createdAt: instantOf(now()),
      expiresAt: this.expiry(),
    };
    await uploads.create(upload);
    // Spec "Creation": 201 with the upload's address in Location.
    const created: Reply = { status: 201, headers: { Location: `${path}/${id.value}` } };
    // Spec "Creation With Upload": a body of the chunk type is taken as the first chunk of the upload.
    const taken =
      chunk.ok && hasBody(req)
        ? await this.locked(id.value, ctx, (own, signal) => this.take(own, req, chunk.checksum, signal, ctx))
        : this.standing(upload);
    return {
      ...taken,
      ...created,
      refusal: taken.refusal,
      headers: { ...taken.headers, ...created.headers },
    };
  }

  private async head(upload: UploadRecord, ctx: C): Promise<Reply> {
    if (upload.offset === upload.length && !upload.outcome) {
      // The answer to the last byte was lost: what is complete is completed before it is reported so.
      const completed = await this.complete(upload, ctx);
      if (completed.refusal) return completed;
    }
    // Spec "HEAD": offset and length, never cached; the metadata as it was sent.
    const pairs = Object.entries(upload.metadata).map(
      ([key, value]) => `${key}${value && ` ${Buffer.from(value).toString('base64')}`}`,
    );
    return {
      status: 200,
      headers: {
        ...this.standing(upload).headers,
        'Upload-Length': upload.length,
        ...(pairs.length > 0 && { 'Upload-Metadata': pairs.join(',') }),
        'Cache-Control': 'no-store',
      },
    };
  }

  private async patch(req: IncomingMessage, id: string, ctx: C): Promise<Reply> {
    const offset = protocol.parseOffset(req.headers);
    if (!offset.ok) return offset;
    return this.locked(id, ctx, async (upload, signal) => {
      const chunk = this.chunkOf(req, offset.value, upload.length);
      // Spec "PATCH": another offset than the upload's is answered 409; the true one helps the sender on.
      if (offset.value !== upload.offset) {
        return refused('upload.offset-mismatch', this.standing(upload).headers, { offset: upload.offset });
      }
      if (!chunk.ok) return { ...chunk, headers: this.standing(upload).headers };
      if (upload.outcome) return this.standing(upload);
      return this.take(upload, req, chunk.checksum, signal, ctx);
    });
  }

  /** Spec "Termination": the upload is gone for good and its space free; 204. */
  private async terminate(upload: UploadRecord, ctx: C): Promise<Reply> {
    if (upload.outcome) return refused('upload.already-received');
    const given = await this.options.hooks.onTerminate(ctx, upload);
    if (!given.ok) return given;
    await this.forget(upload.id);
    return { status: 204 };
  }

  /** What the headers say about a chunk, checked before a byte of it is read. */
  private chunkOf(
    req: IncomingMessage,
    offset: number,
    length: number,
  ): { ok: true; checksum: protocol.Checksum | undefined } | { ok: false; refusal: Refusal } {
    const refusal = (code: string) => ({ ok: false, refusal: { code } }) as const;
    const checksum = protocol.parseChecksum(req.headers);
    if (!checksum.ok) return checksum;
    // Spec "PATCH": the content type must be application/offset+octet-stream, anything else is 415.
    if (req.headers['content-type'] !== protocol.CHUNK_TYPE) return refusal('upload.bad-content-type');
    const declared = Number(req.headers['content-length'] ?? 0);
    if (offset + declared > length) return refusal('upload.beyond-length');
    return { ok: true, checksum: checksum.value };
  }

  private async take(
    upload: UploadRecord,
    req: IncomingMessage,
    checksum: protocol.Checksum | undefined,
    signal: AbortSignal,
    ctx: C,
  ): Promise<Reply> {
    const { uploads, stallMs, acknowledgeEvery } = this.options;
    const known = await uploads.find(upload.id);
    // What the disk lost is told to the registry by the request that sends it again, never by one that looks.
    if (known && upload.offset < known.offset) {
      this.bytes.forget(upload.id);
      await uploads.advance(upload.id, upload.offset, known.expiresAt);
    }
    const { offset, refusal } = await this.bytes.take(upload, req, {
      checksum,
      signal,
      stallMs,
      acknowledgeEvery,
      acknowledge: (position) => uploads.advance(upload.id, position, this.expiry()),
    });
    const now: UploadRecord = { ...upload, offset, expiresAt: this.expiry() };
    if (refusal?.code === ENDS_MISMATCH) return this.refuseForGood(now, { ok: false, refusal }, ctx);
    if (refusal) return { refusal, headers: this.standing(now).headers };
    // Spec "PATCH": 204 with the new offset.
    return offset === now.length ? this.complete(now, ctx) : this.standing(now);
  }

  /** Receives an upload all of whose bytes are here; the reply is a refusal when it was not received. */
  private async complete(upload: UploadRecord, ctx: C): Promise<Reply> {
    const { hooks, uploads, now } = this.options;
    const verified = await this.bytes.verify(upload);
    if (!verified.ok) return this.refuseForGood(upload, verified, ctx);
    const received = await hooks.onComplete(ctx, upload, verified.value);
    if (!received.ok) return received;
    await uploads.finish(upload.id, { kind: 'received', at: instantOf(now()) });
    await this.bytes.discard(upload.id, true);
    return this.standing(upload);
  }

  /** The bytes are not what was declared: recorded, then discarded. */
  private async refuseForGood(upload: UploadRecord, refused: Refused, ctx: C): Promise<Reply> {
    const { hooks, uploads, now } = this.options;
    const { code } = refused.refusal;
    await hooks.onRefused(ctx, upload, refused.refusal);
    await uploads.finish(upload.id, { kind: 'refused', at: instantOf(now()), code });
    await this.bytes.discard(upload.id, false);
    return refused;
  }

  /** Runs `work` as the only request on this upload. Missing and another's are the same answer. */
  private async locked(id: string, ctx: C, work: Locked): Promise<Reply> {
    const { uploads, onError } = this.options;
    if ((await uploads.find(id))?.owner !== ctx.owner) return refused('upload.not-found');
    const turn = await this.turns.acquire(id);
    if (!turn) return refused('upload.superseded');
    try {
      const upload = await uploads.find(id);
      if (!upload) return refused('upload.not-found');
      // Spec "Expiration": an expired upload that the server knows of is answered 410.
      if (this.isExpired(upload)) return refused('upload.expired');
      if (upload.outcome?.kind === 'refused') {
        return refused('upload.refused', {}, { refusedFor: upload.outcome.code });
      }
      if (upload.outcome) return await work(upload, turn.signal);
      const offset = await this.bytes.standing(upload);
      if (offset < upload.offset)
        onError(new Error(`upload ${id} lost ${upload.offset - offset} acknowledged bytes on disk`));
      return await work({ ...upload, offset }, turn.signal);
    } finally {
      turn.release();
    }
  }

  /** Where the upload stands. Spec "Upload-Expires": sent while an unfinished upload is going to expire. */
  private standing(upload: UploadRecord): Reply {
    const headers: Headers = { 'Upload-Offset': upload.offset };
    if (upload.offset === upload.length) return { status: 204, headers };
    return {
      status: 204,
      headers: { ...headers, 'Upload-Expires': new Date(upload.expiresAt).toUTCString() },
    };
  }

  private async forget(id: string): Promise<void> {
    // The registration goes first: a file without one is swept, a registration without a file would lie.
    await this.options.uploads.remove(id);
    await this.bytes.discard(id, false);
  }

  private expiry(): string {
    return instantOf(new Date(this.options.now().getTime() + this.options.expireAfterMs));
  }

  private isExpired(upload: UploadRecord): boolean {
    return upload.expiresAt <= instantOf(this.options.now());
  }

  private readonly problemOf = (refusal: Refusal): Problem => {
    const problem = (this.options.problemOf ?? tusProblem)(refusal);
    // To a tus client 409 and 423 mean "ask for the offset and go on": a hook's refusal must not say that.
    const misleading = !(refusal.code in TUS_REFUSALS) && (problem.status === 409 || problem.status === 423);
    return misleading ? { ...problem, status: 422 } : problem;
  };
}

function refused(
  code: string,
  headers: Headers = {},
  facts?: Refusal['facts'],
): Reply & { refusal: Refusal } {
  return { refusal: { code, facts }, headers };
}

function isDigestOrNone(text: string | undefined): boolean {
  return text === undefined || /^[0-9a-f]{64}$/i.test(text);
}

function hasBody(req: IncomingMessage): boolean {
  return req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
}
