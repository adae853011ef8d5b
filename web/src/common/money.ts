/** 元 as typed → fen, by text alone: no floating point comes near money. Undefined when it is not an amount. */
export function fenOf(yuan: string): number | undefined {
  const match = /^(\d{1,11})(?:\.(\d{1,2}))?$/.exec(yuan.trim().replaceAll(',', ''));
  if (!match) return undefined;
  return Number(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`);
}

/** Fen → `1234.05`. */
export function yuanOf(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Fen → `1,234.05 元`; whole yuan without the zeros. */
export function money(fen: number): string {
  const [whole = '0', part = '00'] = yuanOf(fen).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${grouped}${part === '00' ? '' : `.${part}`} 元`;
}
