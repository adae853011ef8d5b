import {
  fieldsAreCurrent,
  isSecondPerson,
  nothingPrivateLeft,
  notAnnulled,
  provesToBeServedText,
} from './release.rules.js';

const code = (result: { ok: true } | { ok: false; refusal: { code: string } }) =>
  result.ok || result.refusal.code;

it.each([
  ['another person', { userId: 'b' }, true],
  ['the same account', { userId: 'a' }, 'disclosure.same-person'],
  ['another account of the same officer', { userId: 'b', officerId: 'o1' }, 'disclosure.same-person'],
  ['another officer', { userId: 'b', officerId: 'o2' }, true],
])('released by %s', (_, releaser, expected) =>
  expect(code(isSecondPerson({ userId: 'a', officerId: 'o1' }, releaser))).toBe(expected),
);

it('two accounts without an officer record are two persons', () =>
  expect(code(isSecondPerson({ userId: 'a', officerId: null }, { userId: 'b' }))).toBe(true));

const texts = {
  original: '张甲乙占道',
  originalSha256: 'd1',
  servedSha256: 'd1',
  preparedSha256: 'd1',
  published: '张某某占道',
  removals: [
    { start: 0, end: 3, class: 'natural-person-name', rule: 'RED-07', replacement: '张某某' },
  ] as const,
};

it('RED-04 the served text but for the removals is proven', () =>
  expect(code(provesToBeServedText(texts))).toBe(true));

it.each([
  ['the decision was changed', { originalSha256: 'd2' }],
  ['decision and digest were changed together', { originalSha256: 'd2', servedSha256: 'd2' }],
  ['the published text says more', { published: '张某某占道。' }],
  ['the published text says other', { published: '张某某占地' }],
])('RED-04 refused when %s', (_, over) =>
  expect(code(provesToBeServedText({ ...texts, ...over }))).toBe('disclosure.text-changed'),
);

it('RED-01 what is left is told by place and class, not by its words', () => {
  const finding = { start: 1, end: 4, class: 'phone', rule: 'RED-01', replacement: '***' } as const;
  expect(code(nothingPrivateLeft([]))).toBe(true);
  const refused = nothingPrivateLeft([finding]);
  expect(refused).toMatchObject({
    refusal: { ruleId: 'RED-01', facts: { findings: [{ start: 1, end: 4, class: 'phone' }] } },
  });
});

it('PUB-03 an annulled decision is not released', () => {
  expect(code(notAnnulled({ kind: 'penalty', annulledOn: null }))).toBe(true);
  expect(notAnnulled({ kind: 'penalty', annulledOn: '2026-11-20' })).toMatchObject({
    refusal: { code: 'disclosure.annulled', ruleId: 'PUB-03' },
  });
});

it.each(['no-penalty', 'measure', 'licence'] as const)('PUB-03b nor is %s that was set aside', (kind) => {
  expect(notAnnulled({ kind, annulledOn: '2026-11-20' })).toMatchObject({
    refusal: { code: 'disclosure.annulled', ruleId: 'PUB-03b' },
  });
});

it('RED-04 fields that changed since they were prepared are not released', () => {
  const fields = { title: '甲', kind: 'licence', particulars: { validFrom: '2026-03-06' } } as never;
  const later = { title: '甲', kind: 'licence', particulars: { validFrom: '2026-03-07' } } as never;
  expect(code(fieldsAreCurrent(fields, fields))).toBe(true);
  expect(code(fieldsAreCurrent(fields, later))).toBe('disclosure.fields-changed');
});
