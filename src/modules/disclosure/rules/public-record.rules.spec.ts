import {
  type PublicFields,
  publicFieldsOf,
  publicRecordOf,
  SEARCH_LENGTH,
  tombstoneOf,
} from './public-record.rules.js';

const FIELDS: PublicFields = {
  title: '张甲乙占道经营案',
  documentNumber: '济历建街综执罚决字〔2026〕第001号',
  agencyName: '示例街道办事处',
  partyName: '张甲乙',
  creditCode: null,
  field: 'urban-management',
  cause: '张甲乙占道经营',
  basis: ['《示例条例》第一条'],
  penaltyKinds: ['fine'],
  outcome: '罚款人民币800元',
  fineFen: 80_000,
  confiscatedFen: 0,
  decidedOn: '2026-11-23',
};
const mask = (text: string) => text.replaceAll('张甲乙', '张某某');
const PUBLIC = Object.keys(FIELDS).sort();

it('RED-01 a field that nobody allowed is not published, however it got in', () => {
  const wide = { ...FIELDS, idNumber: '11010519491231002X', phone: '13800001234', party: { name: '张甲乙' } };
  const fields = publicFieldsOf(wide, mask);
  expect(Object.keys(fields).sort()).toEqual(PUBLIC);
  const record = publicRecordOf('slug', wide, '文本', '2026-11-24', '2031-11-24');
  expect(Object.keys(record).sort()).toEqual(
    [
      ...[...PUBLIC, 'slug', 'state', 'text', 'publishedOn', 'searchText', 'withdrawnOn', 'publicReason'],
      ...['showThrough', 'endedBy', 'correctedOn', 'correctionReason', 'kind', 'particulars'],
    ].sort(),
  );
  expect(JSON.stringify([fields, record])).not.toMatch(/110105|13800001234/);
});

it('RED-01 of the particulars of a kind only known names are published, and masked', () => {
  const particulars = { items: '张甲乙的桌椅', heldThrough: '2026-12-23', idNumber: '11010519491231002X' };
  const wide = { ...FIELDS, kind: 'measure' as const, particulars };
  const fields = publicFieldsOf(wide, mask);
  expect(fields.particulars).toEqual({ items: '张某某的桌椅', heldThrough: '2026-12-23' });
  const record = publicRecordOf('slug', { ...fields, particulars }, '文本', '2026-11-24', null);
  expect(record).toMatchObject({ kind: 'measure', showThrough: null });
  expect(JSON.stringify(record)).not.toContain('110105');
  expect(record.searchText).toContain('桌椅');
});

it('the record of a penalty has the fields it always had, in their order: its digest stands in the ledger', () => {
  expect(Object.keys(publicFieldsOf(FIELDS, mask))).toEqual(Object.keys(FIELDS));
});

it('RED-07 free words go through the mask; numbers of documents and organs do not', () => {
  const fields = publicFieldsOf(FIELDS, mask);
  expect(fields).toMatchObject({ title: '张某某占道经营案', partyName: '张某某', cause: '张某某占道经营' });
  expect(JSON.stringify(fields)).not.toContain('张甲乙');
  expect(publicFieldsOf(FIELDS, () => 'x')).toMatchObject({
    documentNumber: FIELDS.documentNumber,
    agencyName: FIELDS.agencyName,
  });
});

it('the search text is made of published fields alone and is bounded', () => {
  const wordy = { ...FIELDS, basis: ['《示例 条例Ａ》第一条', '长'.repeat(2000)] };
  const record = publicRecordOf('slug', publicFieldsOf(wordy, mask), '正文', '2026-11-24', '2031-11-24');
  for (const word of ['张某某', '占道', '001号', '示例条例a']) expect(record.searchText).toContain(word);
  for (const word of ['张甲乙', '正文']) expect(record.searchText).not.toContain(word);
  expect(record.searchText.length).toBeLessThanOrEqual(SEARCH_LENGTH);
});

it('PUB-03 a tombstone empties every field but the address, the day and the reason', () => {
  const record = publicRecordOf('slug', FIELDS, '文本', '2026-11-24', '2031-11-24');
  const left: Record<string, unknown> = { ...record, ...tombstoneOf('2026-12-01', '决定被撤销') };
  const told = Object.entries(left).filter(([, value]) => value !== null);
  expect(Object.fromEntries(told)).toEqual({
    slug: 'slug',
    kind: 'penalty',
    state: 'withdrawn',
    withdrawnOn: '2026-12-01',
    publicReason: '决定被撤销',
    endedBy: 'withdrawn',
  });
});
