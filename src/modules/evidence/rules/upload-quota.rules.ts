import { ok, refuse, type Result } from '../../../kernel/result.js';

/** Uploads that were begun and are not yet received, refused or given up; `bytes` is what they were declared to be. */
export interface Unfinished {
  readonly count: number;
  readonly bytes: number;
}

export interface UploadQuotas {
  /** Bytes of the unfinished uploads of one person. */
  readonly person: number;
  /** Bytes of the unfinished uploads for one case. */
  readonly case: number;
  /** Unfinished uploads of one person. */
  readonly count: number;
}

export interface UploadRoom {
  readonly person: Unfinished;
  readonly case: Unfinished;
  /** Bytes that unfinished uploads on this machine are still going to bring. */
  readonly outstanding: number;
  /** Bytes free on the volume where they gather. */
  readonly free: number;
}

const gib = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`;
const NEXT = '请先完成或者放弃未完成的上传，再开始新的上传';

/** Whether an upload of so many bytes may begin: told before the first of them. */
export function withinQuotas(bytes: number, room: UploadRoom, quotas: UploadQuotas): Result<void> {
  if (room.person.count >= quotas.count)
    return refuse('upload.too-many', {
      detail: `您有${room.person.count}个上传尚未完成`,
      next: NEXT,
      facts: { unfinished: room.person.count, most: quotas.count },
    });
  const over = (used: Unfinished, most: number) => used.bytes + bytes > most;
  if (over(room.person, quotas.person))
    return refuse('upload.quota-person', {
      detail: `您未完成的上传合计${gib(room.person.bytes)}，加上本文件超过${gib(quotas.person)}`,
      next: NEXT,
      facts: { unfinishedBytes: room.person.bytes, bytes, maxBytes: quotas.person },
    });
  if (over(room.case, quotas.case))
    return refuse('upload.quota-case', {
      detail: `本案未完成的上传合计${gib(room.case.bytes)}，加上本文件超过${gib(quotas.case)}`,
      next: NEXT,
      facts: { unfinishedBytes: room.case.bytes, bytes, maxBytes: quotas.case },
    });
  if (Math.max(0, room.outstanding) + bytes > room.free)
    return refuse('upload.no-room', {
      detail: '磁盘剩余空间不足以容纳本文件和正在上传的文件',
      next: '请告知系统管理人员扩充存储，或者等待正在进行的上传完成',
      facts: { bytes, outstandingBytes: Math.max(0, room.outstanding), freeBytes: room.free },
    });
  return ok();
}
