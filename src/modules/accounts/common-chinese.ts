/**
 * Words that Chinese offices use in passwords, the most frequent first: pinyin of common phrases, placeholder names, the
 * field itself and places; a guesser tries them before anything else. The lists of zxcvbn hold few of them.
 */
export const COMMON_CHINESE: string[] = `
woaini woaini1314 5201314 1314520 wodemima mima mimashi nihao nihaoma woshishui zhangsan lisi wangwu zhaoliu admin guanli
guanliyuan xitong ceshi yonghu denglu zhongguo zhonghua beijing shanghai guangzhou shenzhen shandong jinan qingdao lixia
shizhong huaiyin tianqiao licheng changqing zhangqiu laiwu jiangsu zhejiang henan hebei hunan hubei sichuan chongqing
tianjin liaoning jilin heilongjiang anhui fujian jiangxi guangdong guangxi hainan guizhou yunnan shaanxi gansu qinghai
ningxia xinjiang neimenggu xizang zhengfu zhifa xingzheng xingzhengzhifa zonghezhifa chengguan chengguanju jiedao banshichu
sifa sifaju shichang jianguan shichangjianguan weijian huanbao anquan yingji xiaofang gongan jiancha fayuan susong chufa
xuke gongshi shenhe fazhi fazhishenhe lianghong sanxiang jiandu peixun kaoshi zhengjian anjian anjuan zhengju juzhang
zhuren kezhang duizhang xiaozhang laoshi tongzhi renmin renminzhengfu weirenminfuwu shehui dangyuan gongwuyuan danwei
bangong bangongshi diannao wangluo shouji dianhua kaixin kuaile xingfu pingan jiankang facai gongxi xinnian shengri mama
baba laopo laogong baobao erzi nver haizi zhangwei wangwei wangfang liwei lina zhangmin lijing wangjing liuwei wangxiuying
zhangli lixiuying wangli chenjing liuyang wangyong zhangjie zhangyan liqiang wangyan zhangtao wangqiang lijuan liujie
wo ai ni ta de shi bu le ren zhong da xiao hao wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo
ma luo liang song zheng xie han tang feng yu dong cheng cao yuan deng
密码 我爱你 中国 济南 山东 执法 行政 执法局 街道 办事处 司法局 城管 管理员 系统 测试 你好 一二三四五六七八九十 为人民服务
`
  .trim()
  .split(/\s+/);
