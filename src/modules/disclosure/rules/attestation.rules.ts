import { fieldName } from '../../../kernel/fields.js';
import { PENALTIES, type PenaltyKind } from '../../cases/index.js';
import type { PublicRecordRow } from '../public.entities.js';
import type { PublicFields } from './public-record.rules.js';

/** The fields of a record as the public reads them, in the order in which they are attested. */
export function shownFields(row: PublicRecordRow): readonly (string | number | readonly string[] | null)[] {
  return [
    ...[row.title, row.documentNumber, row.agencyName, row.partyName, row.creditCode],
    row.field === null ? null : fieldName(row.field),
    row.cause,
    row.basis,
    (row.penaltyKinds ?? []).map((kind) => PENALTIES[kind as PenaltyKind] ?? kind),
    ...[row.outcome, row.fineFen, row.confiscatedFen, row.decidedOn, row.publishedOn],
  ];
}

/** The record of the public table as it was released, key by key in the order of `publicFieldsOf`: its digest stands in the ledger. */
export function releasedFields(row: PublicRecordRow): Record<keyof PublicFields, unknown> {
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
  };
}
