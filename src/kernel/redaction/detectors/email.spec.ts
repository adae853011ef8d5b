import { read } from '../redact.js';
import { detectEmails } from './email.js';

describe('e-mail addresses', () => {
  it.each<[string, string, string[]]>([
    ['plain', 'a.b_c@example.com', ['a.b_c@example.com']],
    ['no domain', '甲＠ab', []],
    ['full-width', 'zs＠example．com。', ['zs＠example．com']],
    ['written out', 'zs [at] example.com', ['zs [at] example.com']],
  ])('RED-01: %s', (_, text, expected) => {
    const spans = [...detectEmails(read(text))].sort((a, b) => a.start - b.start);
    const hidden = new Set(spans.map((span) => text.slice(span.start, span.end)));
    expect([...hidden]).toEqual(expected);
  });
});
