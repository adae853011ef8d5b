import { mayReturn } from './restoration.rules.js';

const LAW = { hours: 8, exams: ['special', 'public'] };
const back = (minutes: number, passedOn?: string, subject = 'public') =>
  mayReturn('2026-03-01', { minutes, passes: passedOn ? [{ subject, passedOn }] : [] }, LAW, 45);

describe('a suspended card goes back (CERT-09)', () => {
  it('CERT-09: after training and an exam since the suspension began', () =>
    expect(back(360, '2026-03-01').ok).toBe(true));

  it('CERT-09: not without the hours', () =>
    expect(back(359, '2026-03-20')).toMatchObject({
      refusal: { code: 'certificate.return-needs', facts: { hours: 7, required: 8, passed: true } },
    }));

  it.each([
    ['no exam', undefined, 'public'],
    ['an exam of before', '2026-02-28', 'public'],
    ['an exam that has nothing to do with it', '2026-03-20', 'presiding'],
  ])('CERT-09: not with %s', (_, passedOn, subject) =>
    expect(back(360, passedOn, subject)).toMatchObject({ refusal: { facts: { passed: false } } }),
  );
});
