/** One record of a separated text, with the line of the file at which it begins. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}
export interface CsvText {
  readonly rows: Row[];
  /** Lines at which a quoted field begins that never ends. */
  readonly broken: number[];
}

interface Found {
  cells: string[];
  /** Where the next record begins. */
  next: number;
}

/**
 * Reads a separated text (RFC 4180 and what people make of it). A quoted field may hold separators, line breaks and
 * doubled quotes; a quote within an unquoted field is itself. A quote that does not end costs its own line only.
 */
export function readCsv(text: string, separator: string): CsvText {
  const rows: Row[] = [];
  const broken: number[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const end = endOfLine(text, at);
    const found = record(text, at, separator);
    if (found) rows.push({ line, cells: found.cells });
    else broken.push(line);
    const next = found?.next ?? end;
    line += breaksIn(text, at, next);
    at = next;
  }
  return { rows, broken };
}

/** After the line break that ends the line. */
function endOfLine(text: string, at: number): number {
  for (let i = at; i < text.length; i++) {
    if (text[i] === '\n') return i + 1;
    if (text[i] === '\r') return text[i + 1] === '\n' ? i + 2 : i + 1;
  }
  return text.length;
}

function breaksIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i = endOfLine(text, i)) count += 1;
  return count;
}

function record(text: string, from: number, separator: string): Found | undefined {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    const quoted = openingQuote(text, at);
    const field = quoted === undefined ? undefined : quotedField(text, quoted, separator);
    if (field === 'broken') return undefined;
    if (field) {
      cells.push(field.value);
      at = field.next;
    } else {
      let end = at;
      while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r')
        end += 1;
      cells.push(text.slice(at, end));
      at = end;
    }
    if (text[at] !== separator) return { cells, next: at < text.length ? endOfLine(text, at) : at };
    at += 1;
  }
}

/** Spaces before the quote are let pass. */
function openingQuote(text: string, at: number): number | undefined {
  let i = at;
  while (text[i] === ' ') i += 1;
  return text[i] === '"' ? i + 1 : undefined;
}

/**
 * The field after its opening quote. `broken` where the closing quote is missing or stands on another line within
 * another field; undefined where the quotes are part of the words (`"公开"原则`).
 */
function quotedField(
  text: string,
  from: number,
  separator: string,
): { value: string; next: number } | 'broken' | undefined {
  let value = '';
  let lines = 0;
  for (let i = from; i < text.length; i++) {
    const character = text[i]!;
    if (character === '\n') lines += 1;
    if (character !== '"') {
      value += character;
      continue;
    }
    if (text[i + 1] === '"') {
      value += '"';
      i += 1;
      continue;
    }
    let next = i + 1;
    while (text[next] === ' ') next += 1;
    const after = text[next];
    if (after === undefined || after === separator || after === '\n' || after === '\r')
      return { value, next };
    return lines > 0 ? 'broken' : undefined;
  }
  return 'broken';
}
