import { decisionGate, type GateFacts } from './decision-gate.js';

const BOUND = { factsDigest: 'f', draftDigest: 'd', evidenceDigest: 'e', lawVersion: 'cn@2026.1' };
/** A case in which everything is done: what a test leaves out is its one fault. */
const READY: GateFacts = {
  officerIds: ['o1', 'o2'],
  deciderOfficerId: undefined,
  partyName: '示例餐饮有限公司',
  partyAddress: '示例路1号',
  facts: '占道经营',
  draft: {
    kind: 'penalty',
    penalties: ['fine'],
    fineFen: 500_000,
    confiscatedFen: 0,
    basis: ['《条例》第一条'],
    tier: '一般',
    reasons: '',
    performance: '十五日内',
  },
  noticed: { penalties: ['fine'], fineFen: 500_000, confiscatedFen: 0 },
  noticedOn: '2026-09-14',
  defence: 'waived',
  defenceDue: '2026-09-21',
  hearingOffered: true,
  hearingDue: true,
  hearingRequestDue: '2026-09-21',
  hearingWaived: true,
  hearing: undefined,
  today: '2026-09-15',
  complex: false,
  grave: false,
  discussedOn: null,
  scope: { required: true, grounds: [], because: '较大数额' },
  latest: { ...BOUND, id: 'r1', passed: true, reviewerUserId: 'u9', seq: 7 },
  current: BOUND,
  hearingSeq: undefined,
  reviewPending: false,
  involved: ['u1', 'u2', 'u3'],
};
const gate = (over: Partial<GateFacts> = {}) => decisionGate({ ...READY, ...over });
const free = { ...READY.scope, required: false };

describe('the gate before a decision', () => {
  it('opens when all is done, and names the review', () => {
    expect(gate()).toEqual({ ok: true, value: 'r1' });
  });

  it.each<[string, Partial<GateFacts>]>([
    ['case.four-eyes', { deciderOfficerId: 'o2' }],
    ['case.draft-inconsistent', { draft: { ...READY.draft, fineFen: 0 } }],
    ['case.contents-incomplete', { partyAddress: '' }],
    ['case.notice-required', { noticedOn: null }],
    ['case.hearing-pending', { hearing: { heldOn: null } }],
    ['case.penalty-raised', { noticed: { ...READY.noticed!, fineFen: 400_000 } }],
    ['case.discussion-required', { grave: true }],
    ['case.review-required', { latest: undefined }],
    ['case.review-not-passed', { latest: { ...READY.latest!, passed: false } }],
    ['case.review-voided', { current: { ...BOUND, lawVersion: 'cn@2026.2' } }],
    ['case.review-before-hearing', { hearing: { heldOn: '2026-09-15' }, hearingSeq: 8 }],
    ['case.review-pending', { reviewPending: true }],
    ['case.reviewer-involved', { involved: ['u1', 'u9'] }],
  ])('answers %s', (code, over) => {
    expect(gate(over)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('asks for no review, and of no reviewer, where none is required; all else it asks all the same', () => {
    expect(gate({ scope: free, latest: undefined })).toEqual({ ok: true, value: null });
    expect(gate({ scope: free, involved: ['u9'] })).toEqual({ ok: true, value: null });
    expect(gate({ scope: free, noticedOn: null }).ok).toBe(false);
  });
});
