import { publishedBy } from './publication.rules.js';

it('PUB-01 PUB-03 a penalty has the short period and the withdrawal of 行政处罚法 48', () => {
  expect(publishedBy('penalty')).toEqual({ publish: 'PUB-01', withdraw: 'PUB-03' });
});

it.each(['minor-no-penalty', 'unproven-no-penalty', 'criminal-transfer', 'measure'] as const)(
  'PUB-02 PUB-03b %s has the period of other decisions',
  (kind) => {
    expect(publishedBy(kind)).toEqual({ publish: 'PUB-02', withdraw: 'PUB-03b' });
  },
);
