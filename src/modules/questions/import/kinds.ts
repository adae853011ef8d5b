import type { QuestionKind } from '../rules/question.rules.js';
import { folded } from './characters.js';

/** Kinds as people call them. `any`: the answer tells; `none`: a kind that has no answer by letters. */
export type KindWord = QuestionKind | 'any' | 'none';

const KINDS: readonly [RegExp, KindWord][] = [
  [/不定项/, 'any'],
  [/单项选择|单选|single/i, 'single'],
  [/多项选择|多选|multi/i, 'multiple'],
  [/判断|是非|对错|正误|true[\s/_-]*(or)?[\s/_-]*false|judge|^tf$|^t\/f$|bool/i, 'true-false'],
  [/案例|材料分析|case/i, 'case'],
  [/填空|简答|论述|问答|名词解释|文书写作|fill|essay|short/i, 'none'],
  [/选择|choice/i, 'any'],
];

/** The kind a word names; undefined where it names none. */
export const kindWord = (text: string): KindWord | undefined =>
  KINDS.find(([words]) => words.test(folded(text).trim()))?.[1];

/** The whole of a text is the name of a kind: 单选, 单选题, 单项选择题, single choice. */
export const isKindName = (text: string): boolean =>
  /^(单项选择|单选|多项选择|多选|不定项选择|不定项|判断|判断正误|是非|对错|案例|案例分析|材料分析|填空|简答|论述|问答|名词解释|文书写作|选择|(single|multiple|multi)([\s_-]*(choice|select|answer))?|true[\s/_-]*(or)?[\s/_-]*false|judge(ment)?|t\/?f|boolean|case|choice|essay)题?$/i.test(
    folded(text).trim(),
  );
