import { lawFolder, loadLaw } from '../../calendar/index.js';
import { LEGALITY_KINDS, LEGALITY_RULES, lawOf, materialsComplete } from './legality-law.rules.js';

const { book } = loadLaw(lawFolder());

describe('REV-08: what a legality review asks for', () => {
  it.each(LEGALITY_KINDS)('has days, materials and heads in the law packs for a %s', (kind) => {
    const found = book.rule(LEGALITY_RULES[kind], { on: '2026-03-01', place: '370102' });
    if (!found.ok) throw new Error(found.refusal.detail);
    expect(found.value.row.kind).toBe('limit');
    const { materials, heads } = lawOf(found.value.row.params);
    expect(materials.length).toBeGreaterThan(2);
    expect(heads.length).toBeGreaterThan(2);
    expect(new Set(heads).size).toBe(heads.length);
  });

  it('names what is missing, and takes more than it asks for', () => {
    const law = { materials: ['合同文本', '送审说明'], heads: [] };
    expect(materialsComplete(law, ['送审说明'], 'REV-08b')).toMatchObject({
      refusal: { code: 'legality.materials-missing', facts: { missing: ['合同文本'] } },
    });
    expect(materialsComplete(law, ['送审说明', '合同文本', '评估报告'], 'REV-08b').ok).toBe(true);
  });
});
