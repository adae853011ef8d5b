import { CHECKLIST, checklistHolds, type ChecklistItem } from './checklist.rules.js';

const items = (changes: Record<number, Partial<ChecklistItem>> = {}): ChecklistItem[] =>
  CHECKLIST.map((_, i) => ({ item: i + 1, passed: true, note: '已核对', ...changes[i + 1] }));
const refused = (code: string, ruleId: string, facts?: object) => ({
  ok: false,
  refusal: { code, ruleId, ...(facts && { facts }) },
});

describe('the seven heads of review (REV-04)', () => {
  it('are seven', () => expect(CHECKLIST).toHaveLength(7));

  it('hold when each is judged with a note, in whatever order', () => {
    expect(checklistHolds(items(), 'agree').ok).toBe(true);
    expect(checklistHolds(items().reverse(), 'agree').ok).toBe(true);
  });

  it('do not hold while one is open, and it is named', () => {
    expect(checklistHolds(items().slice(0, 6), 'agree')).toMatchObject(
      refused('review.checklist-incomplete', 'REV-04', { open: [7] }),
    );
  });

  it('do not hold when one is judged twice', () => {
    const twice = [...items().slice(0, 6), items()[0]!];
    expect(checklistHolds(twice, 'agree')).toMatchObject(
      refused('review.checklist-incomplete', 'REV-04', { open: [7] }),
    );
    expect(checklistHolds([...items(), items()[0]!], 'agree').ok).toBe(false);
  });

  it('do not hold with an eighth', () => {
    expect(checklistHolds([...items(), { item: 8, passed: true, note: '另' }], 'agree').ok).toBe(false);
  });

  it('do not hold with a note of blanks', () => {
    expect(checklistHolds(items({ 3: { note: '  ' } }), 'agree')).toMatchObject(
      refused('review.checklist-incomplete', 'REV-04', { empty: [3] }),
    );
  });
});

describe('the opinion (REV-05)', () => {
  it('is not "agree" with a head that did not pass, which is named', () => {
    expect(checklistHolds(items({ 2: { passed: false } }), 'agree')).toMatchObject(
      refused('review.opinion-contradicts', 'REV-05', { failed: [2] }),
    );
  });

  it('is "problems" only with at least one head that did not pass', () => {
    expect(checklistHolds(items({ 2: { passed: false } }), 'problems').ok).toBe(true);
    expect(checklistHolds(items(), 'problems')).toMatchObject(
      refused('review.opinion-contradicts', 'REV-05'),
    );
  });
});
