import { mayBeReviewer, reviewersNeeded } from './staffing.rules.js';

describe('reviewers for officers (REV-03)', () => {
  it.each([
    [0, 0],
    [1, 1],
    [8, 1],
    [20, 1],
    [21, 2],
    [40, 2],
    [41, 3],
  ])('%d officers need %d at five per cent', (officers, reviewers) =>
    expect(reviewersNeeded(officers, 5)).toBe(reviewers),
  );

  it.each([
    [{ legalQualification: 'A1', reviewerSince: null }, true],
    [{ legalQualification: null, reviewerSince: '2021-07-14' }, true],
    [{ legalQualification: null, reviewerSince: '2021-07-15' }, false],
    [{ legalQualification: '', reviewerSince: null }, false],
  ])('PEN-15: counts %j: %s', (person, counts) => expect(mayBeReviewer(person)).toBe(counts));
});
