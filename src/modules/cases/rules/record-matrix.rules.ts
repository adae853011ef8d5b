import { type CaseState } from './procedure.js';
import { STAGES, STAGE_CODES, type Stage } from './vocabulary.js';

export interface Recorded {
  stage: string;
  medium: 'text' | 'photo' | 'audio' | 'video' | 'other';
}

export interface MatrixCell {
  stage: Stage;
  stageName: string;
  text: number;
  photo: number;
  audio: number;
  video: number;
  /** `open`: the stage is under way and lacks something yet; `missing`: it is over and lacks it. */
  status: 'recorded' | 'explained' | 'missing' | 'open' | 'not-reached';
  reason?: string;
}

/** The state in which a stage is over, in the order of the procedure. */
const ORDER: readonly CaseState[] = [
  'lead',
  'filing-requested',
  'investigating',
  'concluded',
  'notified',
  'decided',
  'served',
  'performed',
  'closed',
  'archived',
];
const REACHED_FROM: Record<Stage, CaseState> = {
  initiation: 'lead',
  investigation: 'investigating',
  review: 'concluded',
  decision: 'notified',
  service: 'decided',
  execution: 'served',
};
/** From this state on a stage is over: what it lacks then is a finding. */
const OVER_FROM: Record<Stage, CaseState> = {
  initiation: 'investigating',
  investigation: 'concluded',
  review: 'decided',
  decision: 'decided',
  service: 'served',
  execution: 'closed',
};
/** A decision on the spot is one document for the whole way up to its service (行政处罚法 52). */
const ON_THE_SPOT: readonly Stage[] = ['initiation', 'investigation', 'decision', 'service'];

/** REC-03: stages in which sound and pictures are expected, or a reason why not. */
const FILMED: readonly Stage[] = ['investigation', 'service'];

/**
 * REC-01, REC-03 (行政处罚法 47): each stage of the case against the kinds of record it has. The documents that acts
 * leave are its text. Review counts as recorded by its opinion; where none was required that is said.
 */
export function recordMatrix(facts: {
  state: CaseState;
  /** The state a suspended case returns to. */
  resumeTo?: CaseState | null;
  decided: boolean;
  procedure: 'ordinary' | 'simple';
  /** Undefined while there is no draft to judge by. */
  reviewRequired: boolean | undefined;
  documents: readonly { stage: string }[];
  evidence: readonly Recorded[];
  reasons: readonly { stage: string; reason: string }[];
}): MatrixCell[] {
  const at = placeOnThePath(facts);
  return STAGE_CODES.map((stage) => {
    const items = facts.evidence.filter((item) => item.stage === stage);
    const count = (medium: Recorded['medium']) => items.filter((item) => item.medium === medium).length;
    const simple = facts.procedure === 'simple' && ON_THE_SPOT.includes(stage);
    const documents = facts.documents.filter((document) => document.stage === (simple ? 'decision' : stage));
    const text = count('text') + documents.length;
    const cell = {
      stage,
      stageName: STAGES[stage],
      text,
      photo: count('photo'),
      audio: count('audio'),
      video: count('video'),
    };
    const reason = facts.reasons.find((r) => r.stage === stage)?.reason;
    const pictured = cell.photo + cell.audio + cell.video > 0;
    const enough = text > 0 && (pictured || !FILMED.includes(stage) || facts.procedure === 'simple');
    if (enough) return { ...cell, status: 'recorded' as const };
    if (reason) return { ...cell, status: 'explained' as const, reason };
    if (stage === 'review' && facts.reviewRequired === false)
      return { ...cell, status: 'explained' as const, reason: '依法不需要法制审核' };
    // A stage the case has not come to cannot lack anything; one it is in may; one it has left behind does.
    if (at >= ORDER.indexOf(OVER_FROM[stage])) return { ...cell, status: 'missing' as const };
    return {
      ...cell,
      status: at >= ORDER.indexOf(REACHED_FROM[stage]) ? ('open' as const) : ('not-reached' as const),
    };
  });
}

/** Has the case left this stage behind? */
export function stageIsOver(state: CaseState, stage: Stage): boolean {
  return ORDER.indexOf(state) >= ORDER.indexOf(OVER_FROM[stage]);
}

/** How far the case came; −1 when it left the path (not filed, dropped, transferred): its later stages never were. */
function placeOnThePath(facts: { state: CaseState; resumeTo?: CaseState | null; decided: boolean }): number {
  if (facts.state === 'archived' && !facts.decided) return -1;
  return ORDER.indexOf(facts.state === 'suspended' ? (facts.resumeTo ?? 'investigating') : facts.state);
}
