import { KNOWS_WORDS, wordAt } from './words.js';

/** Surnames in use (百家姓 and the census's most frequent), as a character class and as compounds. */
const SINGLE =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴归海墨哈谯笪年爱阳佟商牟佘佴伯赏肖闫覃涂付代苟覃冼岩仝原操来撒鹿初矫肇闪滿麦朴苑迟亓丛栗綦尉隋战邸由邝揭禚晋甯蒿郇幺敬檀楼庹雒贠鄢税旷凡淡妥木衣辜巨么咩果貌陇拓亳望励忻锁保丘兰盘禤冶撖粘蹇鄞郐郧郯俸呙弋恽斛枚琚秘籴翦芈苌荔萨谌豁迮郄释铁锺隽靖顿矣者折刀普依昂火智英揣斗线补展豆藤信户区伦侍';
/** Surnames that hardly begin a word; behind a role they are a name even where nothing closes it. */
const CLEARLY =
  '赵郑冯蒋沈韩杨秦尤吕曹魏姜谢邹窦潘葛奚范彭鲁韦酆鲍廉岑薛倪滕殷毕郝邬卞顾孟尹姚邵汪祁狄臧宋庞纪舒屈祝董杜阮贾娄郭刁徐邱骆蔡樊霍虞柯昝卢莫裘缪邓郁崔龚嵇邢裴陆翁荀甄芮靳汲邴糜巫郗刘陈吴李周孙朱戚袁俞贺汤罗伍齐傅穆萧湛禹戴茅熊梁闵颜丁万洪吉钮羿储焦牧隗侯宓郦雍璩濮扈冀郏浦晏柴瞿阎慕茹宦艾戈廖庾衡耿弘匡寇禄阙欧殳沃蔚夔巩厍聂晁勾敖融訾阚饶鞠蒯荆竺逯桓缑亢况郈琴佟牟佘佴闫覃涂苟冼仝矫麦朴亓栗綦隋邸邝甯蒿郇檀庹雒贠鄢翟谭卓蔺屠乔胥莘姬扶堵冉宰仇栾厉戎祖詹幸韶郜黎蓟薄蒲邰鄂赖陇亳忻禤撖蹇鄞郐郧郯俸呙恽琚谌迮郄';
/**
 * Surnames met now and then that are above all words of the language. They count only where the dictionary begins no
 * longer word with them: 占小平 is a name, 占道经营 is none.
 */
const SELDOM =
  '犹漆招零练占母南仵俎冢剡咎妫姒宛岐峗嵩庚弭彪恒恭惠戢斐昙朋朔枣柘桐桥棣楮沂沐泉泮泰洛渊溥漕炅照熙爨犁猗玄玺珠琅甫畅畲疏登皋睢砀硕祭竹笃筱粟素紫罡翼良芒茂茆菅菊葆蒉藏虢蛮衷裔褟誉诚豪贵赞赫迪遆邛邳郃郤郸鄄铎镡闽隰雁雪鸿鹏麴黑髙老川才士义书亚介仙光克典勇千升卿叔圣坚塔天太奇奕好寒尧岛崖州希律德心志念思恩惟扬敏斯旁旭星春晓极枝染树格森植椒榆槐欢永河波泽津浪润淑清源滇潮灵烈狼玛环瑞瑶百碧磨神秀端笔绍绿群聪育色菜言诺象足达逢道遇野针银静音飞香厚难死毒勒冒兀台吾奉密岂库弥扎拜旦昭更曼朝朵杏楚樵次毓求汝泊渠玉琼眭睦祥穰罕臣荷虎豹迎运青卖布冬阿钦法植门卯官生呼底僧冠哲塞壶央奠婴宇岱忍忠悦愉憨攸旗朗梦欣焱猛瓮皇砖礼蕊芝藩襄讷轩雨霸鸣嘎仓儒兆兴启嘉圭垒妮峰崇扁桃梓檐橘汉沧泷洮涪湖湘澎煜牙狐珍珊琪瑜瑾瓜睿箭羌茶莲葱葵薇谱豫赤辅辽霖颂颐魁鲸鹤於勉续药骈逮晨但寸字钭缑要底化宾';
const COMPOUND =
  '毌丘|相里|欧阳|上官|司马|诸葛|夏侯|东方|东野|皇甫|尉迟|公孙|令狐|慕容|长孙|宇文|司徒|司空|端木|百里|东郭|南宫|呼延|轩辕|独孤|钟离|濮阳|太史|申屠|澹台|公冶|淳于|单于|鲜于|闾丘|拓跋|万俟|赫连|西门|第五|仲孙|亓官|左丘|梁丘|公羊|谷梁|夹谷|乐正|漆雕|闻人|东门|宰父|巫马|公良|子车|颛孙|太叔|纳兰|完颜|叶赫|爱新觉罗|耶律|哥舒|斛律|尔朱|仆固|乌孙|富察|钮祜禄|瓜尔佳|赫舍里|佟佳|夏目|小林|中村|木村|清水|斎藤|斋藤|工藤|佐野|那拉|宗政|山本|佐藤|铃木|高桥|渡边|伊藤|加藤|吉田|佐佐木|松本|山崎|池田|桥本|藤田|冈田|后藤|长谷川|近藤|石井|坂本|远藤|藤井|三浦|藤原|冈本|松田|中岛|竹内|宫本|宫崎|田中|山田';

/** Regular expression source of a surname. */
export const SURNAME = `(?:${COMPOUND}|[${SINGLE}${SELDOM}])`;
const SELDOM_START = new RegExp(`^[${SELDOM}]`);
export const CLEAR = `(?:${COMPOUND}|[${CLEARLY}])`;
export const CLEAR_SURNAME = new RegExp(`^${CLEAR}`);
const COMPOUND_START = new RegExp(`^(?:${COMPOUND})`);
const SURNAME_START = new RegExp(`^${SURNAME}`);

/** The surname a name begins with, or undefined. */
export function surnameOf(name: string): string | undefined {
  const surname = SURNAME_START.exec(name)?.[0];
  if (surname === undefined || !isSeldom(surname) || name.length === 1) return surname;
  return KNOWS_WORDS && wordAt(name, 0).length === 1 ? surname : undefined;
}

/** Compounds that are words for nothing else: with what follows they are a name wherever they stand. */
export const UNMISTAKABLE =
  '(?:毌丘|相里|欧阳|上官|司马|诸葛|夏侯|皇甫|尉迟|公孙|令狐|慕容|长孙|宇文|司徒|端木|南宫|呼延|轩辕|独孤|钟离|申屠|澹台|公冶|淳于|闾丘|拓跋|万俟|赫连|亓官|仲孙|左丘|乐正|漆雕|闻人|宰父|巫马|纳兰|完颜|耶律|哥舒)';

const BARE = new RegExp(`^${UNMISTAKABLE}$`);

/** 赫连校长: the surname alone tells no more than 王女士. */
export function isBareSurname(name: string): boolean {
  return BARE.test(name);
}

export function hasCompoundSurname(name: string): boolean {
  return COMPOUND_START.test(name);
}

/** True for surnames that are above all words of the language. */
export function isSeldom(surname: string): boolean {
  return SELDOM_START.test(surname) && surname.length === 1;
}
