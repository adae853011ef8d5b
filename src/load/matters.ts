import type { PartyKind } from '../modules/cases/index.js';
import type { Chance } from './chance.js';

/** What loaded cases are about: made-up parties and the matters of everyday enforcement in a street. */

const MATTERS = [
  [
    '擅自占用城市道路经营',
    'urban-management',
    '《城市道路管理条例》第二十七条、第四十二条',
    '在店外人行道摆放桌椅经营，占道约12平方米',
  ],
  [
    '未按规定投放生活垃圾',
    'urban-management',
    '《济南市生活垃圾减量与分类管理条例》第二十七条',
    '将厨余垃圾混入其他垃圾投放，经责令改正后仍未改正',
  ],
  [
    '擅自设置户外广告设施',
    'urban-management',
    '《城市市容和环境卫生管理条例》第三十六条',
    '未经批准在楼体外墙设置广告牌一处，面积约9平方米',
  ],
  [
    '露天烧烤污染环境',
    'ecology-environment',
    '《中华人民共和国大气污染防治法》第一百一十八条',
    '在禁止区域内露天烧烤食品，产生油烟污染',
  ],
  [
    '销售过期食品',
    'market-regulation',
    '《中华人民共和国食品安全法》第一百二十四条',
    '货架上陈列待售的预包装食品超过保质期，共4袋',
  ],
  ['占用疏散通道', 'fire-safety', '《中华人民共和国消防法》第六十条', '在疏散楼梯间堆放货物，影响人员疏散'],
  [
    '运输车辆泄漏遗撒',
    'urban-management',
    '《城市市容和环境卫生管理条例》第三十四条',
    '渣土运输车辆未密闭，沿途遗撒约200米',
  ],
] as const;

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉建国文斌宁'];
const SHOP = [...'福顺祥和盛达源泰鑫恒安宏瑞嘉丰隆华美康乐'];
const TRADES = ['餐饮', '商贸', '广告', '物流', '建材', '食品', '服饰', '汽车服务', '物业管理', '装饰工程'];
const ROADS = [
  '和平路',
  '解放路',
  '山大路',
  '文化东路',
  '历山路',
  '燕子山路',
  '经十路',
  '花园路',
  '甸柳新村',
  '友谊苑',
];

export interface LoadedMatter {
  readonly cause: string;
  readonly field: string;
  readonly basis: string;
  readonly conduct: string;
  readonly place: string;
  readonly partyKind: PartyKind;
  readonly party: { name: string; representative?: string; address: string; birthDay?: string };
}

export function matterBy(chance: Chance): LoadedMatter {
  const [cause, field, basis, conduct] = chance.of(MATTERS);
  const place = `历下区${chance.of(ROADS)}${1 + chance.below(300)}号`;
  const person = chance.of(SURNAMES) + chance.of(GIVEN) + (chance.below(3) ? chance.of(GIVEN) : '');
  const kind = chance.part();
  if (kind < 0.3)
    return {
      ...{ cause, field, basis, conduct, place, partyKind: 'person' },
      party: {
        name: person,
        birthDay: `${1955 + chance.below(45)}-0${1 + chance.below(9)}-1${chance.below(10)}`,
        address: place,
      },
    };
  const firm = `${chance.of(SHOP)}${chance.of(SHOP)}${chance.of(SHOP)}`;
  const trade = chance.of(TRADES);
  const shop = kind < 0.5;
  return {
    ...{ cause, field, basis, conduct, place, partyKind: shop ? 'individual-business' : 'organisation' },
    party: {
      name: shop ? `历下区${firm}${trade}店` : `济南${firm}${trade}有限公司`,
      representative: person,
      address: place,
    },
  };
}
