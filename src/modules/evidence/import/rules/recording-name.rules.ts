import { type Instant, instantOf } from '../../../../kernel/time.js';

/** What is said of a recording by its name or by the file beside it. Everything may be missing. */
export interface NameFields {
  readonly deviceId?: string;
  readonly officerNumber?: string;
  readonly from?: Instant;
  readonly to?: Instant;
  readonly important?: boolean;
}

const DEVICE = /^[0-9A-Za-z][0-9A-Za-z.-]{2,59}$/;
const OFFICER = /^[0-9A-Za-z-]{3,40}$/;
const MARK = /^(imp|important|key|mark|zy|重要|重点)$/i;
const MARKED_END = /[-.](imp|important|key|重要|重点)$/i;

/** China's clocks stand eight hours before UTC, all year. */
const BEIJING_MS = 8 * 3_600_000;

/** A wall-clock time of a camera in China; undefined for what no calendar has, and before 2000 (a clock never set). */
export function beijing(digits: string): Instant | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{3})?$/.exec(digits);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, milli = '000'] = match;
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}.${milli}Z`;
  const date = new Date(text);
  // 31 February is moved on by Date and so does not come out as it went in.
  if (Number.isNaN(date.getTime()) || date.toISOString() !== text || Number(year) < 2000) return undefined;
  return instantOf(new Date(date.getTime() - BEIJING_MS));
}

/**
 * The grammar of names in the manner of GA/T 947 (docs/import.md): fields parted by `_`, `@`, `#` or space; device
 * number, officer number, start, and where there is one the end; what follows is a running number and a mark. Without
 * a start nothing is read out of a name: it might be anything.
 */
export function fieldsOfName(filename: string): NameFields {
  const stem = filename.replace(/\.[^.]{1,5}$/, '');
  const fields: (string | Instant)[] = [];
  const times: number[] = [];
  let important = MARKED_END.test(stem);
  const words = stem
    .replace(MARKED_END, '')
    .split(/[_@#\s]+/)
    .filter(Boolean);
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const [time, taken] = timeAt(word, words[i + 1]);
    if (time) {
      times.push(fields.length);
      fields.push(time);
      i += taken - 1;
    } else if (MARK.test(word)) important = true;
    else fields.push(word);
  }
  const [first, second] = times;
  if (first === undefined) return important ? { important } : {};
  const [device, officer] = fields.slice(0, first);
  const from = fields[first]!;
  const to = second === undefined ? undefined : fields[second];
  return {
    ...(device !== undefined && DEVICE.test(device) && { deviceId: device }),
    ...(officer !== undefined && OFFICER.test(officer) && { officerNumber: officer }),
    from,
    ...(to !== undefined && to >= from && { to }),
    ...(important && { important }),
  };
}

/** A time in one field (20260302090000, 20260302-090000, 20260302T090000) or in two (20260302 090000). */
function timeAt(word: string, next: string | undefined): [Instant | undefined, number] {
  const one = beijing(
    word.replace(/^(\d{4})-?(\d{2})-?(\d{2})[-T]?(\d{2})[-:]?(\d{2})[-:]?(\d{2})/, '$1$2$3$4$5$6'),
  );
  if (one) return [one, 1];
  if (/^\d{8}$/.test(word) && next !== undefined && /^\d{6}$/.test(next)) return [beijing(word + next), 2];
  return [undefined, 1];
}
