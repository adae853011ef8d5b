import { MAX_BYTES, passwordFits, passwordIsHard, prepared } from './password.rules.js';

const about = { username: 'officer1', name: '执法员甲', agencyName: '建筑新村街道办事处' };
const detail = (password: string) => {
  const fits = passwordFits(password, about);
  return fits.ok ? 'fits' : fits.refusal.detail;
};

describe('a password', () => {
  it.each(['x7Kq-pd93-Lm', ' blanks at both ends ', '济南的春天来得很早呀', '😀😀a😀😀b😀😀c😀'])(
    '%j fits',
    (password) => expect(detail(password)).toBe('fits'),
  );

  it.each([
    ['aaaaaaaaaa', '密码是重复的字符或者片段'],
    ['passwordpasswordpas', '密码是重复的字符或者片段'],
    ['123456789', '密码只有9个字符，至少需要10个'],
    ['', '密码只有0个字符，至少需要10个'],
    ['my Officer1 account', '密码中含有用户名'],
    ['1reciffo-reversed', '密码中含有倒写的用户名'],
    ['我是执法员甲没有错的', '密码中含有姓名'],
    ['在建筑新村街道办事处工作', '密码中含有机关名称'],
    ['with a \u0000 in it', '密码中有不能使用的控制字符或者残缺字符'],
    ['half a pair \ud83d', '密码中有不能使用的控制字符或者残缺字符'],
    ['x'.repeat(MAX_BYTES + 1), '密码过长：最多256字节（约85个汉字）'],
  ])('%j does not: %s', (password, why) => expect(detail(password)).toBe(why));

  it('is the same on every keyboard, and keeps its blanks', () => {
    expect(prepared('  cafe\u0301 ')).toBe('  caf\u00e9 ');
  });

  it('must be beyond the first three thousand million guesses', () => {
    expect(passwordIsHard({ guessesLog10: 9.4, why: '常见' })).toMatchObject({
      refusal: {
        code: 'account.weak-password',
        detail: '常见',
        next: expect.stringContaining('至少使用10个字符'),
      },
    });
    expect(passwordIsHard({ guessesLog10: 9.5, why: undefined }).ok).toBe(true);
  });
});
