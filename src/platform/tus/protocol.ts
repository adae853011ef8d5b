import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isUuid } from '../../kernel/ids.js';
import { ok, refuse, type Result } from '../../kernel/result.js';

export const TUS_VERSION = '1.0.0';
export const TUS_EXTENSIONS = 'creation,creation-with-upload,termination,expiration,checksum';
export const CHECKSUM_ALGORITHMS = ['sha256', 'sha1'] as const;
export const CHUNK_TYPE = 'application/offset+octet-stream';

export type ChecksumAlgorithm = (typeof CHECKSUM_ALGORITHMS)[number];

/** What the sender says one chunk hashes to. */
export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  readonly digest: Buffer;
}

/** Upload-Metadata, decoded; a key without a value holds the empty string. */
export type UploadMetadata = Readonly<Record<string, string>>;

const DIGEST_BYTES: Record<ChecksumAlgorithm, number> = { sha256: 32, sha1: 20 };

/** One header as text; a header sent twice is joined by node and then fails its own grammar. */
export function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** The upload's id in the address below `path`: '' for the collection, undefined when it cannot be one. */
export function uploadIdOf(
  req: IncomingMessage & { originalUrl?: string },
  path: string,
): string | undefined {
  // Express strips the mount path from `url`.
  const pathname = (req.originalUrl ?? req.url ?? '').split('?', 1)[0]!;
  if (!pathname.startsWith(path)) return undefined;
  const rest = pathname.slice(path.length);
  if (rest === '' || rest === '/') return '';
  return isUuid(rest.slice(1)) && rest.startsWith('/') ? rest.slice(1) : undefined;
}

/** Spec "Upload-Length": the size of the whole upload in bytes, a non-negative integer. */
export function parseLength(headers: IncomingHttpHeaders, maxBytes: number): Result<number> {
  // Spec "Upload-Defer-Length": only an extension; evidence of unknown length could be cut unnoticed.
  if (headers['upload-defer-length'] !== undefined) {
    return refuse('upload.length-deferred', {
      detail: '不支持延后声明长度，请在创建上传时给出 Upload-Length。',
    });
  }
  if (headers['upload-concat'] !== undefined) {
    return refuse('upload.concatenation', { detail: '不支持分段拼接上传，请按顺序续传同一个上传。' });
  }
  const length = parseCount(header(headers, 'upload-length'));
  if (length === undefined) return refuse('upload.bad-length', { detail: 'Upload-Length 应为字节数。' });
  if (length === 0) return refuse('upload.empty', { detail: '文件为空（0 字节），不能作为证据材料接收。' });
  if (length > maxBytes) return refuse('upload.too-large', { facts: { length, maxBytes } });
  return ok(length);
}

/** Spec "Upload-Offset": a byte offset, a non-negative integer. */
export function parseOffset(headers: IncomingHttpHeaders): Result<number> {
  const offset = parseCount(header(headers, 'upload-offset'));
  return offset === undefined
    ? refuse('upload.bad-offset', { detail: 'Upload-Offset 应为字节偏移量。' })
    : ok(offset);
}

/** Spec "Upload-Checksum": the algorithm's name, a space, the Base64 of the chunk's checksum. */
export function parseChecksum(headers: IncomingHttpHeaders): Result<Checksum | undefined> {
  const text = header(headers, 'upload-checksum');
  if (text === undefined) return ok(undefined);
  const [name, base64, ...rest] = text.split(' ');
  const algorithm = CHECKSUM_ALGORITHMS.find((known) => known === name);
  if (!algorithm) {
    return refuse('upload.unknown-checksum', { facts: { supported: CHECKSUM_ALGORITHMS } });
  }
  const digest = decodeBase64(base64 ?? '');
  if (rest.length > 0 || digest?.length !== DIGEST_BYTES[algorithm]) return refuse('upload.bad-checksum');
  return ok({ algorithm, digest });
}

/**
 * Spec "Upload-Metadata": comma-separated pairs of an ASCII key and a Base64 value, keys unique, a value may be
 * left out. Values must be UTF-8; the header may have `maxBytes` bytes.
 */
export function parseMetadata(headers: IncomingHttpHeaders, maxBytes: number): Result<UploadMetadata> {
  const text = header(headers, 'upload-metadata');
  if (text === undefined || text === '') return ok({});
  if (text.length > maxBytes) return refuse('upload.metadata-too-large', { facts: { maxBytes } });
  const pairs = new Map<string, string>();
  for (const part of text.split(',')) {
    const [key, base64 = '', ...rest] = part.trim().split(' ');
    if (!key || !/^[\x21-\x7e]{1,100}$/.test(key) || rest.length > 0) return badMetadata(key ?? '');
    if (pairs.has(key)) return badMetadata(key);
    const value = decodeUtf8(base64);
    if (value === undefined) return badMetadata(key);
    pairs.set(key, value);
  }
  // fromEntries defines own properties, so a key such as __proto__ is only a key.
  return ok(Object.fromEntries(pairs));
}

function badMetadata(key: string): Result<never> {
  return refuse('upload.bad-metadata', { facts: { key: key.slice(0, 100) } });
}

function parseCount(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,16}$/.test(text)) return undefined;
  const count = Number(text);
  return Number.isSafeInteger(count) ? count : undefined;
}

/** Node ignores what is not Base64; here it is refused. */
function decodeBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

function decodeUtf8(base64: string): string | undefined {
  const bytes = decodeBase64(base64);
  try {
    return bytes && new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
