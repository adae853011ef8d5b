import { fieldName } from '../kernel/fields.js';
import { PENALTIES, type PenaltyKind } from '../modules/cases/index.js';
import {
  PUBLISHABLE_TITLES,
  type PublicFileRow,
  type PublicRecordRow,
  shownParticulars,
} from '../modules/disclosure/index.js';
import { csvLine, yuanOf } from '../kernel/csv.js';

export const recordPath = (slug: string): string => `/portal/disclosures/${slug}`;

export const penaltyName = (code: string): string => PENALTIES[code as PenaltyKind] ?? code;

/** A published record as open data, field by field; money in fen and, for readers, in yuan. */
export function openRecord(row: PublicRecordRow) {
  return {
    url: recordPath(row.slug),
    /** 种类, as its code and in words. */
    matter: row.kind,
    matterName: PUBLISHABLE_TITLES[row.kind],
    title: row.title,
    documentNumber: row.documentNumber,
    agency: row.agencyName,
    party: row.partyName,
    creditCode: row.creditCode,
    field: row.field === null ? null : fieldName(row.field),
    cause: row.cause,
    basis: row.basis,
    penaltyKinds: (row.penaltyKinds ?? []).map(penaltyName),
    outcome: row.outcome,
    fineYuan: yuanOf(row.fineFen ?? 0),
    fineFen: row.fineFen ?? 0,
    confiscatedYuan: yuanOf(row.confiscatedFen ?? 0),
    confiscatedFen: row.confiscatedFen ?? 0,
    decidedOn: row.decidedOn,
    /** What only some kinds have. */
    particulars: shownParticulars(row.particulars),
    publishedOn: row.publishedOn,
    showThrough: row.showThrough,
    correctedOn: row.correctedOn,
    correctionReason: row.correctionReason,
    text: row.text,
  };
}

export const filePath = (slug: string, n: number): string => `${recordPath(slug)}/files/${n}`;

/** The files of a record as open data: their SHA-256 is what the ledger attests. */
export function openFiles(files: readonly PublicFileRow[]) {
  return files.map(({ slug, n, title, mediaType, bytes, pages, sha256 }) => ({
    ...{ n, url: filePath(slug, n), title, mediaType, bytes, pages, sha256 },
  }));
}

export const CSV_HEAD = csvLine([
  ...['决定书文号', '当事人', '统一社会信用代码', '案由', '执法领域', '处罚依据', '处罚类别', '处罚结果'],
  ...[
    '罚款金额（元）',
    '罚款金额（分）',
    '没收金额（元）',
    '没收金额（分）',
    '处罚机关',
    '决定日期',
    '公示日期',
    '网址',
  ],
  ...['种类', '其他事项'],
]);

export function csvOf(row: PublicRecordRow): string {
  const open = openRecord(row);
  return csvLine([
    ...[
      open.documentNumber,
      open.party,
      open.creditCode,
      open.cause,
      open.field,
      (open.basis ?? []).join('；'),
    ],
    ...[open.penaltyKinds.join('；'), open.outcome, open.fineYuan, open.fineFen],
    ...[open.confiscatedYuan, open.confiscatedFen, open.agency, open.decidedOn, open.publishedOn, open.url],
    ...[open.matterName, open.particulars.map(({ title, value }) => `${title}：${value}`).join('；')],
  ]);
}
