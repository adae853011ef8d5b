import { type LastLine, operationFor } from './pending.rules.js';

const line = (
  operation: LastLine['operation'],
  sha256: string,
  outcome: LastLine['outcome'] = null,
): LastLine => ({
  ...{ operation, sha256, outcome },
});

it.each<[string, string | null, LastLine[], ReturnType<typeof operationFor>]>([
  ['what was never sent is added', 'a', [], 'add'],
  ['what was sent as it is needs nothing', 'a', [line('add', 'a')], undefined],
  ['what changed since is changed', 'b', [line('add', 'a', 'accepted')], 'change'],
  ['what changed back is told again', 'a', [line('add', 'a'), line('change', 'b')], 'change'],
  ['what is no longer shown is removed', null, [line('add', 'a')], 'remove'],
  ['what was removed is removed once', null, [line('add', 'a'), line('remove', 'a')], undefined],
  ['what was never there needs no removal', null, [], undefined],
  ['a rejected addition is added again', 'a', [line('add', 'a', 'rejected')], 'add'],
  [
    'a rejected change leaves what was before',
    'b',
    [line('add', 'a'), line('change', 'b', 'rejected')],
    'change',
  ],
  [
    'a rejected removal is removed again',
    null,
    [line('add', 'a'), line('remove', 'a', 'rejected')],
    'remove',
  ],
  ['what is shown again after a removal is added', 'a', [line('add', 'a'), line('remove', 'a')], 'add'],
])('%s', (_, shown, sent, expected) => {
  expect(operationFor(shown, sent)).toBe(expected);
});
