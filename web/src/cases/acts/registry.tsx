import type { ActForm } from './act-form';
import * as decision from './decision';
import { archiveCase } from './archive';
import { discuss } from './discussion';
import { draftDecision } from './draft';
import { approveFiling, refuseFiling } from './filing';
import * as hearing from './hearing';
import * as investigation from './investigation';
import * as measures from './measures';
import { changeOfficers, correctParticulars } from './particulars';
import { explainGap, withReason } from './plain';
import { correctRecord } from './correct-record';
import { suspendCase } from './suspend-case';
import { submitReview } from './review-submission';

/** Act → the form that asks for it. */
export const ACTS: Readonly<Record<string, ActForm>> = {
  'case.correct-particulars': correctParticulars,
  'case.change-officers': changeOfficers,
  'case.withdraw-lead': withReason('/api/cases/{id}/lead-withdrawal'),
  'case.request-filing': investigation.requestFiling,
  'case.approve-filing': approveFiling,
  'case.refuse-filing': refuseFiling,
  'case.record-investigation': investigation.recordInvestigation,
  'case.order-preservation': investigation.orderPreservation,
  'case.settle-preservation': investigation.settlePreservation,
  'case.seize': measures.seize,
  'case.lift-seizure': measures.liftSeizure,
  'case.dispose-goods': measures.disposeGoods,
  'case.annul-measure': measures.annulMeasure,
  'case.demolish': measures.demolish,
  'case.excuse-course': measures.excuseCourse,
  'case.state-facts': investigation.stateFacts,
  'case.conclude-investigation': investigation.concludeInvestigation,
  'case.draft-decision': draftDecision,
  'review.submit': submitReview,
  'case.give-notice': decision.giveNotice,
  'case.record-defence': decision.recordDefence,
  'case.request-hearing': hearing.requestHearing,
  'case.waive-hearing': hearing.waiveHearing,
  'case.schedule-hearing': hearing.scheduleHearing,
  'case.record-hearing': hearing.recordHearing,
  'case.report-hearing': hearing.reportHearing,
  'case.discuss': discuss,
  'case.decide': decision.decide,
  'case.announce-service': decision.announceService,
  'case.serve-decision': decision.serveDecision,
  'case.record-payment': decision.recordPayment,
  'case.hand-in-cash': decision.handInCash,
  'case.record-refund': decision.recordRefund,
  'case.annul-decision': decision.annulDecision,
  'case.correct-record': correctRecord,
  'case.suspend': suspendCase,
  'case.resume': withReason('/api/cases/{id}/resume'),
  'case.drop': withReason('/api/cases/{id}/drop'),
  'case.transfer': withReason('/api/cases/{id}/transfer'),
  'case.close': withReason('/api/cases/{id}/close'),
  'case.archive': archiveCase,
  'evidence.explain-gap': explainGap,
};
