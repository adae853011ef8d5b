import type { Bindings, DecisionDraft, ReviewScope } from '../modules/cases/index.js';
import { opinionLetter, submissionForm } from '../modules/reviews/index.js';
import type { LoadedEvidence } from './evidence.js';
import { Life } from './life.js';
import type { Person } from './world.js';

/** What a case is submitted with. */
export interface Reviewed {
  readonly by: Person;
  readonly file: {
    readonly id: string;
    readonly agencyId: string;
    readonly number: string | null;
    readonly cause: string;
    readonly partyName: string;
    readonly facts: string;
    readonly field: string;
  };
  readonly draft: DecisionDraft;
  readonly scope: ReviewScope;
  readonly bindings: Bindings;
  readonly evidence: readonly LoadedEvidence[];
}

const STATEMENT = '拟作出行政处罚决定，请审核。';
const MATERIALS = ['送审说明', '决定书草稿', '证据材料'];
const OPINION = '经审核，同意拟处罚意见。';
const HEADS = [1, 2, 3, 4, 5, 6, 7].map((item) => ({ item, passed: true, note: '符合要求' }));

/** 法制审核: submitted, taken, and passed in the first round. The letter stands unsigned: the reviewer's key is his own. */
export abstract class ReviewedLife extends Life {
  /** From the ninth working day on; answers the id of the outcome, null where the review is still under way. */
  protected review({ by, file, draft, scope, bindings, evidence }: Reviewed): string | null {
    const { agency, rows } = this;
    if (!this.on(9, 9)) return null;
    const id = this.newId();
    const submission = { statement: STATEMENT, materials: MATERIALS };
    const due = this.world.due('REV-01', this.day, agency.row, file.field).due;
    const { factsDigest, draftDigest, evidenceDigest, lawVersion } = bindings;
    const digests = { factsDigest, draftDigest, evidenceDigest };
    const matter = {
      ...{ facts: file.facts, party: file.partyName, cause: file.cause, draft },
      evidence: evidence.map((e) => ({
        id: e.id,
        title: e.filename,
        sha256: e.sha256,
        stage: 'investigation' as const,
      })),
      scope: { required: scope.required, because: scope.because },
    };
    const row = {
      ...{ id, agencyId: file.agencyId, caseId: file.id, round: 1, state: 'submitted', statement: STATEMENT },
      ...{ materials: JSON.stringify(MATERIALS), matter: JSON.stringify(matter), ...digests, lawVersion },
      ...{ submittedAt: this.at, submittedBy: by.id, submittedByName: by.name, due },
    };
    const subject = { type: 'review', id };
    const body = submissionForm(file, submission, 1);
    this.did({
      ...{
        act: 'review.submit',
        by,
        subject,
        documents: [{ kind: '法制审核送审表', body }],
        eventDetail: { round: 1 },
      },
      detail: { caseId: file.id, ...digests, lawVersion, due },
    });
    const { reviewer } = agency;
    if (!this.on(10, 9, 20)) {
      rows.add('reviews', row);
      return null;
    }
    const taken = {
      state: 'taken',
      reviewerUserId: reviewer.id,
      reviewerName: reviewer.name,
      takenAt: this.at,
    };
    const dueNow = this.startClock('REV-01', file.field);
    rows.addValues(
      'review_steps',
      ...[this.entryId, id, 0, 'accepted', this.day, this.at, reviewer.id, reviewer.name, null, dueNow],
    );
    this.entered('review.take', reviewer, subject, { caseId: file.id, due: dueNow, materialsComplete: true });
    if (!this.on(11, 16)) {
      rows.add('reviews', { ...row, ...taken, due: dueNow });
      return null;
    }
    const opinionNumber = this.number('法审');
    const outcome = this.newId();
    rows.addValues(
      'case_review_outcomes',
      ...[outcome, file.id, 1, 1, reviewer.id, reviewer.name, opinionNumber, factsDigest, draftDigest],
      ...[evidenceDigest, lawVersion, this.at],
    );
    const given = { items: HEADS, opinion: 'agree' as const, text: OPINION };
    const letter = opinionLetter(
      opinionNumber,
      { matter, round: 1, ...digests, lawVersion } as never,
      given,
      '同意',
      reviewer.name,
      this.day,
    );
    this.stopClocks('REV-01');
    this.did({
      ...{ act: 'review.opine', by: reviewer, subject, eventDetail: { round: 1, passed: true } },
      documents: [{ kind: '法制审核意见书', body: letter, number: opinionNumber }],
      detail: { caseId: file.id, opinionNumber, ...digests },
    });
    rows.add('reviews', {
      ...{
        ...row,
        ...taken,
        due: dueNow,
        state: 'opined',
        checklist: JSON.stringify(HEADS),
        opinion: 'agree',
      },
      ...{ opinionText: OPINION, opinionNumber, opinedAt: this.at },
    });
    return outcome;
  }
}
