import { fieldName } from '../../../kernel/fields.js';
import { PENALTIES, type PenaltyKind } from '../../cases/index.js';
import type { PublicRecordRow } from '../public.entities.js';
import {
  PUBLISHABLE_TITLES,
  PARTICULARS,
  type ParticularName,
  type Particulars,
} from './publishable-kinds.js';
import type { PublicFields } from './public-record.rules.js';

/** The fields of a record as the public reads them, in the order in which they are attested. */
export function shownFields(row: PublicRecordRow): readonly unknown[] {
  return [
    ...[row.title, row.documentNumber, row.agencyName, row.partyName, row.creditCode],
    row.field === null ? null : fieldName(row.field),
    row.cause,
    row.basis,
    (row.penaltyKinds ?? []).map((kind) => PENALTIES[kind as PenaltyKind] ?? kind),
    ...[row.outcome, row.fineFen, row.confiscatedFen, row.decidedOn, row.publishedOn],
    // A penalty is attested as it was before there were other kinds.
    ...(row.kind === 'penalty' ? [] : [PUBLISHABLE_TITLES[row.kind], shownParticulars(row.particulars)]),
  ];
}

/** What only some kinds have, as open data and the attestation tell it. */
export function shownParticulars(particulars: Particulars | null) {
  const names = Object.keys(particulars ?? {}) as ParticularName[];
  return names.map((name) => ({ name, title: PARTICULARS[name], value: particulars![name]! }));
}

/** The record of the public table as it was released, key by key in the order of `publicFieldsOf`: its digest stands in the ledger. */
export function releasedFields(row: PublicRecordRow): Partial<Record<keyof PublicFields, unknown>> {
  return {
    title: row.title,
    documentNumber: row.documentNumber,
    agencyName: row.agencyName,
    partyName: row.partyName,
    creditCode: row.creditCode,
    field: row.field,
    cause: row.cause,
    basis: row.basis,
    penaltyKinds: row.penaltyKinds,
    outcome: row.outcome,
    fineFen: row.fineFen,
    confiscatedFen: row.confiscatedFen,
    decidedOn: row.decidedOn,
    ...(row.kind !== 'penalty' && { kind: row.kind, particulars: row.particulars }),
  };
}
