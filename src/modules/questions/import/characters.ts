/**
 * Full-width letters, digits and marks as their ASCII forms, and every kind of space as a space: one character for
 * one, so that places found in the folded text are places in the text itself.
 */
export function folded(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0xff01 && code <= 0xff5e) out += String.fromCharCode(code - 0xfee0);
    else out += ONE_FOR_ONE[text[i]!] ?? text[i]!;
  }
  return out;
}

const ONE_FOR_ONE: Record<string, string> = {
  '\u3000': ' ',
  '\u00a0': ' ',
  '\u2002': ' ',
  '\u2003': ' ',
  '\u2009': ' ',
  '\u200b': ' ',
  '\u200c': ' ',
  '\u200d': ' ',
  '\u2060': ' ',
  '\ufeff': ' ',
  '\t': ' ',
  '〔': '[',
  '〕': ']',
  '—': '-',
  '–': '-',
  '―': '-',
  '−': '-',
  '〜': '~',
  '∶': ':',
  '︰': ':',
};

const SPACE = /[\s\u200b-\u200d\u2060\ufeff]/;

/** Trimmed of every kind of space. Counted by hand: a pattern would walk through long spaces again and again. */
export function trimmed(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && SPACE.test(text[from]!)) from += 1;
  while (to > from && SPACE.test(text[to - 1]!)) to -= 1;
  return text.slice(from, to);
}

/** Longer than any field of a question is written. */
const UNUSUAL = 2000;

/**
 * A line or a cell as it is read: where it is unusually long, spaces in it are one, and what is longer than is taken at
 * all is cut, so that no file can hold the program up.
 */
export function bounded(text: string, longest: number): string {
  const line = trimmed(text);
  return line.length > UNUSUAL
    ? line
        .split(/\s+/u)
        .join(' ')
        .slice(0, longest + 1)
    : line;
}

const DIGITS = '〇一二三四五六七八九';

/** 十二 → 12, 一百零三 → 103, 第二十 → NaN; ASCII digits as they are. NaN where it is no number. */
export function numeral(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  if (!/^[〇零一二两三四五六七八九十百千]+$/.test(text)) return NaN;
  let sum = 0;
  let digit = 0;
  for (const character of text.replace(/零/g, '〇').replace(/两/g, '二')) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[character];
    if (unit) {
      sum += (digit || 1) * unit;
      digit = 0;
    } else digit = DIGITS.indexOf(character);
  }
  return sum + digit;
}

/**
 * Text of a file: UTF-8 and UTF-16 by their marks, else UTF-8 where the bytes are UTF-8, else GB18030 (of which GBK and
 * GB2312 are parts).
 */
export function decoded(bytes: Uint8Array): string {
  const starts = (...mark: number[]) => mark.every((byte, i) => bytes[i] === byte);
  if (starts(0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  if (starts(0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const asGb = new TextDecoder('gb18030').decode(bytes);
    const asUtf8 = new TextDecoder('utf-8').decode(bytes);
    const lost = (text: string) => text.split('\ufffd').length;
    // A UTF-8 file with a broken byte is still a UTF-8 file.
    return lost(asUtf8) * 20 < (asUtf8.match(/[\u4e00-\u9fff]/g)?.length ?? 0) ? asUtf8 : asGb;
  }
}

/** Lines of a text, whatever their ends. */
export const linesOf = (text: string): string[] =>
  text.replace(/^\ufeff/, '').split(/\r\n|\n|\r|\u2028|\u0085/);
