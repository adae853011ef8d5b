import { read } from '../redact.js';
import { detectBankAccounts } from './bank-account.js';

describe('bank accounts', () => {
  it.each<[string, string, string[]]>([
    ['labelled, whatever its check digit', '账号：12345678901', ['12345678901']],
    ['in groups', '卡号 4111 1111 1111 1111', ['4111 1111 1111 1111']],
    ['a card without a label', '4111111111111111', ['4111111111111111']],
    ['sixteen digits that are no card', '4111111111111112', []],
    ['a receipt', '收据编号4111111111111111', []],
    ['an amount', '账户余额12345678元', []],
  ])('RED-01: %s', (_, text, expected) => {
    const spans = [...detectBankAccounts(read(text))].sort((a, b) => a.start - b.start);
    const hidden = new Set(spans.map((span) => text.slice(span.start, span.end)));
    expect([...hidden]).toEqual(expected);
  });
});
