import { type Instant, instantOf, isInstant } from '../../../../kernel/time.js';
import { beijing, type NameFields } from './recording-name.rules.js';

/** What a file beside a recording may say more than a name can. */
export interface SidecarFields extends NameFields {
  /** A case by its number or id. */
  readonly case?: string;
  readonly stage?: string;
  readonly place?: string;
  readonly sha256?: string;
}

/** Keys as makers of docking stations write them, without case, spaces, dots and underscores. */
const KEYS: Readonly<Record<string, keyof SidecarFields>> = Object.fromEntries(
  Object.entries({
    deviceId: 'device deviceid deviceno devicenumber devno devid 设备编号 设备号 执法仪编号',
    officerNumber:
      'officer officerno officerid officernumber userno userid policeno policeid 警号 人员编号 执法证号',
    from: 'start starttime begin begintime from 开始时间 拍摄时间 采集时间',
    to: 'end endtime stoptime to 结束时间',
    important: 'mark important isimportant importantmark keyflag 重要标记 重点标记 重要',
    case: 'case caseno caseid casenumber 案号 案件编号 立案号',
    stage: 'stage 环节',
    place: 'place location address gps position 地点 位置 坐标',
    sha256: 'sha256 checksum digest 校验值',
  }).flatMap(([meaning, words]) => words.split(' ').map((word) => [word, meaning as keyof SidecarFields])),
);

/** Far more than any docking station writes beside a file. */
export const SIDECAR_BYTES = 64 * 1024;
const MOST_FIELDS = 100;
const FIELD_LENGTH = 500;

export interface Sidecar {
  readonly said: SidecarFields;
  /** Every field as it stood there, for the record. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Reads `.json`, `.xml` or key=value text; undefined when it is none of them, so that nothing is guessed. */
export function sidecarOf(bytes: Uint8Array, ending: 'json' | 'xml' | 'txt'): Sidecar | undefined {
  if (bytes.length > SIDECAR_BYTES) return undefined;
  const text = decoded(bytes);
  const fields = ending === 'json' ? jsonFields(text) : ending === 'xml' ? xmlFields(text) : textFields(text);
  if (!fields || Object.keys(fields).length === 0) return undefined;
  return { said: fieldsBy(fields), fields };
}

/** Docking stations in China write UTF-8 or GB 18030. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

type Fields = Record<string, string>;

function fieldsOf(pairs: Iterable<readonly [string, unknown]>): Fields {
  const fields: Fields = {};
  let count = 0;
  for (const [key, value] of pairs) {
    if (!['string', 'number', 'boolean'].includes(typeof value) || (count += 1) > MOST_FIELDS) continue;
    fields[clean(key).slice(0, 60)] = clean(String(value)).slice(0, FIELD_LENGTH);
  }
  return fields;
}

const clean = (text: string): string =>
  text.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e]/g, ' ').trim();

function jsonFields(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? fieldsOf(Object.entries(value))
      : undefined;
  } catch {
    return undefined;
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Elements without children. No declarations are followed, so nothing outside the file is read. */
function xmlFields(text: string): Fields | undefined {
  if (!text.trimStart().startsWith('<')) return undefined;
  return fieldsOf(
    [...text.matchAll(/<([\p{L}\w.-]{1,60})>([^<]{0,2000})<\/\1>/gu)].map(
      ([, key, value]) =>
        [key!, value!.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name]!)] as const,
    ),
  );
}

function textFields(text: string): Fields | undefined {
  return fieldsOf(
    text.split(/\r?\n/).flatMap((line) => {
      const match = /^\s*([^=:：#]{1,60}?)\s*[=：:]\s*(.*)$/.exec(line);
      return match ? [[match[1]!, match[2]!] as const] : [];
    }),
  );
}

function fieldsBy(fields: Fields): SidecarFields {
  const by: Partial<Record<keyof SidecarFields, string>> = {};
  for (const [key, value] of Object.entries(fields)) {
    const word = key.toLowerCase().replace(/[\s._-]/g, '');
    if (Object.hasOwn(KEYS, word) && value !== '') by[KEYS[word]!] ??= value;
  }
  const { deviceId, officerNumber, from, to, important, sha256, place, stage } = by;
  const [begun, ended] = [momentOf(from), momentOf(to)];
  return {
    ...(deviceId && { deviceId: deviceId.slice(0, 60) }),
    ...(officerNumber && { officerNumber: officerNumber.slice(0, 60) }),
    ...(begun && { from: begun }),
    ...(ended && { to: ended }),
    ...(important && { important: /^(1|true|yes|y|是|重要|imp)$/i.test(important) }),
    ...(by.case && { case: by.case.slice(0, 80) }),
    ...(stage && { stage }),
    ...(place && { place: place.slice(0, 200) }),
    ...(sha256 && /^[0-9a-f]{64}$/i.test(sha256) && { sha256: sha256.toLowerCase() }),
  };
}

/** A moment with its zone, or a wall-clock time of China in digits with or without marks between. */
function momentOf(text: string | undefined): Instant | undefined {
  if (text === undefined) return undefined;
  const digits = text.replace(/\D/g, '');
  return isInstant(text) ? instantOf(new Date(text)) : beijing(digits);
}
