import type {
  CaseDecisionRow,
  CaseDocumentRow,
  CaseEventRow,
  CaseEvidenceRow,
  CaseRow,
} from './case.entities.js';
import type {
  CaseDocumentView,
  CaseEventView,
  CaseEvidenceView,
  CaseFileView,
  CaseItemView,
  DecisionView,
  MeasureView,
} from './dto/case-views.js';
import type { CaseItemRow } from './case-item.entity.js';
import type { CaseMeasureRow } from './measure.entity.js';
import { titleOfAct } from './rules/procedure.js';

/** Parts of the view of a case, field by field: a new column is not told to anybody before somebody says so here. */

/** What was entered of the case itself. */
export function factsView(row: CaseRow) {
  return {
    version: row.version,
    areaCode: row.areaCode,
    place: row.place,
    source: row.source,
    partyKind: row.partyKind,
    actEndedOn: row.actEndedOn,
    discoveredOn: row.discoveredOn,
    gravelyHarmful: row.gravelyHarmful,
    summary: row.summary,
    officerIds: row.officerIds,
    facts: row.facts,
    publicInterest: row.publicInterest,
    socialRisk: row.socialRisk,
    complex: row.complex,
    grave: row.grave,
    noticed: row.noticed,
    noticedOn: row.noticedOn,
    hearingOffered: row.hearingOffered,
    defence: row.defence,
    discussedOn: row.discussedOn,
    closedOn: row.closedOn,
    archiveNumber: row.archiveNumber,
  } satisfies Partial<CaseFileView>;
}

export function eventView(event: CaseEventRow): CaseEventView {
  return {
    id: event.id,
    seq: event.seq,
    at: event.at,
    occurredFrom: event.occurredFrom,
    occurredTo: event.occurredTo,
    act: event.act,
    title: titleOfAct(event.act),
    stage: event.stage,
    actorName: event.actorName,
    officers: event.officers.map(({ officerId, name, number, validThrough, checkedOn }) => ({
      officerId,
      name,
      number,
      validThrough,
      checkedOn,
    })),
    rules: event.rules,
    detail: event.detail,
  };
}

/** The papers of a case, each with those that correct a sentence of it. */
export function documentViews(
  documents: readonly CaseDocumentRow[],
  events: readonly CaseEventRow[],
): CaseDocumentView[] {
  const corrections = new Map(
    events
      .filter(({ act }) => act === 'case.correct-record')
      .map(({ id, detail }) => [id, detail.documentId]),
  );
  return documents.map((document) => ({
    ...documentView(document),
    correctedBy: documents
      .filter(({ eventId }) => corrections.get(eventId) === document.id)
      .map(({ id }) => id),
  }));
}

function documentView(document: CaseDocumentRow): Omit<CaseDocumentView, 'correctedBy'> {
  return {
    id: document.id,
    eventId: document.eventId,
    kind: document.kind,
    number: document.number,
    title: document.title,
    body: document.body,
    sha256: document.sha256,
    createdAt: document.createdAt,
  };
}

export function evidenceView(item: CaseEvidenceRow): CaseEvidenceView {
  return {
    id: item.id,
    stage: item.stage,
    medium: item.medium,
    title: item.title,
    sha256: item.sha256,
    receivedAt: item.receivedAt,
    excludedBecause: item.excludedBecause,
  };
}

export function decisionView(decision: CaseDecisionRow): DecisionView {
  return {
    id: decision.id,
    number: decision.number,
    kind: decision.kind,
    penalties: decision.penalties,
    fineFen: decision.fineFen,
    confiscatedFen: decision.confiscatedFen,
    basis: decision.basis,
    text: decision.text,
    textSha256: decision.textSha256,
    decidedOn: decision.decidedOn,
    decidedAt: decision.decidedAt,
    decidedBy: decision.decidedBy,
    reviewRequired: decision.reviewRequired,
    servedOn: decision.servedOn,
    servedBy: decision.servedBy,
    annulledOn: decision.annulledOn,
    annulledBecause: decision.annulledBecause,
    annulment: decision.annulment,
  };
}

export function itemView(item: CaseItemRow): CaseItemView {
  return {
    id: item.id,
    kind: item.kind,
    holdingId: item.holdingId,
    measureId: item.measureId,
    no: item.no,
    description: item.description,
    valueFen: item.valueFen,
    releasedOn: item.releasedOn,
    disposal: item.disposal,
  };
}

export function measureView(measure: CaseMeasureRow): MeasureView {
  return {
    id: measure.id,
    number: measure.number,
    items: measure.items,
    reason: measure.reason,
    decidedOn: measure.decidedOn,
    heldThrough: measure.heldThrough,
    approvedLate: measure.approvedLate,
    liftedOn: measure.liftedOn,
    annulledOn: measure.annulledOn,
    annulledBecause: measure.annulledBecause,
  };
}
