import type { CertificateReviewRow } from './chain.entities.js';
import type { AnnualReviewView, HoursEntryView, MarkView } from './dto/officer-views.js';
import type { OfficerHoursRow, OfficerMarkRow } from './record.entities.js';

/** Parts of the view of an officer's file, field by field: a new column is told to nobody before it stands here. */

export function hoursView(entry: OfficerHoursRow): HoursEntryView {
  return {
    id: entry.id,
    kind: entry.kind,
    minutes: entry.minutes,
    on: entry.on,
    title: entry.title,
    correctsId: entry.correctsId,
    reason: entry.reason,
  };
}

export function annualReviewView(review: CertificateReviewRow): AnnualReviewView {
  return {
    id: review.id,
    certificateId: review.certificateId,
    year: review.year,
    outcome: review.outcome,
    minutes: review.minutes,
    unresolvedDiscipline: review.unresolvedDiscipline,
    inPost: review.inPost,
    reason: review.reason,
    on: review.on,
    recordedByName: review.recordedByName,
  };
}

export function markView(mark: OfficerMarkRow): MarkView {
  return {
    id: mark.id,
    kind: mark.kind,
    on: mark.on,
    title: mark.title,
    document: mark.document,
    settledOn: mark.settledOn,
  };
}
