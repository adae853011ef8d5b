import { read } from '../redact.js';
import { detectPhones } from './phone.js';

describe('telephone numbers', () => {
  it.each<[string, string, string[]]>([
    ['spaced', '138 0000 1234', ['138 0000 1234']],
    ['with country code', '+86-13800001234', ['+86-13800001234']],
    ['fixed line with extension', '0531-82012345转8001', ['0531-82012345转8001']],
    ['service number', '4008001234', ['4008001234']],
    ['public hotlines', '拨打12345、12315', []],
    ['an amount', '罚款13800001234元', []],
    ['a certificate', '执法证号13800001234', []],
    ['a date', '2026-03-07 10:30', []],
    ['a messenger handle', '微信：wx_abc-123', ['wx_abc-123']],
  ])('RED-01: %s', (_, text, expected) => {
    const spans = [...detectPhones(read(text))].sort((a, b) => a.start - b.start);
    const hidden = new Set(spans.map((span) => text.slice(span.start, span.end)));
    expect([...hidden]).toEqual(expected);
  });
});
