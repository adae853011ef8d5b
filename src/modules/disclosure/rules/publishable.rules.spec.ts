import { mayBePublished, type ToPublish } from './publishable.rules.js';

const facts: ToPublish = {
  partyKind: 'person',
  party: { name: '张甲乙', birthDay: '2008-11-23' },
  actEndedOn: '2026-11-23',
  decidedOn: '2026-12-20',
  objections: [undefined],
};
const verdict = (over: Partial<ToPublish>) => {
  const result = mayBePublished({ ...facts, ...over });
  return result.ok || `${result.refusal.code} ${result.refusal.ruleId}`;
};

it('RED-02 eighteen on the very day is a grown-up', () => expect(verdict({})).toBe(true));

it('RED-02 a day short of eighteen at the act is a minor, though grown up when it was decided', () =>
  expect(verdict({ actEndedOn: '2026-11-22' })).toBe('disclosure.minor RED-02'));

it('RED-02 the birthday is read from the identity number where none is given', () =>
  expect(verdict({ party: { name: '张甲乙', idNumber: '110105200905010021' } })).toBe(
    'disclosure.minor RED-02',
  ));

it('RED-02 the age of an organisation’s founding is nobody’s age', () =>
  expect(verdict({ partyKind: 'organisation', party: { name: '示例公司', birthDay: '2020-01-01' } })).toBe(
    true,
  ));

it('RED-02 what the text says counts too: a minor, a secret', () => {
  expect(verdict({ objections: [undefined, 'RED-02 涉及未成年人'] })).toBe('disclosure.minor RED-02');
  expect(verdict({ objections: ['RED-02 涉及国家秘密、商业秘密或者个人隐私（机密★）'] })).toBe(
    'disclosure.secret RED-02',
  );
});
