/** Where a page of cases ended: what it is sorted by, the agency and the case's place in it. */
export interface CasePlace {
  readonly key: string;
  readonly agencyId: string;
  readonly no: number;
}

interface Placed {
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly nextDue: string | null;
  readonly agencyId: string;
  readonly no: number;
}

const KEYS = { newest: 'createdAt', updated: 'updatedAt', due: 'nextDue' } as const;
const SHAPE =
  /^(newest|updated|due)~(\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d\.\d{3}Z)?)~([0-9a-f-]{36})~(\d{1,10})$/;

/** The place of a case in an order, as clients pass it on. */
export function placeAfter(row: Placed, sort: keyof typeof KEYS): string {
  return `${sort}~${row[KEYS[sort]] ?? ''}~${row.agencyId}~${row.no}`;
}

/** Undefined where it is no place of this order. */
export function placeOf(text: string, sort: string): CasePlace | undefined {
  const [, order, key, agencyId, no] = SHAPE.exec(text) ?? [];
  return order === sort ? { key: key!, agencyId: agencyId!, no: Number(no) } : undefined;
}
