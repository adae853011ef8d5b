import { StorageError } from './object-store.js';

/** A request to the store never hangs: milliseconds until connected, and of silence; three tries. */
export const CLIENT_LIMITS = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 5_000, socketTimeout: 30_000 },
} as const;

/** Names of errors by which Node and the client say that nobody answered, or not in time. */
const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ERR_STREAM_PREMATURE_CLOSE',
  'TimeoutError',
  'RequestTimeout',
  'SlowDown',
  'ServiceUnavailable',
]);

/** Rethrows what the client met: as `StorageError('unreachable')` when the store is away, else as it is. */
export function unreachable(error: unknown): never {
  const { name, code, message, $metadata } = error as Error & {
    readonly code?: unknown;
    readonly $metadata?: { readonly httpStatusCode?: number };
  };
  const status = $metadata?.httpStatusCode ?? 0;
  if (
    !(error instanceof StorageError) &&
    (status >= 500 || status === 429 || AWAY.has(name) || AWAY.has(String(code)))
  )
    throw new StorageError(
      'unreachable',
      `the store does not answer: ${typeof code === 'string' ? code : name} ${message}`,
      {
        cause: error,
      },
    );
  throw error;
}
