import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Refusal } from '../../kernel/result.js';
import { isFull, isUnreachable } from '../storage/index.js';
import { TUS_VERSION } from './protocol.js';
import type { Problem } from './tus-problems.js';

export type Headers = Readonly<Record<string, string | number>>;

/** What a handler answers; the body, if any, is a refusal. */
export interface Reply {
  readonly status?: number;
  readonly refusal?: Refusal;
  readonly headers?: Headers;
}

const RETRY_AFTER_SECONDS = 5;
/** How long the rest of a refused body may take before its connection is closed. */
const LINGER_MS = 5_000;

/** What is answered when something broke: what was acknowledged stands, and the sender may go on later. */
export function failed(error: unknown): Reply {
  if (isFull(error)) return { refusal: { code: 'upload.disk-full' } };
  if (!isUnreachable(error)) return { refusal: { code: 'upload.failed' } };
  return {
    refusal: { code: 'store.unreachable', next: '已收到的数据都在，请稍后续传' },
    headers: { 'Retry-After': RETRY_AFTER_SECONDS },
  };
}

/** Writes the reply; does nothing when the sender is gone. */
export function send(
  req: IncomingMessage,
  res: ServerResponse,
  reply: Reply,
  problemOf: (refusal: Refusal) => Problem,
): void {
  if (res.headersSent || res.destroyed) return;
  // Spec "Tus-Resumable": sent with every response except those to OPTIONS, where it does no harm.
  res.setHeader('Tus-Resumable', TUS_VERSION);
  for (const [name, value] of Object.entries(reply.headers ?? {})) res.setHeader(name, value);
  const problem = reply.refusal && problemOf(reply.refusal);
  res.statusCode = problem?.status ?? reply.status ?? 204;
  if (problem && req.method !== 'HEAD') {
    // The application that gives its requests numbers has set the header before.
    const requestId = res.getHeader('X-Request-Id');
    const body = Buffer.from(JSON.stringify({ ...problem, requestId }));
    res.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
    res.setHeader('Content-Length', body.length);
    res.end(body);
  } else {
    res.end();
  }
  drain(req);
}

/** A sender still writing reads no answer: let the rest run off, but not for ever. */
export function drain(req: IncomingMessage): void {
  if (req.complete || req.destroyed) return;
  const limit = setTimeout(() => req.destroy(), LINGER_MS);
  limit.unref();
  req.once('close', () => clearTimeout(limit));
  req.on('error', () => undefined);
  req.resume();
}
