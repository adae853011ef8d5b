import { ok, refuse, type Result } from '../../../kernel/result.js';

export const MIN_LENGTH = 10;
/** Bytes of UTF-8: a hash costs the same for all, and no request may bring more. */
export const MAX_BYTES = 256;
/** Guesses after which a password counts as hard enough: three thousand million. Ten characters of chance have 10^10. */
export const MIN_GUESSES_LOG10 = 9.5;

/** What the estimate of a library says of a password. */
export interface Estimate {
  readonly guessesLog10: number;
  /** What makes it easy to guess, in Chinese. */
  readonly why: string | undefined;
}

/** Who sets the password, and where: words that a guesser tries first. */
export interface About {
  readonly username: string;
  readonly name: string;
  readonly agencyName: string;
}

/** RFC 8265 (OpaqueString): the same password typed on another keyboard has the same bytes. Nothing is trimmed. */
export const prepared = (password: string): string => password.normalize('NFC');

const weak = (detail: string) =>
  refuse('account.weak-password', {
    detail,
    next: '请至少使用10个字符，例如几个互不相关的词语或者一句只有自己知道的话；空格和汉字都可以使用',
  });

/** What can be said without a dictionary: whether it can be a password at all, its length, and the words of the office. */
export function passwordFits(password: string, about: About): Result<void> {
  if (/[\p{Cc}\p{Cs}]/u.test(password)) return weak('密码中有不能使用的控制字符或者残缺字符');
  if (Buffer.byteLength(password) > MAX_BYTES)
    return weak(`密码过长：最多${MAX_BYTES}字节（约${Math.floor(MAX_BYTES / 3)}个汉字）`);
  if ([...password].length < MIN_LENGTH)
    return weak(`密码只有${[...password].length}个字符，至少需要${MIN_LENGTH}个`);
  if (isRepeated(password)) return weak('密码是重复的字符或者片段');
  const typed = password.toLowerCase();
  for (const [word, what] of [
    [about.username, '用户名'],
    [[...about.username].reverse().join(''), '倒写的用户名'],
    [about.name, '姓名'],
    [about.agencyName, '机关名称'],
  ] as const)
    if ([...word].length >= 2 && typed.includes(word.toLowerCase())) return weak(`密码中含有${what}`);
  return ok();
}

/** One short piece again and again: said without the estimate, which takes longest for these. */
function isRepeated(password: string): boolean {
  const signs = [...password];
  const repeats = (piece: number) => signs.every((sign, i) => sign === signs[i % piece]);
  return [1, 2, 3, 4, 5, 6, 7, 8].some((piece) => piece * 2 <= signs.length && repeats(piece));
}

/** Refuses `account.weak-password` where a guesser would find it among the first three thousand million. */
export function passwordIsHard(estimate: Estimate): Result<void> {
  if (estimate.guessesLog10 >= MIN_GUESSES_LOG10) return ok();
  return weak(estimate.why ?? '密码容易被猜中');
}
