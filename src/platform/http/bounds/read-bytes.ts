import type { Request } from 'express';
import { refuse } from '../../../kernel/result.js';
import { RefusedException } from '../problem.js';
import { waitingForBody } from './connections.js';

/** Until a body of no length must be here; each KiB adds to it. */
const ARRIVE_MS = 10_000;
const ARRIVE_MS_PER_KIB = 125;
/** A form with a file comes over worse lines, but never silently. */
const SILENT_MS = 30_000;
const LOOK_EVERY_MS = 5_000;

const REFUSED = {
  large: (most: number) =>
    refuse('input.too-large', {
      detail: `此处的请求内容不得超过${Math.floor(most / 1024)} KiB`,
      next: '请缩短内容；大文件请走分段上传',
      facts: { maxBytes: most },
    }),
  slow: () => refuse('input.too-slow', { next: '请检查网络后重新提交' }),
  cut: () => refuse('input.malformed'),
};
const refused = (refusal: ReturnType<typeof refuse>): RefusedException =>
  new RefusedException(refusal.refusal);

/** Refuses by what the sender declares, before a byte is read. */
export function checkDeclared(request: Request, mostBytes: number): void {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw refused(REFUSED.large(mostBytes));
}

/** Milliseconds within which so many bytes have to be here. */
const arriveMs = (bytes: number): number => ARRIVE_MS + (bytes / 1024) * ARRIVE_MS_PER_KIB;

/**
 * The body of a request, at most so many bytes of it, within the time they may take. Refuses what is longer as soon
 * as that is seen; the rest is never kept.
 */
export async function readBytes(
  request: Request,
  mostBytes: number,
  withinMs = arriveMs(mostBytes),
): Promise<Buffer> {
  checkDeclared(request, mostBytes);
  const done = waitingForBody(request);
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      const timer = setTimeout(() => end(refused(REFUSED.slow())), withinMs);
      const onData = (chunk: Buffer): void => {
        bytes += chunk.length;
        if (bytes > mostBytes) return end(refused(REFUSED.large(mostBytes)));
        chunks.push(chunk);
      };
      const onEnd = (): void => end();
      const onCut = (): void => end(refused(REFUSED.cut()));
      const end = (error?: Error): void => {
        clearTimeout(timer);
        request.off('data', onData).off('end', onEnd).off('error', onCut).off('close', onCut);
        // Whoever cuts the line later is not listened to, and must not end the program.
        request.on('error', () => {});
        if (error) reject(error);
        else resolve(Buffer.concat(chunks, bytes));
      };
      request.on('data', onData).on('end', onEnd).on('error', onCut).on('close', onCut);
    });
  } finally {
    done();
  }
}

/** Gives up on the sender of a file who is silent for half a minute, or slower than any line that is used. */
export function watchArrival(request: Request): void {
  const { socket } = request;
  const begun = performance.now();
  let seen = socket.bytesRead;
  let heard = begun;
  const first = seen;
  const timer = setInterval(() => {
    if (request.complete || request.destroyed) return clearInterval(timer);
    const now = performance.now();
    if (socket.bytesRead > seen) heard = now;
    seen = socket.bytesRead;
    const slow = now - begun > 3 * arriveMs(0) && now - begun > arriveMs(seen - first) * 3;
    if (slow || now - heard > SILENT_MS) request.destroy();
  }, LOOK_EVERY_MS);
  timer.unref();
  request.once('close', () => clearInterval(timer));
}
