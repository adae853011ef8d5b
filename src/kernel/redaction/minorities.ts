/** Parts of which names without a Han surname are built (Tibetan; Mongolian; Uygur, Kazakh and Hui; Yi), as written in Chinese. */
const PARTS =
  '达娃|央珍|阿苦|果果|拉哈|那仁|吉尔|拉泽|扎西|次仁|才仁|泽仁|多吉|多杰|卓玛|卓嘎|格桑|洛桑|洛绒|罗绒|丹增|旦增|丹珠|旺堆|旺姆|旺久|旺扎|旺杰|央金|央宗|拉姆|拉毛|平措|彭措|顿珠|仁青|仁增|尼玛|达瓦|边巴|普布|巴桑|米玛|拉巴|索朗|索南|强巴|贡布|贡嘎|嘎玛|噶玛|才让|才旦|才旺|次旺|次旦|东珠|桑吉|桑杰|桑珠|华旦|德吉|德央|白玛|班玛|曲珍|曲扎|曲培|土登|图登|阿旺|昂旺|罗布|群培|群宗|加措|嘉措|赤列|益西|晋美|坚赞|江村|泽郎|泽旺|更登|根敦|单增|卓尕|尕藏|万玛|南杰|俄金|向巴|西绕|西热|勒旺|' +
  '敖日格乐|格乐|巴特尔|巴图|斯琴|高娃|其其格|乌云|其木格|娜仁|托娅|图雅|格日勒|毕力格|朝鲁|苏和|宝音|那顺|额尔德尼|额尔敦|呼和|哈斯|萨仁|阿拉坦|布和|孟克|敖登|乌兰|乌日娜|娜日苏|吉日嘎拉|通拉嘎|德力格尔|特木尔|青格勒|苏日娜|苏日嘎|塔娜|牧其尔|阿木古楞|满都拉|达来|乌力吉|巴雅尔|巴彦|陶格陶|恩和|道尔吉|敖特根|朝格图|苏日勒|敖其尔|满达|云登|贺希格|阿斯楞|布赫|海日|宝力|孟和|乌恩|哈达|莫日根|阿尔斯楞|铁木尔|图门|白音|斯日古楞|' +
  '买买提|麦麦提|吐尔逊|图尔荪|吐尔洪|艾力|阿不都|阿卜杜|阿布都|艾合买提|艾买提|古丽|古力|阿依|帕提|玉素甫|玉苏普|依明|伊敏|肉孜|热合曼|热依木|热西提|克里木|克热木|努尔|哈力|木拉提|马木提|马合木提|马哈木提|买合木提|阿迪力|艾尔肯|艾山|艾则孜|伊力|依力|库尔班|塔依尔|居马|巴合提|叶尔|哈那提|沙吾列|别克|吾买尔|吾斯曼|吾布力|司马义|伊斯马|尼亚孜|阿吾提|托合提|玉山|亚森|赛买提|米尔|凯撒尔|帕尔哈提|迪力|热娜|古再|巴哈尔|阿孜古|热孜万|布维|玛依拉|赛提|加马力|木合塔尔|穆罕默德|穆萨|尔沙|易卜拉欣|' +
  '毕摩|海来|海乃|莫色|沙玛|俄底|吉胡|吉觉|勒格|马卡|阿余|罗洪|瓦渣|果基|阿侯|恩扎|日火|木基|尔呷|日达|你布|拉且|阿果|吉克|沙马|曲木|阿牛|阿木|尔布|尔古|日黑|木呷|伍呷|拉则|子布|阿支|阿西|吉木|马海|曲比|阿苏|俄木|尔洛|木加|拉日|吉伍|勒伍|阿布|石一|古次|日古|木乃';
const NAME = new RegExp(
  `(?:${PARTS}){2,4}(?:汗|江|别克|提|木|拜|克|尔|娜)?|巴特尔|买买提|吐尔逊|马哈木提|艾合买提|买合木提|[额乌苏阿萨娜托敖布斯巴格诺哈那日恩策白尔德登日云布仁拉其嘎根琴高斯]{0,5}(?:其木格|其其格|琪琪格)`,
  'g',
);
const SHORT = new RegExp(`^(?:${PARTS})(?:[汗江提木拜克尔娜])?`);
/** Characters used to write foreign names. */
const SOUNDS =
  '阿卜不都杜拉买麦提艾尔肯吾热依伊木古丽力汗江沙巴哈斯约翰逊森特曼克莱恩德里奥罗伯史密迈尔大卫彼得皮埃邦玛亚安娜索菲娅托什普诺夫基叶莲柯维奇米洛莫桑帕弗兰西格雷厄姆布朗怀亨利查理詹乔治吉尔伽塔佐纳穆罕默萨赫易欣马合图逊尼孜甫玉素肉居塞贾瑟加吐洪莎贝努苏艾合再巴赛排祖';
const DOTTED = new RegExp(`[${SOUNDS}]{1,8}(?:[·•・‧∙][${SOUNDS}]{1,8}){1,3}`, 'g');

/** Names that show what they are by their own shape, wherever they stand. */
export function namesByShape(text: string): string[] {
  return [...text.matchAll(NAME), ...text.matchAll(DOTTED)]
    .map((match) => match[0])
    .filter((name) => name.length > 2);
}

/** A name of one part; only where a role announces a person. */
export function shortMinorityName(text: string): string | undefined {
  return SHORT.exec(text)?.[0];
}

const SOUNDED = new RegExp(`^[${SOUNDS}]{3,5}(?![${SOUNDS}])`);

/** 热依拉: three characters and more that write nothing but sounds; only where a role announces a person. */
export function soundsForeign(text: string): string | undefined {
  return SOUNDED.exec(text)?.[0];
}
