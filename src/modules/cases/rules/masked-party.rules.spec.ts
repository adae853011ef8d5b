import { maskedParty } from './masked-party.rules.js';

const PERSON = {
  name: '张三',
  idNumber: '11010519491231002X',
  birthDay: '1949-12-31',
  sex: 'male' as const,
  phone: '13800001234',
  address: '济南市历下区和平路12号402室',
};

describe('a party as pages show it (S14)', () => {
  it('hides what leads to a person, and names what is hidden', () => {
    const shown = maskedParty('person', PERSON);
    expect(shown.masked).toEqual(['idNumber', 'birthDay', 'phone', 'address']);
    for (const secret of ['19491231', '1949-12-31', '13800001234', '402室'])
      expect(JSON.stringify(shown)).not.toContain(secret);
    expect(shown).toMatchObject({ name: '张三', sex: 'male' });
  });

  it('leaves what anybody reads of a company in the register', () => {
    const company = {
      name: '甲公司',
      creditCode: '91370102MA3TEXT015',
      address: '和平路1号',
      representative: '李四',
    };
    expect(maskedParty('organisation', company)).toEqual({ ...company, masked: [] });
    expect(maskedParty('organisation', { ...company, phone: '053188888888' }).masked).toEqual(['phone']);
    // The address of who trades under his own name is mostly where he lives.
    expect(maskedParty('individual-business', company).masked).toEqual(['address']);
  });

  it('changes nothing of what it is given', () => {
    const before = { ...PERSON };
    maskedParty('person', PERSON);
    expect(PERSON).toEqual(before);
  });
});
