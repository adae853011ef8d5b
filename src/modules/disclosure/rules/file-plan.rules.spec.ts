import { boxesText, type FilePlanInput, planFile, type StoredPage, uncovered } from './file-plan.rules.js';

const rect = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });
const proposal = (
  at: ReturnType<typeof rect>,
  kind: StoredPage['proposals'][number]['class'],
  text: string,
) => ({
  ...{ ...at, class: kind, rule: 'RED-01' as const, text },
  must: rect(at.x + 2, at.y + 2, at.width - 4, at.height - 4),
});
const PHONE = proposal(rect(10, 10, 100, 20), 'phone', '13912345678');
const NUMBER = proposal(rect(10, 50, 200, 20), 'id-number', '11010519491231002X');
const page = (proposals: StoredPage['proposals'], readable: StoredPage['readable'] = 'text'): StoredPage => ({
  ...{ width: 300, height: 200, readable, proposals },
});
const box = (at: ReturnType<typeof rect>, more: object = {}) => ({
  page: 1,
  ...at,
  class: 'phone' as const,
  ...more,
});
const plan = (pages: StoredPage[], input: Partial<FilePlanInput>, terms: string[] = []) =>
  planFile(pages, { boxes: [], keep: [], seen: [], ...input }, terms);
const code = (result: ReturnType<typeof plan>) => (result.ok ? 'ok' : result.refusal.code);

describe('RED-01 the boxes of a file', () => {
  it('are the detector’s where it proposed them, a person’s elsewhere', () => {
    const made = plan([page([PHONE])], { boxes: [box(rect(10, 10, 100, 20)), box(rect(200, 100, 20, 20))] });
    expect(made.ok && made.value.boxes.map(({ by, rule }) => [by, rule])).toEqual([
      ['detector', 'RED-01'],
      ['person', 'RED-01'],
    ]);
  });

  it.each<[string, Partial<FilePlanInput>, string]>([
    ['nothing', {}, 'disclosure.file-uncovered'],
    ['its box', { boxes: [box(rect(10, 10, 100, 20))] }, 'ok'],
    ['what must be hidden of it, to the pixel', { boxes: [box(rect(12, 12, 96, 16))] }, 'ok'],
    ['a pixel less', { boxes: [box(rect(12, 12, 95, 16))] }, 'disclosure.file-uncovered'],
    ['two boxes that meet', { boxes: [box(rect(0, 0, 50, 50)), box(rect(50, 0, 100, 50))] }, 'ok'],
    [
      'a box on another page',
      { boxes: [{ ...box(rect(10, 10, 100, 20)), page: 2 }] },
      'disclosure.file-uncovered',
    ],
    ['a reason', { keep: [{ page: 1, proposal: 0, reason: '投诉电话' }] }, 'ok'],
    [
      'a reason for something else',
      { keep: [{ page: 1, proposal: 1, reason: '投诉电话' }] },
      'disclosure.file-box',
    ],
  ])('a finding is answered by %s: %#', (_, input, expected) => {
    expect(code(plan([page([PHONE]), page([])], input))).toBe(expected);
  });

  it('no reason leaves an identity number, nor what the case file knows to be private', () => {
    const keep = [{ page: 1, proposal: 0, reason: '公开' }];
    expect(code(plan([page([NUMBER])], { keep }))).toBe('disclosure.keep-not-allowed');
    expect(code(plan([page([PHONE])], { keep }, ['１３９ 1234 5678']))).toBe('disclosure.keep-not-allowed');
  });

  it.each<[string, object]>([
    ['outside of its page', rect(290, 10, 20, 20)],
    ['on no page', { ...rect(1, 1, 5, 5), page: 3 }],
    ['of another kind without a reason', { ...rect(1, 1, 5, 5), class: 'other' }],
    ['of another kind with an empty reason', { ...rect(1, 1, 5, 5), class: 'other', reason: '  ' }],
  ])('a box %s is none', (_, at) => {
    expect(code(plan([page([])], { boxes: [{ ...box(rect(0, 0, 0, 0)), ...at }] }))).toBe(
      'disclosure.file-box',
    );
  });

  it('a page that nothing could read was looked at by a person', () => {
    const pages = [page([]), page([], 'none'), page([], 'unsure')];
    const refused = plan(pages, { seen: [1, 2] });
    expect(refused).toMatchObject({ refusal: { code: 'disclosure.file-unseen', facts: { pages: [3] } } });
    const made = plan(pages, { seen: [3, 2, 2, 9] });
    expect(made.ok && made.value.seen).toEqual([2, 3]);
  });

  it('tells places and classes of what is open, not its words', () => {
    const refused = plan([page([PHONE])], {});
    expect(JSON.stringify(refused)).not.toContain('13912345678');
    expect(uncovered([page([PHONE])], [], [])).toEqual([
      { page: 1, proposal: 0, class: 'phone', rule: 'RED-01' },
    ]);
  });

  it('RED-04 the bound list changes with every box, reason and page looked at', () => {
    const base = { boxes: [box(rect(10, 10, 100, 20))], seen: [1] };
    const others: Partial<FilePlanInput>[] = [
      { ...base, boxes: [box(rect(10, 10, 101, 20))] },
      { ...base, boxes: [box(rect(10, 10, 100, 20), { class: 'plate' })] },
      { ...base, boxes: [box(rect(10, 10, 100, 20), { reason: '说明' })] },
      { ...base, seen: [] },
      { seen: [1], keep: [{ page: 1, proposal: 0, reason: '投诉电话' }] },
      { seen: [1], keep: [{ page: 1, proposal: 0, reason: '服务热线' }] },
    ];
    const texts = [base, ...others].map((input) => {
      const made = plan([page([PHONE])], input);
      return made.ok ? boxesText(made.value) : 'refused';
    });
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts).not.toContain('refused');
  });
});
