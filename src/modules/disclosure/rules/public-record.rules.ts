import { foldForSearch } from '../../../kernel/search/index.js';
import type { LegalDay } from '../../../kernel/time.js';
import {
  type PublishableKind,
  type Particulars,
  type ParticularName,
  PARTICULARS,
} from './publishable-kinds.js';

/** What is made public of a decision besides its text: organ, party, kind, conclusion (国办发〔2018〕118号 二(六)). */
export interface PublicFields {
  readonly title: string;
  readonly documentNumber: string;
  readonly agencyName: string;
  /** 张某某 for a natural person (RED-07). */
  readonly partyName: string;
  /** Of organisations and shops; a public number. */
  readonly creditCode: string | null;
  /** Field of enforcement, as its code. */
  readonly field: string;
  readonly cause: string;
  readonly basis: readonly string[];
  readonly penaltyKinds: readonly string[];
  /** The conclusion in words. */
  readonly outcome: string;
  readonly fineFen: number;
  readonly confiscatedFen: number;
  readonly decidedOn: LegalDay;
  /** Absent in the record of a penalty: those from before there were kinds keep their digest. */
  readonly kind?: PublishableKind;
  /** What only some kinds have; absent in the record of a penalty. */
  readonly particulars?: Particulars;
}

/** Hides what is private in one line of the record. */
export type Mask = (text: string) => string;

/**
 * RED-01, RED-07: the record is built field by field. Whatever else the case holds is not named here and therefore
 * not published; free words go through the same mask as the text.
 */
export function publicFieldsOf(source: PublicFields, mask: Mask): PublicFields {
  const partyName = mask(source.partyName);
  const cause = mask(source.cause);
  return {
    title: mask(source.title),
    documentNumber: source.documentNumber,
    agencyName: source.agencyName,
    partyName,
    creditCode: source.creditCode,
    field: source.field,
    cause,
    basis: source.basis.map(mask),
    penaltyKinds: [...source.penaltyKinds],
    outcome: mask(source.outcome),
    fineFen: source.fineFen,
    confiscatedFen: source.confiscatedFen,
    decidedOn: source.decidedOn,
    ...(source.kind && { kind: source.kind, particulars: maskedParticulars(source.particulars ?? {}, mask) }),
  };
}

/** The names that there are, in their order; another key of the source is not published. */
function maskedParticulars(source: Particulars, mask: Mask): Particulars {
  const names = Object.keys(PARTICULARS) as ParticularName[];
  return Object.fromEntries(
    names.flatMap((name) => (source[name] === undefined ? [] : [[name, mask(source[name])]])),
  );
}

export interface PublicRecord extends Omit<PublicFields, 'kind' | 'particulars'> {
  readonly kind: PublishableKind;
  readonly particulars: Particulars | null;
  readonly slug: string;
  readonly state: 'published';
  readonly text: string;
  readonly publishedOn: LegalDay;
  readonly searchText: string;
  readonly withdrawnOn: null;
  readonly publicReason: null;
  /** Null where no law ends the showing. */
  readonly showThrough: LegalDay | null;
  readonly endedBy: null;
  readonly correctedOn: LegalDay | null;
  readonly correctionReason: string | null;
}

/** That a published text was set right, and why. */
export interface Correction {
  readonly correctedOn: LegalDay;
  readonly correctionReason: string;
}

/** The row of the public table; again every field by name, so that a wider record cannot widen what is public. */
export function publicRecordOf(
  slug: string,
  fields: PublicFields,
  text: string,
  publishedOn: LegalDay,
  showThrough: LegalDay | null,
  correction?: Correction,
): PublicRecord {
  const { title, documentNumber, agencyName, partyName, creditCode, field, cause } = fields;
  const { penaltyKinds, outcome, fineFen, confiscatedFen, decidedOn } = fields;
  const basis = [...fields.basis];
  const particulars = fields.particulars ? maskedParticulars(fields.particulars, (text) => text) : null;
  const words = [title, documentNumber, agencyName, partyName, creditCode ?? '', cause, ...basis, outcome];
  words.push(...Object.values(particulars ?? {}));
  return {
    ...{
      slug,
      kind: fields.kind ?? 'penalty',
      particulars,
      state: 'published',
      title,
      documentNumber,
      agencyName,
      partyName,
      creditCode,
      field,
      cause,
      basis,
    },
    ...{ penaltyKinds: [...penaltyKinds], outcome, fineFen, confiscatedFen, decidedOn, publishedOn, text },
    searchText: foldForSearch(words.join('\n')).slice(0, SEARCH_LENGTH),
    ...{ withdrawnOn: null, publicReason: null, endedBy: null, showThrough },
    correctedOn: correction?.correctedOn ?? null,
    correctionReason: correction?.correctionReason ?? null,
  };
}

export interface Tombstone {
  readonly state: 'withdrawn';
  /** First day on which it is not shown. */
  readonly withdrawnOn: LegalDay;
  readonly publicReason: string;
  readonly endedBy: 'withdrawn' | 'expired' | 'stopped';
}

/** What stands at the address of a decision that was shown to the end of its period. */
export const EXPIRED_REASON = '公示期满，依规停止公示';

/** What stands at the address of a decision that is shown no longer because its party set things right (PUB-14). */
export const STOPPED_REASON = '经当事人申请并审核，依规提前停止公示';

/** 行政处罚法 第48条第2款: the information goes, the reason stays. Nulls every field that was public; the kind tells
 * by which law it went. */
export function tombstoneOf(
  withdrawnOn: LegalDay,
  publicReason: string,
  endedBy: Tombstone['endedBy'] = 'withdrawn',
): Tombstone & Record<Exclude<keyof PublicRecord, 'slug' | 'kind' | keyof Tombstone>, null> {
  return {
    state: 'withdrawn',
    withdrawnOn,
    publicReason,
    endedBy,
    showThrough: null,
    correctedOn: null,
    correctionReason: null,
    title: null,
    documentNumber: null,
    agencyName: null,
    partyName: null,
    creditCode: null,
    field: null,
    cause: null,
    basis: null,
    penaltyKinds: null,
    outcome: null,
    fineFen: null,
    confiscatedFen: null,
    decidedOn: null,
    particulars: null,
    publishedOn: null,
    text: null,
    searchText: null,
  };
}

/** The words stand in an index; PostgreSQL takes no more than 2,704 bytes of an entry, a Chinese character has three. */
export const SEARCH_LENGTH = 600;
