import { agencyMayAct, type LegalCapacity } from './capacity.rules.js';

const STREET: LegalCapacity = {
  capacity: 'empowered',
  capacityFrom: '2022-01-01',
  capacityTo: '2026-12-31',
  fields: ['urban-management', 'fire-safety'],
};
const may = (day: string, field = 'urban-management', changes: Partial<LegalCapacity> = {}) =>
  agencyMayAct({ ...STREET, ...changes }, field, day);
const without = { ok: false, refusal: { code: 'agency.no-capacity', ruleId: 'PEN-33' } };

describe('the power of an agency (PEN-33)', () => {
  it('lasts from its first to its last day, both included', () => {
    expect(may('2021-12-31')).toMatchObject(without);
    expect(may('2022-01-01').ok).toBe(true);
    expect(may('2026-12-31').ok).toBe(true);
    expect(may('2027-01-01')).toMatchObject(without);
  });

  it('lasts on where no end is set', () => {
    expect(may('2040-01-01', 'urban-management', { capacityTo: null }).ok).toBe(true);
  });

  it('reaches only the fields of its list, which the refusal names', () => {
    expect(may('2026-09-14', 'transport')).toMatchObject({
      ok: false,
      refusal: {
        code: 'agency.field-outside',
        ruleId: 'PEN-33',
        facts: { field: 'transport', fields: ['urban-management', 'fire-safety'] },
      },
    });
  });
});
