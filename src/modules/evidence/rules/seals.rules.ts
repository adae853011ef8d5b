/** What one entry of a sealing says; `seq` is its number in the agency's tree. */
export interface Seal {
  readonly seq: number;
  readonly at: string;
  readonly sha256?: unknown;
  readonly sm3?: unknown;
}

/** What the row of an item says of its sealing. */
export interface SealedRow {
  readonly state: string;
  readonly sm3: string | null;
  readonly sealedAt: string | null;
}

export interface SealFinding {
  readonly kind: 'row-changed' | 'seals-disagree' | 'sealed-twice';
  readonly about: string;
}

/**
 * Holds the row of an item against the entries of its sealing, in the order of their numbers. Until 0.4.0 several
 * processes could seal one item, each with an entry of its own: where all say the same digests that is told and is no
 * fault, and the row has to be as one of them left it.
 */
export function sealFindings(row: SealedRow, seals: readonly Seal[]): SealFinding[] {
  const { state, sm3, sealedAt } = row;
  const found: SealFinding[] = [];
  if (seals.length > 1) {
    const numbers = seals.map(({ seq }) => seq).join('、');
    const agree = seals.every((seal) => seal.sha256 === seals[0]!.sha256 && seal.sm3 === seals[0]!.sm3);
    found.push(
      agree
        ? { kind: 'sealed-twice', about: `重复封存，日志第 ${numbers} 条记录的摘要一致` }
        : { kind: 'seals-disagree', about: `重复封存，日志第 ${numbers} 条记录的摘要不一致` },
    );
  }
  const sealed = seals.find((seal) => seal.sm3 === sm3 && seal.at === sealedAt) ?? seals.at(-1);
  if (state === 'sealed' ? sealed?.sm3 !== sm3 : sealed !== undefined || sm3 !== null)
    found.push({ kind: 'row-changed', about: '登记的 SM3 与日志不符' });
  if (sealedAt !== (sealed?.at ?? null))
    found.push({ kind: 'row-changed', about: '登记的封存时间与日志不符' });
  return found;
}
