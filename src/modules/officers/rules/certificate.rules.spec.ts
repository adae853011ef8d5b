import {
  type CertificateHistory,
  coversArea,
  enoughEntitledOfficers,
  entitles,
  type OfficerOnDuty,
  stateOn,
  stillBinds,
  whyInvalid,
} from './certificate.rules.js';

const CARD: CertificateHistory = {
  id: 'c1',
  kind: 'enforcement',
  number: '15010001',
  fields: ['urban-management', 'fire-safety'],
  areas: ['3701'],
  issuedOn: '2023-06-01',
  validThrough: '2026-05-31',
  heldSince: '2023-06-01',
  events: [],
  reviews: [],
  reviewsDue: [],
};
const card = (changes: Partial<CertificateHistory> = {}): CertificateHistory => ({ ...CARD, ...changes });
const PLACE = { field: 'urban-management', areaCode: '370102' };
const officer = (name: string, ...certificates: CertificateHistory[]): OfficerOnDuty => ({
  officerId: `id-${name}`,
  name,
  certificates,
  postings: [{ from: null, to: null }],
});

describe('a certificate on a day', () => {
  it('S16: is valid on its last day, inclusive, and expired the day after', () => {
    expect(stateOn(card(), '2026-05-31')).toBe('valid');
    expect(stateOn(card(), '2026-06-01')).toBe('expired');
  });

  it('is valid from the day of issue, not before', () => {
    expect(stateOn(card(), '2023-05-31')).toBe('not-yet-issued');
    expect(stateOn(card(), '2023-06-01')).toBe('valid');
  });

  it('S16: is suspended from the first to the last day of the interval, both included', () => {
    const suspended = card({ events: [{ kind: 'suspended', from: '2026-03-01', to: '2026-03-31' }] });
    const states = ['2026-02-28', '2026-03-01', '2026-03-15', '2026-03-31', '2026-04-01'].map((day) =>
      stateOn(suspended, day),
    );
    expect(states).toEqual(['valid', 'suspended', 'suspended', 'suspended', 'valid']);
  });

  it('stays suspended while the suspension has no end', () => {
    const suspended = card({ events: [{ kind: 'suspended', from: '2026-03-01', to: null }] });
    expect(stateOn(suspended, '2026-05-30')).toBe('suspended');
  });

  it('is revoked rather than suspended or expired where several hold', () => {
    const events = [
      { kind: 'suspended', from: '2026-03-01', to: null },
      { kind: 'lost', from: '2026-03-02', to: null },
      { kind: 'revoked', from: '2026-03-10', to: null },
    ] as const;
    expect(stateOn(card({ events }), '2026-03-09')).toBe('lost');
    expect(stateOn(card({ events }), '2026-03-10')).toBe('revoked');
    expect(stateOn(card({ events }), '2026-06-30')).toBe('revoked');
  });

  it('CERT-07: lapses by a failed review on the day of the row, and says which year', () => {
    const failed = card({
      validThrough: '2028-05-31',
      reviewsDue: [{ year: 2026, lostFrom: '2027-04-01' }],
      reviews: [{ year: 2026, outcome: 'failed', on: '2027-02-01' }],
    });
    expect(stateOn(failed, '2027-03-31')).toBe('valid');
    expect(stateOn(failed, '2027-04-01')).toBe('review-failed');
    expect(whyInvalid(failed, '2027-04-01')).toBe('2026年度审验不合格');
    expect(whyInvalid(failed, '2028-06-01')).toBe('已过期');
  });

  it('CERT-09: binds its holder until it is given up, or has run out with every review passed', () => {
    const suspended = card({ events: [{ kind: 'suspended', from: '2026-03-01', to: null }] });
    const cancelled = card({ events: [{ kind: 'cancelled', from: '2026-03-01', to: null }] });
    const open = card({ reviewsDue: [{ year: 2025, lostFrom: '2026-04-01' }] });
    expect(stillBinds(card(), '2026-05-31')).toBe(true);
    expect(stillBinds(suspended, '2026-06-30')).toBe(true);
    expect(stillBinds(cancelled, '2026-03-01')).toBe(false);
    expect(stillBinds(card(), '2026-06-01')).toBe(false);
    expect(stillBinds(open, '2026-06-01')).toBe(true);
  });

  it('keeps the past: acts before a revocation stay good', () => {
    const revoked = card({ events: [{ kind: 'revoked', from: '2026-03-10', to: null }] });
    expect(stateOn(revoked, '2026-03-09')).toBe('valid');
  });
});

describe('an area on the card', () => {
  it.each(['37', '3701', '370100', '370000', '370102'])('%s covers the district 370102', (area) =>
    expect(coversArea([area], '370102')).toBe(true),
  );

  it.each(['36', '3702', '370103', '370200', '371000'])('%s does not cover the district 370102', (area) =>
    expect(coversArea([area], '370102')).toBe(false),
  );

  it('of a district does not cover the city around it', () =>
    expect(coversArea(['370102'], '370100')).toBe(false));

  it('keeps the zero that belongs to the code of a city', () => {
    expect(coversArea(['371000'], '371002')).toBe(true);
    expect(coversArea(['371000'], '371102')).toBe(false);
  });

  it('is enough when one of several covers it', () =>
    expect(coversArea(['3702', '370102'], '370102')).toBe(true));

  it('is needed: a card without one covers nothing', () => expect(coversArea([], '370102')).toBe(false));
});

describe('entitlement to act (PEN-02)', () => {
  it('holds with a valid card in field and area', () =>
    expect(entitles(card(), PLACE, '2026-05-31').ok).toBe(true));

  it.each([
    ['certificate.not-valid', {}, '2026-06-01'],
    ['certificate.field', { fields: ['transport'] }, '2026-05-31'],
    ['certificate.area', { areas: ['3702'] }, '2026-05-31'],
  ])('is refused with %s', (code, changes, day) => {
    expect(entitles(card(changes), PLACE, day)).toMatchObject({ ok: false, refusal: { code } });
  });
});

describe('two officers (PEN-02)', () => {
  const good = () => officer('甲', card());
  const expired = (name = '乙') => officer(name, card({ number: '15010002', validThrough: '2026-05-31' }));
  const longer = () => officer('丙', card({ number: '15010003', validThrough: '2028-05-31' }));
  const enough = (officers: OfficerOnDuty[], day: string) => enoughEntitledOfficers(officers, PLACE, day, 2);

  it('S16: on 2026-06-01 one expired and one valid officer are not enough; on 2026-05-31 they are', () => {
    expect(enough([expired(), longer()], '2026-05-31').ok).toBe(true);
    expect(enough([expired(), longer()], '2026-06-01')).toMatchObject({
      ok: false,
      refusal: {
        code: 'case.two-officers-required',
        ruleId: 'PEN-02',
        facts: { required: 2, entitled: ['丙'], lacking: [{ name: '乙', why: '已过期' }] },
      },
    });
  });

  it('S16: an officer suspended on 2026-03-15 does not count then, though the card is valid today', () => {
    const suspended = officer(
      '乙',
      card({ events: [{ kind: 'suspended', from: '2026-03-01', to: '2026-03-31' }] }),
    );
    expect(enough([suspended, longer()], '2026-03-15')).toMatchObject({
      ok: false,
      refusal: { facts: { lacking: [{ name: '乙', why: '处于暂扣期间' }] } },
    });
    expect(enough([suspended, longer()], '2026-04-01').ok).toBe(true);
  });

  it('answers the certificate of each as it stood on the day', () => {
    expect(enough([good(), longer()], '2026-05-31')).toMatchObject({
      ok: true,
      value: [
        {
          officerId: 'id-甲',
          name: '甲',
          number: '15010001',
          validThrough: '2026-05-31',
          checkedOn: '2026-05-31',
        },
        { officerId: 'id-丙', name: '丙', number: '15010003' },
      ],
    });
  });

  it('counts one officer named twice, or with two cards, once', () => {
    const twoCards = officer('甲', card(), card({ number: '15010009' }));
    expect(enough([good(), good()], '2026-05-31').ok).toBe(false);
    expect(enough([twoCards], '2026-05-31').ok).toBe(false);
  });

  it('finds the good card among several of one officer', () => {
    const renewed = officer(
      '乙',
      card({ validThrough: '2023-12-31' }),
      card({ number: '15010010', validThrough: '2028-05-31' }),
    );
    expect(enough([renewed, longer()], '2026-06-01').ok).toBe(true);
  });

  it('does not take a supervision or presider card for an enforcement certificate', () => {
    const supervisor = officer('乙', card({ kind: 'supervision' }));
    expect(enough([supervisor, longer()], '2026-05-31')).toMatchObject({
      ok: false,
      refusal: { facts: { lacking: [{ name: '乙', why: '没有执法证' }] } },
    });
  });

  it('CERT-08: counts nobody outside his days in the agency', () => {
    const moved: OfficerOnDuty = { ...longer(), postings: [{ from: '2024-01-01', to: '2026-05-30' }] };
    expect(enough([good(), moved], '2026-05-30').ok).toBe(true);
    expect(enough([good(), moved], '2026-05-31')).toMatchObject({
      ok: false,
      refusal: { facts: { lacking: [{ name: '丙', why: '当日不在本机关岗位' }] } },
    });
  });

  it('refuses a third who is not entitled although two others are (PEN-29)', () => {
    const strangers = officer('丁');
    expect(enough([good(), longer(), strangers], '2026-05-31')).toMatchObject({
      ok: false,
      refusal: { facts: { lacking: [{ name: '丁' }] } },
    });
  });
});
