import type { Refusal } from '../../kernel/result.js';

/** RFC 9457 body of a refusal. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly [member: string]: unknown;
}

interface Entry {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
}

/** Every refusal the upload protocol itself can give. The table of the whole application takes these rows in. */
export const TUS_REFUSALS = {
  'upload.unsupported-version': { status: 412, zh: '不支持的 tus 版本', en: 'Unsupported tus version' },
  'upload.method-not-allowed': { status: 405, zh: '不支持的请求方法', en: 'Method not allowed' },
  'upload.not-found': { status: 404, zh: '上传不存在', en: 'No such upload' },
  'upload.expired': { status: 410, zh: '上传已过期', en: 'The upload has expired' },
  'upload.refused': { status: 410, zh: '上传已被拒收', en: 'The upload was refused' },
  'upload.already-received': { status: 403, zh: '材料已接收，不能终止', en: 'Already received' },
  'upload.superseded': { status: 423, zh: '已由新的请求接续上传', en: 'A newer request took over' },
  'upload.stalled': { status: 408, zh: '传输中断过久', en: 'The sender was silent too long' },
  'upload.length-deferred': { status: 400, zh: '须先声明长度', en: 'The length must be declared' },
  'upload.concatenation': { status: 400, zh: '不支持拼接上传', en: 'Concatenation is not offered' },
  'upload.bad-length': { status: 400, zh: '长度无效', en: 'Invalid Upload-Length' },
  'upload.empty': { status: 400, zh: '文件为空', en: 'The file is empty' },
  'upload.too-large': { status: 413, zh: '文件超过上限', en: 'The file is too large' },
  'upload.beyond-length': { status: 413, zh: '数据超过声明的长度', en: 'More bytes than declared' },
  'upload.bad-offset': { status: 400, zh: '偏移量无效', en: 'Invalid Upload-Offset' },
  'upload.offset-mismatch': { status: 409, zh: '偏移量不一致', en: 'The offset does not match' },
  'upload.bad-content-type': { status: 415, zh: '内容类型不符', en: 'Wrong content type' },
  'upload.unknown-checksum': { status: 400, zh: '不支持的校验算法', en: 'Unknown checksum algorithm' },
  'upload.bad-checksum': { status: 400, zh: '校验值无效', en: 'Invalid Upload-Checksum' },
  'upload.checksum-mismatch': { status: 460, zh: '分块校验不一致', en: 'Checksum mismatch' },
  'upload.bad-metadata': { status: 400, zh: '元数据无效', en: 'Invalid Upload-Metadata' },
  'upload.metadata-too-large': { status: 431, zh: '元数据过长', en: 'Upload-Metadata is too long' },
  'upload.bad-digest': { status: 400, zh: '声明的 SHA-256 无效', en: 'Invalid declared SHA-256' },
  'upload.ends-mismatch': {
    status: 422,
    zh: '首尾数据与申报不一致，不是同一文件',
    en: 'The first or last block is not the declared one',
  },
  'upload.disk-full': { status: 507, zh: '存储空间不足', en: 'The store is full' },
  'upload.failed': { status: 500, zh: '服务器内部错误', en: 'Internal error' },
  'evidence.digest-mismatch': { status: 422, zh: '摘要不一致，拒绝接收', en: 'The digest does not match' },
} as const satisfies Record<string, Entry>;

/** Refusals that the whole application has too, in its own table. */
const SHARED: Partial<Record<string, Entry>> = {
  'store.unreachable': { status: 503, zh: '存储暂时不可用', en: 'The store cannot be reached' },
};

/** Refusals of hooks that no table names are answered 422: understood, and not accepted. */
const UNNAMED: Entry = { status: 422, zh: '请求被拒绝', en: 'Refused' };

/** The problem body of a refusal when the application brings no table of its own. */
export function tusProblem(refusal: Refusal): Problem {
  const { code, detail, next, ruleId, basis, facts } = refusal;
  const known: Partial<Record<string, Entry>> = TUS_REFUSALS;
  const { status, zh, en } = known[code] ?? SHARED[code] ?? UNNAMED;
  return { type: 'about:blank', title: `${zh} / ${en}`, status, code, detail, next, ruleId, basis, facts };
}
