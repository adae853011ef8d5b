/** Surnames in use (百家姓 and the census's most frequent), as a character class and as compounds. */
const SINGLE =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴归海墨哈谯笪年爱阳佟商牟佘佴伯赏肖闫覃涂付代苟覃冼岩仝原操来撒鹿初矫肇闪滿麦朴苑迟亓丛栗綦尉隋战邸由邝揭禚晋甯蒿郇幺敬檀楼庹雒贠鄢税旷';
const COMPOUND =
  '欧阳|上官|司马|诸葛|夏侯|东方|皇甫|尉迟|公孙|令狐|慕容|长孙|宇文|司徒|司空|端木|百里|东郭|南宫|呼延|轩辕|独孤|钟离|濮阳|太史|申屠|澹台|公冶|淳于|单于|鲜于|闾丘|拓跋|万俟|赫连|西门|第五';

/** Regular expression source of a surname. */
export const SURNAME = `(?:${COMPOUND}|[${SINGLE}])`;
const COMPOUND_START = new RegExp(`^(?:${COMPOUND})`);
const SURNAME_START = new RegExp(`^${SURNAME}`);

/** The surname a name begins with, or undefined. */
export function surnameOf(name: string): string | undefined {
  return SURNAME_START.exec(name)?.[0];
}

export function hasCompoundSurname(name: string): boolean {
  return COMPOUND_START.test(name);
}
