import { Injectable } from '@nestjs/common';
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import type { Result } from '../../kernel/result.js';
import { COMMON_CHINESE } from './common-chinese.js';
import { type About, passwordFits, passwordIsHard } from './rules/password.rules.js';

/** What the estimate looks at; its time grows with the length. What stands behind only makes a password harder. */
const LOOKED_AT = 24;

const WHY: Readonly<Record<string, string>> = {
  straightRow: '是键盘上相邻的键',
  keyPattern: '是键盘上容易想到的走法',
  simpleRepeat: '是重复的字符',
  extendedRepeat: '是重复的片段',
  sequences: '是连续的字母或者数字',
  recentYears: '含有容易猜到的年份',
  dates: '是日期',
  topTen: '属于最常用的几个',
  topHundred: '属于最常用的一百个',
  common: '太常用',
  similarToCommon: '与常用的密码相近',
  wordByItself: '是单独的常用词',
};

/** Judges a new password by zxcvbn with its lists of leaked passwords, keyboards, and the words of Chinese offices. */
@Injectable()
export class PasswordStrength {
  private estimator: Promise<ZxcvbnFactory> | undefined;

  /** Refuses `account.weak-password`, with what is wrong and what to do. */
  async judge(password: string, about: About): Promise<Result<void>> {
    const fits = passwordFits(password, about);
    if (!fits.ok) return fits;
    const estimator = await (this.estimator ??= load());
    const looked = [...password].slice(0, LOOKED_AT).join('');
    const { guessesLog10, feedback } = estimator.check(looked, wordsOf(about));
    const why = WHY[feedback.warning ?? ''];
    return passwordIsHard({ guessesLog10, why: why && `密码${why}` });
  }
}

/** Read when the first password is set: 18 MB that a program without new passwords does not need. */
async function load(): Promise<ZxcvbnFactory> {
  const { ZxcvbnFactory } = await import('@zxcvbn-ts/core');
  const { adjacencyGraphs, dictionary } = await import('@zxcvbn-ts/language-common');
  return new ZxcvbnFactory({
    dictionary: { ...dictionary, 'common-chinese': COMMON_CHINESE },
    graphs: adjacencyGraphs,
    maxLength: LOOKED_AT,
  });
}

function wordsOf({ username, name, agencyName }: About): string[] {
  const parts = [
    username,
    name,
    agencyName,
    ...username.split(/[._\d-]+/),
    ...agencyName.split(/[（）()\s]+/),
  ];
  const agency = [...agencyName];
  const pieces = agency.flatMap((_, i) => [2, 3, 4].map((n) => agency.slice(i, i + n).join('')));
  return [...new Set([...parts, ...pieces].filter((word) => [...word].length > 1))];
}
