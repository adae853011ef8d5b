import { beijing, fieldsOfName } from './recording-name.rules.js';

describe('a wall-clock time of a camera in China', () => {
  it.each([
    ['20260302090000', '2026-03-02T01:00:00.000Z'],
    ['20260302090000123', '2026-03-02T01:00:00.123Z'],
    ['20260301000000', '2026-02-28T16:00:00.000Z'],
    ['20260231090000', undefined],
    ['20261302090000', undefined],
    ['20260302250000', undefined],
    ['19700101000000', undefined],
    ['2026030209', undefined],
  ])('%s: %s', (digits, moment) => expect(beijing(digits)).toBe(moment));
});

describe('names in the manner of GA/T 947', () => {
  const FROM = '2026-03-02T01:00:00.000Z';
  const TO = '2026-03-02T01:30:00.000Z';
  const whole = { deviceId: 'DSJ-T8A0001', officerNumber: '15010023456', from: FROM };

  it.each([
    ['DSJ-T8A0001_15010023456_20260302090000.MP4', whole],
    ['DSJ-T8A0001_15010023456_20260302090000_20260302093000.MP4', { ...whole, to: TO }],
    ['DSJ-T8A0001_15010023456_20260302090000_0001.mp4', whole],
    ['DSJ-T8A0001_15010023456_20260302090000_0001_IMP.mp4', { ...whole, important: true }],
    ['DSJ-T8A0001_15010023456_20260302090000-重要.mp4', { ...whole, important: true }],
    ['DSJ-T8A0001@15010023456_20260302_090000.avi', whole],
    ['DSJ-T8A0001_15010023456_20260302-090000.dav', whole],
    ['DSJ-T8A0001_15010023456_2026-03-02T09-00-00.mp4', whole],
    ['DSJ-T8A0001#15010023456#20260302090000.mp4', whole],
    ['DSJ-T8A0001_20260302090000.mp4', { deviceId: 'DSJ-T8A0001', from: FROM }],
    ['20260302_090000.mp4', { from: FROM }],
  ])('%s', (name, said) => expect(fieldsOfName(name)).toEqual(said));

  it('an end before its start is none', () => {
    expect(fieldsOfName('DSJ-1_12345_20260302093000_20260302090000.mp4')).toEqual({
      deviceId: 'DSJ-1',
      officerNumber: '12345',
      from: TO,
    });
  });

  it.each([
    'VID 0001.mp4',
    '现场视频.mp4',
    'DSJ-T8A0001_15010023456_0001.mp4',
    'a.mp4',
    '20260231_090000.mp4',
  ])('without a time nothing is read out of a name: %s', (name) => expect(fieldsOfName(name)).toEqual({}));

  it('takes no device or officer that cannot be one', () => {
    expect(fieldsOfName('现场_张三_20260302090000.mp4')).toEqual({ from: FROM });
  });
});
