import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import type { Instant } from '../../../kernel/time.js';
import type { CaseState } from '../../cases/index.js';

/** Clocks of cameras run a little ahead; more than this is the future. */
const SKEW_MS = 5 * 60_000;
const NAME_UNITS = 255;
const HOUR_MS = 3_600_000;

/**
 * A file's name as people read it. Folders, control characters and marks that turn the writing direction are
 * refused: they serve nobody who means well, and a name is never quietly changed.
 */
export function nameHolds(name: string): Result<void> {
  const bad =
    name.length === 0 ||
    name.length > NAME_UNITS ||
    /^\.{1,2}$/.test(name) ||
    /[/\\\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/.test(name) ||
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(name);
  if (!bad) return ok();
  return refuse('evidence.bad-name', {
    detail: `文件名不得为空、超过${NAME_UNITS}个字符，或含有路径、控制字符`,
    next: '请改名后重新上传',
  });
}

const TYPE_BY_ENDING: Readonly<Record<string, string>> = {
  ...{
    mp4: 'video/mp4',
    m4v: 'video/mp4',
    mov: 'video/quicktime',
    webm: 'video/webm',
    mkv: 'video/x-matroska',
  },
  ...{
    avi: 'video/x-msvideo',
    wmv: 'video/x-ms-wmv',
    flv: 'video/x-flv',
    m4a: 'audio/mp4',
    mp3: 'audio/mpeg',
  },
  ...{ wav: 'audio/wav', flac: 'audio/flac', ogg: 'audio/ogg', jpg: 'image/jpeg', jpeg: 'image/jpeg' },
  ...{ png: 'image/png', gif: 'image/gif', webp: 'image/webp', heic: 'image/heic', pdf: 'application/pdf' },
};

/** What a file claims to be: by the sender's word, else by the ending of its name; undefined when by neither. */
export function claimOf(filename: string, said: string | undefined): string | undefined {
  const word = said?.trim();
  if (word && word !== 'application/octet-stream') return word;
  const ending = /\.([a-z0-9]{2,4})$/i.exec(filename)?.[1]?.toLowerCase();
  return ending === undefined ? undefined : TYPE_BY_ENDING[ending];
}

export interface Captured {
  readonly capturedFrom?: Instant | undefined;
  readonly capturedTo?: Instant | undefined;
}

/** A recording began before it ended, and both are over. */
export function captureHolds({ capturedFrom, capturedTo }: Captured, now: Instant): Result<void> {
  const latest = Date.parse(now) + SKEW_MS;
  return firstRefusal(
    () =>
      [capturedFrom, capturedTo].some((at) => at !== undefined && Date.parse(at) > latest)
        ? refuse('evidence.captured-in-future', { next: '请核对设备时钟' })
        : ok(),
    () =>
      capturedFrom !== undefined &&
      capturedTo !== undefined &&
      Date.parse(capturedTo) < Date.parse(capturedFrom)
        ? refuse('evidence.times-reversed')
        : ok(),
  );
}

/** Nothing is added to a file that is closed: its contents were listed when it was; nor to a lead that was withdrawn. */
export function caseTakesEvidence(state: CaseState): Result<void> {
  return state === 'closed' || state === 'archived' || state === 'withdrawn'
    ? refuse('evidence.case-closed', { facts: { state } })
    : ok();
}

/** REC-06: begun hours between the moment a recording was due in the store and the moment it came; 0 in time. */
export function hoursLate(due: Instant, received: Instant): number {
  return Math.max(0, Math.ceil((Date.parse(received) - Date.parse(due)) / HOUR_MS));
}
