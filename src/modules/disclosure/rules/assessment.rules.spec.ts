import { assessed } from './assessment.rules.js';
import type { PublishableKind } from './publishable-kinds.js';

it('PUB-11 of a licence nobody is asked: the law is the reason', () => {
  expect(assessed('licence', {})).toMatchObject({
    ok: true,
    value: { socialImpact: true, reason: expect.stringContaining('行政许可法第四十条') },
  });
});

it('PUB-11 to keep a licence back takes a reason', () => {
  expect(assessed('licence', { socialImpact: false })).toMatchObject({
    ok: false,
    refusal: { code: 'disclosure.reason-missing', ruleId: 'PUB-11' },
  });
  expect(assessed('licence', { socialImpact: false, reason: '涉及商业秘密' })).toMatchObject({
    value: { socialImpact: false, reason: '涉及商业秘密' },
  });
});

it.each<PublishableKind>(['penalty', 'no-penalty', 'measure'])(
  'PUB-04 %s is judged by the office, either way with a reason',
  (kind) => {
    for (const said of [{}, { socialImpact: true }, { reason: '因' }, { socialImpact: false, reason: '' }])
      expect(assessed(kind, said)).toMatchObject({ refusal: { code: 'disclosure.reason-missing' } });
    expect(assessed(kind, { socialImpact: false, reason: '因' }).ok).toBe(true);
  },
);
