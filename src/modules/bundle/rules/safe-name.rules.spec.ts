import fc from 'fast-check';
import { safeName } from './safe-name.rules.js';

describe('a name inside a bundle', () => {
  it.each([
    ['现场检查.mp4', '01-现场检查.mp4'],
    ['../../etc/passwd', '01-etc_passwd'],
    ['C:\\录像\\执法 1.MP4', '01-C_录像_执法_1.MP4'],
    ['.hidden', '01-hidden'],
    ['a\u202egpj.exe', '01-a_gpj.exe'],
    ['', '01-无名'],
    ['...', '01-无名'],
  ])('%j becomes %s', (name, safe) => expect(safeName(1, name)).toBe(safe));

  it('takes the extension it is given for a title that has none', () =>
    expect(safeName(12, '立案审批表 第1.2版', 'txt')).toBe('12-立案审批表_第1.2版.txt'));

  it('is one segment that every system takes, whatever it was called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const safe = safeName(7, name);
        expect(safe).toMatch(/^07-[^\\/:*?"<>|\p{C}\p{Z}]+$/u);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(255);
        expect(safe.endsWith('.')).toBe(false);
      }),
    );
  });
});
