import { SIDECAR_BYTES, sidecarOf } from './sidecar.rules.js';

const fields = (text: string, ending: 'json' | 'xml' | 'txt') => sidecarOf(Buffer.from(text), ending)?.said;
const WHOLE = {
  deviceId: 'DSJ-1',
  officerNumber: '15010023456',
  from: '2026-03-02T01:00:00.000Z',
  to: '2026-03-02T01:30:00.000Z',
  important: true,
};

describe('the file beside a recording', () => {
  it.each([
    [
      'json' as const,
      '{"DeviceNo":"DSJ-1","userId":15010023456,"startTime":"2026-03-02 09:00:00","endTime":"2026-03-02T09:30:00+08:00","isImportant":true}',
    ],
    [
      'xml' as const,
      '<?xml version="1.0"?><file><DeviceID>DSJ-1</DeviceID><OfficerNo>15010023456</OfficerNo><StartTime>20260302090000</StartTime><EndTime>2026/03/02 09:30:00</EndTime><Mark>1</Mark></file>',
    ],
    [
      'txt' as const,
      '设备编号=DSJ-1\r\n警号：15010023456\r\n开始时间=2026-03-02 09:00:00\r\n结束时间=2026-03-02 09:30:00\r\n重要标记=是\r\n',
    ],
  ])('as %s, with the makers’ own words for keys', (ending, text) =>
    expect(fields(text, ending)).toEqual(WHOLE),
  );

  it('may name case, stage, place and digest', () => {
    const digest = 'AB'.repeat(32);
    const text = `案号=济历建街综执罚〔2026〕第1号\n环节=送达\n地点=和平路\nsha256=${digest}\n`;
    expect(fields(text, 'txt')).toEqual({
      case: '济历建街综执罚〔2026〕第1号',
      stage: '送达',
      place: '和平路',
      sha256: digest.toLowerCase(),
    });
  });

  it('in GB 18030 as well as in UTF-8, with or without its mark', () => {
    const gb = Buffer.from('c9e8b1b8b1e0bac53d44534a2d31', 'hex');
    expect(sidecarOf(gb, 'txt')?.said).toEqual({ deviceId: 'DSJ-1' });
    expect(fields('\ufeff{"device":"DSJ-1"}', 'json')).toEqual({ deviceId: 'DSJ-1' });
  });

  it('keeps every field as it stood there, and believes no wrong time, mark or digest', () => {
    const text =
      '{"device":"DSJ-1","start":"yesterday","mark":"0","sha256":"short","model":"T8","more":{"a":1}}';
    expect(sidecarOf(Buffer.from(text), 'json')).toEqual({
      said: { deviceId: 'DSJ-1', important: false },
      fields: { device: 'DSJ-1', start: 'yesterday', mark: '0', sha256: 'short', model: 'T8' },
    });
  });

  it('is not read where it is something else, too long or empty', () => {
    expect(fields('not json', 'json')).toBeUndefined();
    expect(fields('[1,2]', 'json')).toBeUndefined();
    expect(fields('no xml', 'xml')).toBeUndefined();
    expect(fields('', 'txt')).toBeUndefined();
    expect(sidecarOf(Buffer.alloc(SIDECAR_BYTES + 1, 0x61), 'txt')).toBeUndefined();
  });

  it('follows no declaration of an XML file', () => {
    const text = '<!DOCTYPE f [<!ENTITY x SYSTEM "file:///etc/passwd">]><f><device>&x;</device></f>';
    expect(fields(text, 'xml')).toEqual({ deviceId: '&x;' });
  });

  it('has no key that reaches into the program', () => {
    const read = sidecarOf(Buffer.from('{"__proto__":{"a":1},"constructor":"x","device":"DSJ-1"}'), 'json');
    expect(read?.said).toEqual({ deviceId: 'DSJ-1' });
  });
});
