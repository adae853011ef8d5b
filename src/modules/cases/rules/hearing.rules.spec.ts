import { hearingHasBegun, saysWhenAndWhere } from './hearing.rules.js';

const PLACE = '街道办事处二楼听证室';

describe('PEN-11: the notice of a hearing', () => {
  it('says the hour and the place', () => {
    expect(saysWhenAndWhere({ time: ' 14:30 ', place: ` ${PLACE} ` })).toEqual({
      ok: true,
      value: { time: '14:30', place: PLACE },
    });
    for (const time of ['00:00', '23:59']) expect(saysWhenAndWhere({ time, place: PLACE }).ok).toBe(true);
  });

  it('names what lacks, with the article and what to do', () => {
    const refusals = [
      [{}, ['time', 'place'], '未写明听证的时间（几时几分）、地点'],
      [{ time: '14:30' }, ['place'], '未写明听证的地点'],
      [{ time: '14:30', place: '  ' }, ['place'], '未写明听证的地点'],
      [{ place: PLACE }, ['time'], '未写明听证的时间（几时几分）'],
    ] as const;
    for (const [notice, missing, detail] of refusals)
      expect(saysWhenAndWhere(notice)).toMatchObject({
        refusal: {
          ...{ code: 'case.hearing-notice-incomplete', ruleId: 'PEN-11', basis: '行政处罚法第64条第2项' },
          ...{ detail, facts: { missing }, next: expect.stringContaining('时间') },
        },
      });
  });

  it('takes no hour that no clock shows', () => {
    for (const time of ['24:00', '9:30', '14:60', '下午两点', '14:30:00', '1430'])
      expect(saysWhenAndWhere({ time, place: PLACE })).toMatchObject({
        refusal: { detail: `“${time}”不是一天中的时间`, facts: { missing: ['time'] } },
      });
  });
});

describe('PEN-12: a hearing is put on record', () => {
  const hearing = { scheduledFor: '2026-03-16', scheduledTime: '14:30' };

  it('from its hour on, by the clocks of China', () => {
    expect(hearingHasBegun(hearing, '2026-03-16T06:29:59.999Z')).toMatchObject({
      refusal: { code: 'case.hearing-not-begun', detail: '通知的听证时间是2026-03-16 14:30' },
    });
    expect(hearingHasBegun(hearing, '2026-03-16T06:30:00.000Z').ok).toBe(true);
    expect(hearingHasBegun({ ...hearing, scheduledTime: '00:00' }, '2026-03-15T16:00:00.000Z').ok).toBe(true);
  });

  it('at any hour where its notice named none', () => {
    expect(hearingHasBegun({ ...hearing, scheduledTime: null }, '2026-03-15T16:00:00.000Z').ok).toBe(true);
  });
});
