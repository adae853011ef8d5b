import { citationRanges } from '../citations.js';
import { sourceRange } from '../normalise.js';
import type { Detector } from '../types.js';

const ILLNESS =
  '(?:病|症|炎|癌|肿瘤|瘤|综合征|障碍|高血压|高血糖|糖尿病|冠心病|哮喘|骨折|偏瘫|瘫痪|失明|失聪|癫痫|肝硬化|尿毒症|白血病|血栓|梗死|脑梗|心梗|肺结核|结核|艾滋病|梅毒|乙肝|丙肝|感染)';
const PATTERNS = [
  `(?:患有?|身患|罹患|确诊为?|诊断为|患上|得了)(?!国务院|有碍|本法|规定)[^，,。；;\\n（(《]{0,20}?${ILLNESS}(?:期|[晚早中]期|[ⅠⅡⅢⅣ1-4一二三四]期|急性发作|[1-3]级|阳性)?`,
  '(?:HIV|hiv|艾滋病病?毒?|梅毒|乙肝(?:病毒|表面抗原)?|丙肝|新冠(?:病毒|肺炎)?)(?:携带者?|感染者?|检测?(?:呈)?阳性|呈?阳性|患者|病人)',
  '(?:精神分裂症|抑郁症|双相情感障碍|焦虑症|自闭症|孤独症|癫痫病?|尿毒症|白血病|帕金森(?:病|综合征)?|阿尔茨海默(?:病|症)?|老年痴呆症?|恶性肿瘤|[胃肺肝肠乳腺宫颈食管胰甲状腺]{1,3}癌(?:[晚早中]期)?)(?!防治)',
  '(?:[肢体视力听言语智精神多重]{2}(?:[一二三四1-4]级)?残疾(?!人?(?:联合会|保障|用品))(?:人?[一二三四1-4]级)?|残疾(?:等级)?(?:为)?[一二三四1-4]级|[一二三四1-4]级(?:肢体|视力|听力|言语|智力|精神|多重)?(?:残疾|伤残)|伤残[一二三四五六七八九十1-9]+级)',
  '残疾人?证(?:(?:号码?|编号)?[:：为是]?[0-9Xx]{8,22}(?:[Bb]\\d)?)?',
  '(?:怀孕|妊娠|身孕|孕期|孕妇)(?:约|已)?(?:[0-9一二三四五六七八九十]{1,3}(?:个?多?月|周))?|哺乳期|(?:先兆)?流产',
  '(?:因|在|曾)[^，,。；;\\n]{0,16}(?:住院(?:治疗)?|手术(?:治疗)?|化疗|放疗|透析)',
  '(?:血压|血糖|血型|病历号|住院号|门诊号|就诊卡号)[:：为是]?[A-Za-z]?[0-9/.]+(?:mmHg|mmol/L)?',
];
const HEALTH = new RegExp(PATTERNS.map((source) => `(?:${source})`).join('|'), 'g');
const ANIMAL = /(?:猪|牛|羊|鸡|鸭|犬|狗|猫|禽|畜|鱼|虾|植物|树|苗|动物)[^，,。；;\n]{0,6}$/;

/** A person's state of health: illness, disability, pregnancy, treatment. RED-01. */
export const detectHealth: Detector = ({ compact }) => {
  const citations = citationRanges(compact.text);
  return [...compact.text.matchAll(HEALTH)]
    .filter((match) => !citations.some((range) => range.start <= match.index && match.index < range.end))
    .filter((match) => !/^患有?疾?病$/.test(match[0]))
    .filter((match) => !ANIMAL.test(compact.text.slice(Math.max(0, match.index - 10), match.index)))
    .map((match) => ({
      ...sourceRange(compact, match.index, match.index + match[0].length),
      class: 'health',
      rule: 'RED-01',
      replacement: '***',
    }));
};
