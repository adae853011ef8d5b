import { creditCodeHolds } from '../../cases/index.js';
import { LICENCE_FIELDS, type LicenceFacts, licenceFaults, licenceLineOf } from './licence-line.rules.js';

const COMPANY: LicenceFacts = {
  ...{ partyKind: 'organisation', partyName: '示例餐饮有限公司', creditCode: '91370102MA3TEXT014' },
  ...{ representative: '示例负责人', documentName: '准予行政许可决定书' },
  ...{ documentNumber: '济历建街许决〔2026〕第001号', kind: '普通' },
  ...{ certificateName: '临时占用城市道路许可证', certificateNumber: 'LX-2026-001' },
  ...{ content: '在示例路1号门前摆放桌椅', decidedOn: '2026-03-06', validFrom: '2026-03-10' },
  ...{ validThrough: '2027-03-09', ended: null },
  ...{ agencyName: '示例街道办事处', agencyCreditCode: '11370102004188888G' },
};
const PERSON: LicenceFacts = {
  ...COMPANY,
  ...{ partyKind: 'person', partyName: '张甲乙', creditCode: undefined, idNumber: '11010519491231002X' },
};
const faults = (facts: Partial<LicenceFacts>, base = COMPANY) =>
  licenceFaults(licenceLineOf({ ...base, ...facts }), creditCodeHolds).map(({ field }) => field);

it('PUB-09 a line has every field of the template, in its order', () => {
  const line = licenceLineOf(COMPANY);
  expect(Object.keys(line)).toEqual(LICENCE_FIELDS.map(([field]) => field));
  expect(line).toMatchObject({
    ...{ XK_XDR_LB: '法人及非法人组织', XK_XDR_SHXYM: '91370102MA3TEXT014', XK_FRDB: '示例负责人' },
    ...{ XK_JDRQ: '2026/03/06', XK_YXQZ: '2026/03/10', XK_YXQZI: '2027/03/09', XK_ZT: '1', BZ: '' },
  });
  expect(faults({})).toEqual([]);
});

it('PUB-09 long-term is 2099/12/31; what ended is no longer in force and says since when', () => {
  expect(licenceLineOf({ ...COMPANY, validThrough: null }).XK_YXQZI).toBe('2099/12/31');
  const ended = licenceLineOf({ ...COMPANY, ended: { word: '注销', on: '2026-10-01' } });
  expect(ended).toMatchObject({ XK_ZT: '2', BZ: '2026-10-01注销' });
  expect(licenceFaults(ended, creditCodeHolds)).toEqual([]);
});

it('RED-08 a person goes with the number of his card and without any code of organisations', () => {
  expect(licenceLineOf(PERSON)).toMatchObject({
    ...{ XK_XDR_LB: '自然人', XK_XDR_ZJLX: '身份证', XK_XDR_ZJHM: '11010519491231002X' },
    ...{ XK_XDR_SHXYM: '', XK_FRDB: '', XK_FR_ZJHM: '' },
  });
  expect(faults({}, PERSON)).toEqual([]);
});

it.each([
  ['a code whose check character is wrong', { creditCode: '91370102MA3TEXT015' }, ['XK_XDR_SHXYM']],
  ['an agency whose code is wrong', { agencyCreditCode: '11370102004188888H' }, ['XK_XKJGDM', 'XK_LYDWDM']],
  ['an organisation without a code', { creditCode: undefined }, ['XK_XDR_SHXYM']],
  ['a kind that is none', { kind: '备案' }, ['XK_XKLB']],
  ['a certificate without its number', { certificateNumber: null }, ['XK_XKBH']],
  ['a number without its certificate', { certificateName: null }, ['XK_XKZS']],
  ['an end before the beginning', { validThrough: '2026-03-09' }, ['XK_YXQZI']],
  ['a day that is none', { decidedOn: '3月6日' }, ['XK_JDRQ']],
  ['too many words', { content: '长'.repeat(4001) }, ['XK_NR']],
  ['several faults at once', { documentNumber: '', documentName: ' ' }, ['XK_XKWS', 'XK_WSH']],
])('finds %s', (_, facts, fields) => {
  expect(faults(facts as Partial<LicenceFacts>)).toEqual(fields);
});

it('finds a person without a number', () => {
  expect(faults({ idNumber: undefined }, PERSON)).toEqual(['XK_XDR_ZJHM']);
});
