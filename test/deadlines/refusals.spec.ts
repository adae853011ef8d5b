import { calculateDeadline, type DeadlineRequest } from '../../src/kernel/law/index.js';
import { lawFolder, loadLaw } from '../../src/modules/calendar/load-law.js';

const { book, calendar } = loadLaw(lawFolder());
const ask = (request: DeadlineRequest) => calculateDeadline(book, calendar, request);
const refusal = (request: DeadlineRequest) => {
  const result = ask(request);
  return result.ok ? 'ok' : result.refusal;
};

describe('calculateDeadline refuses', () => {
  it('an unknown rule', () => {
    expect(refusal({ ruleId: 'PEN-99', trigger: '2025-07-08' })).toMatchObject({ code: 'law.unknown-rule' });
    expect(refusal({ ruleId: '__proto__', trigger: '2025-07-08' })).toMatchObject({
      code: 'law.unknown-rule',
    });
  });

  it('a day before the rule was in force', () => {
    expect(refusal({ ruleId: 'PEN-06', trigger: '2021-07-14' })).toMatchObject({
      code: 'law.unknown-rule',
      ruleId: 'PEN-06',
    });
  });

  it.each(['2025-02-30', '2025-13-01', '08/07/2025', '2025-07-08T10:00', '1899-12-31', '9999-12-31', ''])(
    'the impossible date %j',
    (trigger) => {
      expect(refusal({ ruleId: 'PEN-06', trigger })).toMatchObject({
        code: 'law.impossible-date',
        ruleId: 'PEN-06',
      });
    },
  );

  it('a row that is no period (PEN-02)', () => {
    expect(refusal({ ruleId: 'PEN-02', trigger: '2025-07-08' })).toMatchObject({
      code: 'law.not-a-period',
      ruleId: 'PEN-02',
      basis: '《行政处罚法》第四十二条',
    });
  });

  it('a day where an hour rule needs the moment (COE-02)', () => {
    expect(refusal({ ruleId: 'COE-02', trigger: '2025-07-08' })).toMatchObject({
      code: 'law.wrong-trigger-kind',
      ruleId: 'COE-02',
    });
  });

  const hearing = { from: '2025-08-01', to: '2025-08-10', reason: 'hearing' };

  it('a suspension the rule does not admit: PEN-06 stops for nothing by the Act itself', () => {
    expect(refusal({ ruleId: 'PEN-06', trigger: '2025-07-08', suspensions: [hearing] })).toMatchObject({
      code: 'law.suspension-not-admitted',
      ruleId: 'PEN-06',
      basis: '《行政处罚法》第六十条',
      facts: { reason: 'hearing', admits: [] },
    });
  });

  it('a reason nobody named (COE-05), with the reasons that would do', () => {
    const suspensions = [{ ...hearing, reason: '出差' }];
    expect(refusal({ ruleId: 'COE-05', trigger: '2025-07-08', suspensions })).toMatchObject({
      code: 'law.suspension-not-admitted',
      detail: '查封、扣押期限不因“出差”扣除时间；可扣除的事由：检验、检测、检疫、鉴定',
    });
  });

  it.each([
    [{ ...hearing, from: '2025-08-32' }],
    [{ ...hearing, from: '2025-08-11' }],
    [{ ...hearing, to: '9999-01-01' }],
  ])('the suspension %j as an impossible date', (suspension) => {
    const request = { ruleId: 'LIC-02', trigger: '2025-07-08', suspensions: [suspension] };
    expect(refusal(request)).toMatchObject({ code: 'law.impossible-date' });
  });
});

describe('calculateDeadline answers', () => {
  const value = (request: DeadlineRequest) => {
    const result = ask(request);
    if (!result.ok) throw new Error(result.refusal.code);
    return result.value;
  };

  it('PEN-06 stops for a hearing where the domain says so', () => {
    const suspensions = [{ from: '2025-08-01', to: '2025-08-10', reason: '听证' }];
    const domain = 'market-regulation';
    expect(value({ ruleId: 'PEN-06', trigger: '2025-07-08', domain, suspensions }).due).toBe('2025-10-16');
  });

  it('COE-05 testing time is left out of a seizure', () => {
    const suspensions = [{ from: '2025-07-10', to: '2025-07-19', reason: 'testing' }];
    expect(value({ ruleId: 'COE-05', trigger: '2025-07-01', suspensions }).due).toBe('2025-08-10');
  });

  it('a day rule takes a moment as its day in China (PEN-05)', () => {
    const late = value({ ruleId: 'PEN-05', trigger: '2025-09-25T16:30:00Z' });
    expect(late.due).toBe(value({ ruleId: 'PEN-05', trigger: '2025-09-26' }).due);
  });

  it('every limit of every pack can be counted', () => {
    const moment = '2026-03-02T09:00:00+08:00';
    for (const id of book.ids()) {
      const result = ask({ ruleId: id, trigger: moment, place: '370102', domain: 'market-regulation' });
      const found = book.rule(id, { on: '2026-03-02', place: '370102', domain: 'market-regulation' });
      const isLimit = found.ok && found.value.row.kind === 'limit';
      expect([id, result.ok ? 'counted' : result.refusal.code]).toEqual([
        id,
        isLimit ? 'counted' : 'law.not-a-period',
      ]);
    }
  });
});
