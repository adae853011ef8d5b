import {
  type ApplicantFacts,
  type ApplicationLaw,
  conditionsOf,
  mayApply,
  notBarred,
} from './application.rules.js';
import type { CertificateHistory } from './certificate.rules.js';

const LAW: ApplicationLaw = {
  employments: ['established'],
  subjects: {
    enforcement: ['special', 'public'],
    'hearing-presider': ['presiding'],
    supervision: ['supervising'],
  },
  specialBeforePublic: true,
  initialMinutes: 900,
  photo: true,
};
const special = (passedOn: string, field: string | null = null) =>
  ({ subject: 'special', field, passedOn }) as const;
const general = (passedOn: string) => ({ subject: 'public', field: null, passedOn }) as const;
const FACTS: ApplicantFacts = {
  inPost: true,
  employment: 'established',
  hasPhoto: true,
  minutes: 900,
  passes: [special('2026-03-01'), general('2026-03-20')],
};
const missing = (changes: Partial<ApplicantFacts> = {}, fields = ['urban-management']) => {
  const result = mayApply(conditionsOf('enforcement', fields, { ...FACTS, ...changes }, LAW), '第十条');
  return result.ok ? [] : result.refusal.facts?.missing;
};

describe('an application for a certificate (CERT-01)', () => {
  it('CERT-01: rests on post, employment, photo, training and both exams', () =>
    expect(missing()).toEqual([]));

  it.each([
    ['in-post', { inPost: false }],
    ['employment', { employment: 'contract' }],
    ['employment', { employment: 'dispatched' }],
    ['employment', { employment: 'seconded' }],
    ['employment', { employment: null }],
    ['photo', { hasPhoto: false }],
    ['training', { minutes: 899 }],
    ['special', { passes: [special('2026-03-01', 'transport'), general('2026-03-20')] }],
    ['public', { passes: [special('2026-03-01')] }],
  ])('CERT-01: lacks %s', (key, changes) => expect(missing(changes)).toEqual([key]));

  it('CERT-01: the public exam counts only when it was passed after the special one, or on its day', () => {
    expect(missing({ passes: [special('2026-03-21'), general('2026-03-20')] })).toEqual(['public']);
    expect(missing({ passes: [special('2026-03-20'), general('2026-03-20')] })).toEqual([]);
    expect(
      missing({ passes: [special('2026-03-21'), general('2026-03-20'), general('2026-05-01')] }),
    ).toEqual([]);
  });

  it('CERT-01: every field applied for has its special exam, or one that is of all fields', () => {
    const both = ['urban-management', 'transport'];
    const passes = [special('2026-03-01', 'urban-management'), general('2026-03-20')];
    expect(missing({ passes }, both)).toEqual(['special']);
    expect(missing({ passes: [...passes, special('2026-04-01', 'transport')] }, both)).toEqual([]);
  });

  it('CERT-01: names everything that is missing at once', () => {
    const none = { inPost: true, employment: null, hasPhoto: false, minutes: 0, passes: [] };
    expect(missing(none)).toEqual(['employment', 'photo', 'training', 'special', 'public']);
  });

  it('CERT-05: a presider and a supervisor have an exam of their own and no bar of employment', () => {
    const keys = (kind: 'hearing-presider' | 'supervision') =>
      conditionsOf(kind, [], { ...FACTS, employment: 'seconded' }, LAW)
        .filter(({ met }) => !met)
        .map(({ key }) => key);
    expect(keys('hearing-presider')).toEqual(['presiding']);
    expect(keys('supervision')).toEqual(['supervising']);
  });
});

describe('after a revocation (CERT-09)', () => {
  const card = (kind: CertificateHistory['kind']): CertificateHistory => ({
    ...{ id: 'c1', kind, number: '1', fields: [], areas: ['37'] },
    ...{ issuedOn: '2023-06-01', validThrough: '2028-05-31', heldSince: '2023-06-01' },
    events: [{ kind: 'revoked', from: '2024-05-10', to: null }],
    reviews: [],
    reviewsDue: [],
  });

  it('CERT-09: nobody applies for the same kind before the years are over', () => {
    const barred = (day: string, kind: CertificateHistory['kind'] = 'enforcement') =>
      notBarred([card(kind)], 'enforcement', day, 3);
    expect(barred('2027-05-09')).toMatchObject({ ok: false, refusal: { facts: { until: '2027-05-10' } } });
    expect(barred('2027-05-10').ok).toBe(true);
    expect(barred('2025-01-01', 'supervision').ok).toBe(true);
  });
});
