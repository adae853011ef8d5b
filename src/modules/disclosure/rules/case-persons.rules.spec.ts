import { redactionOf } from './case-persons.rules.js';

const facts = { decidedOn: '2026-11-23', officerNames: ['执法员甲'], documents: [] as string[] };
const termsOf = (party: object, partyKind: 'person' | 'organisation' = 'person') =>
  redactionOf({ ...facts, partyKind, party: { name: '张甲乙', ...party } }).terms!.map((term) => term.text);

it('RED-07 the punished person is punished, the officers stay', () => {
  const options = redactionOf({ ...facts, partyKind: 'person', party: { name: '张甲乙' } });
  expect(options).toMatchObject({
    partyKind: 'natural-person',
    punishedPersons: ['张甲乙'],
    keepNames: ['执法员甲'],
    otherPersons: [],
  });
});

it('RED-07 the legal representative of an organisation stays, the operator of a shop does not', () => {
  const party = { name: '示例餐饮店', representative: '赵丙丁' };
  expect(redactionOf({ ...facts, partyKind: 'organisation', party })).toMatchObject({
    punishedPersons: [],
    keepNames: ['执法员甲', '赵丙丁'],
  });
  expect(redactionOf({ ...facts, partyKind: 'individual-business', party })).toMatchObject({
    punishedPersons: ['赵丙丁'],
    keepNames: ['执法员甲'],
  });
});

it('a shop that bears only its owner’s name is masked like a person', () => {
  const options = redactionOf({ ...facts, partyKind: 'individual-business', party: { name: '赵丙丁' } });
  expect(options.punishedPersons).toEqual(['赵丙丁']);
});

it('RED-01 witnesses and others of the documents are known by their labels; roles and the party are not others', () => {
  const documents = [
    '现场检查笔录\n见证人：孙戊己、周庚辛\n当事人：到场并签名',
    '送达回证\n受送达人：张甲乙\n见证人：无',
    '询问笔录\n被询问人：店员\n举报人：吴壬癸（电话已登记）\n委托代理人：执法员甲',
  ];
  const options = redactionOf({ ...facts, documents, partyKind: 'person', party: { name: '张甲乙' } });
  expect(options.otherPersons).toEqual(['孙戊己', '周庚辛', '吴壬癸']);
});

it('RED-01 numbers, home and birthday of a person are terms; a business address is not', () => {
  const party = {
    idNumber: '11010519491231002X',
    phone: '13800001234',
    address: '和平路12号',
    birthDay: '1949-12-01',
  };
  expect(termsOf(party)).toEqual([
    '11010519491231002X',
    '13800001234',
    '和平路12号',
    '1949-12-01',
    '1949年12月1日',
    '1949年12月01日',
  ]);
  expect(termsOf({ address: '和平路12号', phone: '13800001234' }, 'organisation')).toEqual(['13800001234']);
});
