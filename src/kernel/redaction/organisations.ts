const BUSINESS =
  '(?:公司|工厂|加工厂|制品厂|厂|店|馆|超市|商行|车行|银行(?![卡账帐流存转户])|酒楼|餐厅|食堂|诊所|医院|药房|经营部|门市部?|商店|服务站|服务部|批发部|维修部|工作室|合作社|中心|网吧|网咖|会所|影院|影城|俱乐部|茶楼|茶室|浴场|洗浴|山庄|商城|分店|美容院|养生馆|健身房|棋牌室|麻将馆|(?<!作)坊|[养护][老理]?院|养老护理院|敬老院|福利院|卫生所|旅社|供销社|饭庄|酒庄|茶庄|农庄|庄园|牧场|渔场|林场|驿站|加油站|书院|书屋|画室|酒吧|酒家|食府|浴池|幼儿园|学校|农场|养殖场|事务所|律所|商贸|工程队|民宿|客栈|分局|支局|派出所|支行|分行|法院|检察院|监管所|管理局|执法局|执法队|大队|支队|卫生院|街道办)';
const SUFFIX =
  '(?:公司|集团|室|门市|厂家|站|厂|店|馆|所|院|行|社|局|部|站|中心|市场|超市|商场|酒店|宾馆|饭店|餐厅|食堂|学校|大学|中学|小学|幼儿园|委员会|居委会|村委会|办事处|政府|工作室|农场|诊所|网吧|浴池|茶楼|小吃|摊|铺|坊|屋|吧|队|城|商户|个体户|合作社|民宿|客栈|农家乐)';
const ENDS_AS_ORGANISATION = new RegExp(`${SUFFIX}(?:[（(][^）)]{0,12}[）)])?$`);
/** Verbs and particles: after them a business belongs to the sentence, not to the name. */
const JOINT =
  /[的在于与和及、系为是向对从将把被因以等至到诉称述证实签收受购买驾驶未擅持曾任后前去来进出离打反映提供说该此其自]|经营(?!部)|承包|开设|负责|现场|涉嫌|处[分置]|转让|侵占|挪用|组织|联系|介绍|委托|担任|丈夫|妻|儿子|女儿|^经(?![贸济营纪销])|^[说问叫请让给去到买卖租借住]/;
const PLACE_IN_BRACKETS = '(?:[（(][一-龥]{2,4}[）)])?';
const NEAR = new RegExp(
  `^${PLACE_IN_BRACKETS}[一-龥A-Za-z0-9·]{0,5}?(?:${BUSINESS}|[一-龥]{0,4}有限(?:责任)?公司)`,
);
const FAR = new RegExp(`^[一-龥A-Za-z0-9·（()）]{0,16}?${BUSINESS}`);

/** 谷满仓 中国农业银行 6228…: whose account it is. */
const BANK =
  /^(?:中国|农业|工商|建设|交通|邮[政储]|招商|光大|民生|中信|浦发|兴业|平安|华夏|广发|农村|[建工农中交]行)[一-龥]{0,6}(?:银行|信用社|行)/;

/** True for the name of an organisation or shop rather than of a person. */
export function isOrganisation(name: string): boolean {
  return name.length > 3 && ENDS_AS_ORGANISATION.test(name);
}

/** True for words that go on like a sentence: 张三经营饭店 names a person, however it ends. */
export function isClause(words: string): boolean {
  return /经营|开设|开办|位于|驾驶|的|在|将|与|擅自|销售|购买|出租|承租|存入|进入|于\d/.test(words);
}

/** 万达广场, 王家铺一带: a place that bears a name. */
export const PLACE_AHEAD =
  /^(?:广场|大厦|小区|花园|公寓|商城|步行街|纪念馆|公园|景区|集团|社区|家园|大道|一带|附近|流域|沿线|水库|国际)/;

/** True when a person's name is a part of an organisation's name (历下区李娟餐馆), by what stands around it. */
export function isOrganisationPart(preceding: string, following: string): boolean {
  const match = (/[省市区县镇乡村路街]$/.test(preceding) ? FAR : NEAR).exec(following);
  return match !== null && !JOINT.test(match[0]) && !BANK.test(following);
}
