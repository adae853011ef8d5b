import { creditCodeHolds } from '../../cases/index.js';
import {
  PENALTY_FIELDS,
  type PenaltyFacts,
  penaltyFaults,
  penaltyLineOf,
  tenThousandYuan,
} from './penalty-line.rules.js';

const COMPANY: PenaltyFacts = {
  ...{ partyKind: 'organisation', partyName: '示例餐饮有限公司', creditCode: '91370102MA3TEXT014' },
  ...{ representative: '示例负责人', documentNumber: '济历建街综执罚决字〔2026〕第001号', cause: '占道经营' },
  ...{ facts: '当事人在店外摆放桌椅经营。', basis: ['《甲条例》第一条', '《乙条例》第二条'] },
  ...{ penalties: ['罚款'], outcome: '罚款5000元', fineFen: 500_000, confiscatedFen: 0 },
  ...{ decidedOn: '2026-11-23', showThrough: '2031-11-23' },
  ...{ agencyName: '示例街道办事处', agencyCreditCode: '11370102004188888G' },
};
const PERSON: PenaltyFacts = {
  ...COMPANY,
  ...{ partyKind: 'person', partyName: '张甲乙', creditCode: undefined, idNumber: '11010519491231002X' },
};
const faults = (facts: Partial<PenaltyFacts>, base = COMPANY) =>
  penaltyFaults(penaltyLineOf({ ...base, ...facts }), creditCodeHolds).map(({ field }) => field);

it.each([
  [500_000, '0.500000'],
  [1, '0.000001'],
  [123_456_789, '123.456789'],
  [1_000_000, '1.000000'],
  [0, '0.000000'],
])('%d fen are %s 万元, to the last fen', (fen, text) => {
  expect(tenThousandYuan(fen)).toBe(text);
});

it('PUB-09 a line has every field of the template, in its order', () => {
  const line = penaltyLineOf(COMPANY);
  expect(Object.keys(line)).toEqual(PENALTY_FIELDS.map(([field]) => field));
  expect(line).toMatchObject({
    ...{
      CF_XDR_LB: '法人及非法人组织',
      CF_XDR_SHXYM: '91370102MA3TEXT014',
      CF_NR_FK: '0.500000',
      CF_NR_WFFF: '',
    },
    ...{ CF_CFJDRQ: '2026/11/23', CF_GSJZQ: '2031/11/23', CF_YXQ: '2099/12/31' },
    CF_CFYJ: '《甲条例》第一条；《乙条例》第二条',
  });
  expect(faults({})).toEqual([]);
});

it('RED-08 a person goes with the number of his card and without any code of organisations', () => {
  const line = penaltyLineOf(PERSON);
  expect(line).toMatchObject({
    CF_XDR_LB: '自然人',
    CF_XDR_ZJLX: '身份证',
    CF_XDR_ZJHM: '11010519491231002X',
  });
  expect([line.CF_XDR_SHXYM, line.CF_FRDB, line.CF_FR_ZJHM]).toEqual(['', '', '']);
  expect(faults({}, PERSON)).toEqual([]);
});

it.each([
  ['a code whose check character is wrong', { creditCode: '91370102MA3TEXT015' }, ['CF_XDR_SHXYM']],
  ['an organisation without a code', { creditCode: undefined }, ['CF_XDR_SHXYM']],
  ['a fine without its amount', { fineFen: 0 }, ['CF_NR_FK']],
  ['a line end in no field but too many words', { facts: '长'.repeat(5001) }, ['CF_WFSS']],
  ['a display that ends before the decision', { showThrough: '2026-11-22' }, ['CF_GSJZQ']],
  ['several faults at once', { documentNumber: '', cause: ' ' }, ['CF_WSH', 'CF_WFXW']],
])('finds %s', (_, facts, fields) => {
  expect(faults(facts as Partial<PenaltyFacts>)).toEqual(fields);
});

it('finds a person without a number', () => {
  expect(faults({ idNumber: undefined }, PERSON)).toEqual(['CF_XDR_ZJHM']);
});
