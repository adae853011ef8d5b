import type { Bindings } from './bindings.js';
import {
  contentsComplete,
  deciderIsNotOfficer,
  discussedWhereNeeded,
  draftHolds,
  notHarsherThanNoticed,
  partyWasHeard,
  reviewAllowsDecision,
  type ReviewOutcome,
} from './decision.rules.js';
import type { DecisionDraft } from './draft.js';

const DRAFT: DecisionDraft = {
  kind: 'penalty',
  penalties: ['fine'],
  fineFen: 500_000,
  confiscatedFen: 0,
  basis: ['《城市市容和环境卫生管理条例》第三十四条'],
  tier: '一般',
  reasons: '',
  performance: '自收到决定书之日起十五日内缴至指定银行',
};
const draft = (changes: Partial<DecisionDraft> = {}): DecisionDraft => ({ ...DRAFT, ...changes });
const BOUND: Bindings = { factsDigest: 'f', draftDigest: 'd', evidenceDigest: 'e', lawVersion: 'cn@2026.1' };
const refusedWith = (code: string, ruleId?: string) => ({
  ok: false,
  refusal: { code, ...(ruleId && { ruleId }) },
});

describe('the review before the decision (PEN-14)', () => {
  const required = { required: true, grounds: [], because: '疑难复杂' };
  const passed: ReviewOutcome = { ...BOUND, id: 'r1', passed: true, reviewerUserId: 'u9', seq: 7 };
  const ask = (changes: Partial<Parameters<typeof reviewAllowsDecision>[0]> = {}) =>
    reviewAllowsDecision({
      scope: required,
      latest: passed,
      current: BOUND,
      hearingSeq: undefined,
      reviewPending: false,
      ...changes,
    });

  it('is not asked for where it is not required', () => {
    expect(ask({ scope: { ...required, required: false }, latest: undefined })).toEqual({
      ok: true,
      value: null,
    });
  });

  it('allows the decision when the latest round passed for exactly this matter, and names the round', () => {
    expect(ask()).toEqual({ ok: true, value: 'r1' });
  });

  it('S15: refuses before any review, with the reason why one is required', () => {
    expect(ask({ latest: undefined })).toMatchObject({
      ok: false,
      refusal: {
        code: 'case.review-required',
        ruleId: 'PEN-14',
        detail: expect.stringContaining('疑难复杂'),
      },
    });
  });

  it('S15: refuses after an opinion of problems', () => {
    expect(ask({ latest: { ...passed, passed: false } })).toMatchObject(
      refusedWith('case.review-not-passed', 'PEN-14'),
    );
  });

  it.each([
    ['factsDigest', '案件事实'],
    ['draftDigest', '决定书草稿'],
    ['evidenceDigest', '证据清单'],
    ['lawVersion', '规则包'],
  ])('refuses when the %s changed since, and names it', (key, word) => {
    expect(ask({ current: { ...BOUND, [key]: 'changed' } })).toMatchObject({
      ok: false,
      refusal: { code: 'case.review-voided', ruleId: 'PEN-14', facts: { changed: [word] } },
    });
  });

  it('refuses a review that was given before the hearing, and allows one given after it', () => {
    expect(ask({ hearingSeq: 8 })).toMatchObject(refusedWith('case.review-before-hearing', 'PEN-14'));
    expect(ask({ hearingSeq: 6 }).ok).toBe(true);
  });
});

describe('the party was heard', () => {
  const heard = (changes: Partial<Parameters<typeof partyWasHeard>[0]> = {}) =>
    partyWasHeard({
      draft: draft(),
      noticedOn: '2026-09-01',
      defence: 'none',
      defenceDue: '2026-09-08',
      hearingOffered: false,
      hearingDue: false,
      hearingRequestDue: '2026-09-08',
      hearingWaived: false,
      hearing: undefined,
      today: '2026-09-09',
      ...changes,
    });

  it('PEN-07: not without a notice', () => {
    expect(heard({ noticedOn: null })).toMatchObject(refusedWith('case.notice-required', 'PEN-07'));
  });

  it('PEN-07: a decision not to punish needs no notice', () => {
    expect(
      heard({ draft: draft({ kind: 'minor-no-penalty', penalties: [], fineFen: 0 }), noticedOn: null }).ok,
    ).toBe(true);
  });

  it('PEN-08: silence counts only after the last day of the period', () => {
    expect(heard({ today: '2026-09-08' })).toMatchObject(refusedWith('case.defence-pending', 'PEN-08'));
    expect(heard({ today: '2026-09-09' }).ok).toBe(true);
  });

  it.each(['heard', 'waived'] as const)('PEN-08: nothing is waited for once the defence is %s', (defence) => {
    expect(heard({ defence, today: '2026-09-02' }).ok).toBe(true);
  });

  it('PEN-09: a hearing asked for must be held first', () => {
    const asked = { defence: 'heard', hearingOffered: true } as const;
    expect(heard({ ...asked, hearing: { heldOn: null } })).toMatchObject(
      refusedWith('case.hearing-pending', 'PEN-09'),
    );
    expect(heard({ ...asked, hearing: { heldOn: '2026-09-07' }, today: '2026-09-08' }).ok).toBe(true);
  });

  it('PEN-10: an offered hearing may be asked for through the last day of its period', () => {
    const offered = { hearingOffered: true, defence: 'heard' } as const;
    expect(heard({ ...offered, today: '2026-09-08' })).toMatchObject(
      refusedWith('case.hearing-pending', 'PEN-10'),
    );
    expect(heard({ ...offered, today: '2026-09-09' }).ok).toBe(true);
    expect(heard({ hearingOffered: true, defence: 'waived', today: '2026-09-08' })).toMatchObject(
      refusedWith('case.hearing-pending', 'PEN-10'),
    );
    expect(heard({ ...offered, hearingWaived: true, today: '2026-09-08' }).ok).toBe(true);
    expect(heard({ defence: 'heard', today: '2026-09-08' }).ok).toBe(true);
  });
});

describe('the penalty announced', () => {
  const noticed = { penalties: ['fine' as const], fineFen: 500_000, confiscatedFen: 0 };
  const raised = refusedWith('case.penalty-raised', 'PEN-07');

  it('PEN-07: may not be raised by a fen, and may be lowered', () => {
    expect(notHarsherThanNoticed(draft({ fineFen: 500_001 }), noticed)).toMatchObject(raised);
    expect(notHarsherThanNoticed(draft(), noticed).ok).toBe(true);
    expect(notHarsherThanNoticed(draft({ fineFen: 1 }), noticed).ok).toBe(true);
    expect(notHarsherThanNoticed(draft(), null).ok).toBe(true);
  });

  it('PEN-07: may gain neither a kind nor a confiscated sum that was not announced', () => {
    expect(notHarsherThanNoticed(draft({ penalties: ['fine', 'closure'] }), noticed)).toMatchObject(raised);
    const confiscating = {
      ...noticed,
      penalties: ['fine' as const, 'confiscation' as const],
      confiscatedFen: 100,
    };
    const more = draft({ penalties: ['fine', 'confiscation'], confiscatedFen: 101 });
    expect(notHarsherThanNoticed(more, confiscating)).toMatchObject(raised);
    expect(notHarsherThanNoticed({ ...more, confiscatedFen: 100 }, confiscating).ok).toBe(true);
  });

  it('PEN-09: a hearing that is due and was not announced stands in the way of the decision', () => {
    const facts = {
      draft: draft(),
      noticedOn: '2026-09-01',
      defence: 'waived' as const,
      defenceDue: undefined,
      hearingRequestDue: undefined,
      hearingWaived: false,
      hearing: undefined,
      today: '2026-09-09',
    };
    expect(partyWasHeard({ ...facts, hearingDue: true, hearingOffered: false })).toMatchObject(
      refusedWith('case.hearing-not-noticed', 'PEN-09'),
    );
    expect(partyWasHeard({ ...facts, hearingDue: true, hearingOffered: true }).ok).toBe(true);
  });
});

describe('the leaders together (PEN-16)', () => {
  it.each([
    [true, false],
    [false, true],
  ])('discuss what is complex (%s) or grave (%s)', (complex, grave) => {
    expect(discussedWhereNeeded({ complex, grave, discussedOn: null })).toMatchObject(
      refusedWith('case.discussion-required', 'PEN-16'),
    );
    expect(discussedWhereNeeded({ complex, grave, discussedOn: '2026-09-01' }).ok).toBe(true);
  });

  it('need not meet for what is neither', () => {
    expect(discussedWhereNeeded({ complex: false, grave: false, discussedOn: null }).ok).toBe(true);
  });
});

describe('the contents of the decision (PEN-18)', () => {
  const complete = { partyName: '张三', partyAddress: '和平路12号', facts: '占道经营', draft: draft() };

  it('are complete with all of them', () => expect(contentsComplete(complete).ok).toBe(true));

  it.each([
    ['当事人', { ...complete, partyName: '' }],
    ['当事人地址', { ...complete, partyAddress: '' }],
    ['违法事实和证据', { ...complete, facts: ' \n' }],
    ['处罚种类', { ...complete, draft: draft({ penalties: [] }) }],
    ['处罚依据', { ...complete, draft: draft({ basis: [] }) }],
    ['履行方式和期限', { ...complete, draft: draft({ performance: ' ' }) }],
  ])('lack %s', (word, matter) => {
    expect(contentsComplete(matter)).toMatchObject({
      ok: false,
      refusal: { code: 'case.contents-incomplete', ruleId: 'PEN-18', facts: { missing: [word] } },
    });
  });

  it('ask a decision not to punish for no kind and no way of performance', () => {
    const lenient = draft({ kind: 'minor-no-penalty', penalties: [], fineFen: 0, performance: '' });
    expect(contentsComplete({ ...complete, draft: lenient }).ok).toBe(true);
  });
});

describe('four eyes', () => {
  it('an officer of the case does not decide it', () => {
    expect(deciderIsNotOfficer(['o1', 'o2'], 'o2')).toMatchObject(refusedWith('case.four-eyes'));
    expect(deciderIsNotOfficer(['o1', 'o2'], 'o3').ok).toBe(true);
    expect(deciderIsNotOfficer(['o1', 'o2'], undefined).ok).toBe(true);
  });
});

describe('a draft is consistent', () => {
  it.each([
    ['a fine with its amount', draft()],
    ['a warning', draft({ penalties: ['warning'], fineFen: 0 })],
    ['confiscation with its amount', draft({ penalties: ['confiscation'], fineFen: 0, confiscatedFen: 100 })],
    ['confiscation of goods without money', draft({ penalties: ['confiscation'], fineFen: 0 })],
    ['no penalty without a kind', draft({ kind: 'minor-no-penalty', penalties: [], fineFen: 0 })],
  ])('%s', (_, given) => expect(draftHolds(given).ok).toBe(true));

  it.each([
    ['a fine without an amount', draft({ fineFen: 0 })],
    ['an amount without a fine', draft({ penalties: ['warning'] })],
    ['a penalty of no kind', draft({ penalties: [], fineFen: 0 })],
    [
      'a kind in a decision not to punish',
      draft({ kind: 'minor-no-penalty', penalties: ['warning'], fineFen: 0 }),
    ],
    ['confiscated money without confiscation', draft({ confiscatedFen: 100 })],
  ])('not: %s', (_, given) =>
    expect(draftHolds(given)).toMatchObject(refusedWith('case.draft-inconsistent')),
  );
});
