import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Actor } from '../../kernel/access/index.js';
import { refuse } from '../../kernel/result.js';
import { RefusedException } from '../../platform/http/index.js';
import type { ContentQuery } from './dto/evidence-inputs.js';
import { EvidenceStore } from './evidence-store.js';
import type { EvidenceRow } from './evidence.entity.js';
import { dispositionOf, wantedOf } from './rules/content.rules.js';
import { showsInline } from './rules/media-type.rules.js';
import { ViewEvidence } from './view-evidence.js';

/** What stands in the store under an id, with the name people know it by. */
export type Sendable = Pick<EvidenceRow, 'id' | 'bytes' | 'sha256' | 'mediaType' | 'filename'>;

/** Answers GET and HEAD for the bytes of an item, whole or in a piece (RFC 9110). */
@Injectable()
export class ServeContent {
  constructor(
    private readonly store: EvidenceStore,
    private readonly viewing: ViewEvidence,
  ) {}

  async serve(actor: Actor, id: string, query: ContentQuery, req: Request, res: Response): Promise<void> {
    const download = query.download === '1';
    const may = download
      ? await this.viewing.download(actor, id, query.reason)
      : await this.viewing.view(actor, id);
    if (!may.ok) throw new RefusedException(may.refusal);
    return this.send(may.value, download ? 'attachment' : 'inline', req, res);
  }

  /** The bytes of a stored object, once it is settled that the person may have them. */
  async send(object: Sendable, as: 'inline' | 'attachment', req: Request, res: Response): Promise<void> {
    const { id, bytes, sha256 } = object;
    const stored = await this.store.objects.stat(id);
    if (stored?.bytes !== bytes) throw new Error(`object ${id} is not stored as it was received`);

    const etag = `"${sha256}"`;
    headers(res, object, etag, as === 'attachment');
    if (req.headers['if-none-match'] === etag) return void res.status(304).end();
    const wanted = wantedOf(bytes, etag, req.headers.range, req.get('if-range'));
    if (wanted.kind === 'outside') {
      res.removeHeader('Content-Disposition');
      res.setHeader('Content-Range', `bytes */${bytes}`);
      throw new RefusedException(refuse('evidence.bad-range', { facts: { bytes } }).refusal);
    }
    const piece = wanted.kind === 'piece' ? wanted : { start: 0, end: bytes - 1 };
    if (wanted.kind === 'piece') {
      res.status(206).setHeader('Content-Range', `bytes ${piece.start}-${piece.end}/${bytes}`);
    }
    res.setHeader('Content-Length', piece.end - piece.start + 1);
    if (req.method === 'HEAD') return void res.end();
    await pour(res, await this.store.objects.open(id, { start: piece.start, end: piece.end }));
  }
}

async function pour(res: Response, bytes: NodeJS.ReadableStream): Promise<void> {
  try {
    await pipeline(bytes, res);
  } catch (error) {
    // A viewer who seeks or leaves closes the connection in the middle; that is no fault.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}

function headers(res: Response, row: Sendable, etag: string, download: boolean): void {
  const inline = !download && showsInline(row.mediaType);
  res.setHeader('Content-Type', contentType(row.mediaType, inline));
  res.setHeader('Content-Disposition', dispositionOf(inline ? 'inline' : 'attachment', row.filename));
  res.setHeader('ETag', etag);
  res.setHeader('Accept-Ranges', 'bytes');
  // Evidence stays out of every cache that others share; the browser asks again each time, and is logged.
  res.setHeader('Cache-Control', 'private, no-cache');
  res.setHeader('X-Content-Type-Options', 'nosniff');
  // What a file holds may run nothing. The browsers' own PDF viewers do not start inside a sandbox.
  const sandbox = row.mediaType === 'application/pdf' ? '' : '; sandbox';
  res.setHeader(
    'Content-Security-Policy',
    `default-src 'none'; media-src 'self'; img-src 'self'; style-src 'unsafe-inline'${sandbox}`,
  );
}

function contentType(mediaType: string, inline: boolean): string {
  if (!inline) return 'application/octet-stream';
  return mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType;
}
